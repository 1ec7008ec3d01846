"""Writes what CPython 3.14 says of source positions, for the test `positions` to compare with.

    python3.14 regenerate.py [file.py ...]

Writes `name.positions` next to each file given, by default next to every `.py` file here. A line
reads: kind of operation, line:column-line:column, sorted, each once.
"""

import dis
import pathlib
import sys

KINDS = {
    "CALL": "call",
    "CALL_KW": "call",
    "CALL_FUNCTION_EX": "call",
    "LOAD_ATTR": "attribute",
    "LOAD_SUPER_ATTR": "attribute",
    "STORE_ATTR": "store_attribute",
    "DELETE_ATTR": "delete_attribute",
    "BINARY_SLICE": "item",
    "STORE_SUBSCR": "store_item",
    "STORE_SLICE": "store_item",
    "DELETE_SUBSCR": "delete_item",
    "COMPARE_OP": "compare",
    "IS_OP": "compare",
    "CONTAINS_OP": "compare",
    "UNARY_NEGATIVE": "unary",
    "UNARY_INVERT": "unary",
    "RAISE_VARARGS": "raise",
    "YIELD_VALUE": "yield",
    "GET_ITER": "iterate",
    "FOR_ITER": "iterate",
    "UNPACK_SEQUENCE": "unpack",
    "UNPACK_EX": "unpack",
    "IMPORT_NAME": "import",
    "IMPORT_FROM": "import",
    "LOAD_SPECIAL": "special",
    "WITH_EXCEPT_START": "special",
    "CHECK_EXC_MATCH": "match",
    "LOAD_GLOBAL": "name",
    "LOAD_NAME": "name",
    "STORE_NAME": "store_name",
    "STORE_GLOBAL": "store_name",
    "FORMAT_SIMPLE": "format",
    "FORMAT_WITH_SPEC": "format",
    "CONVERT_VALUE": "format",
    "MAKE_FUNCTION": "function",
    "LIST_APPEND": "append",
    "SET_ADD": "append",
    "MAP_ADD": "append",
    "LIST_EXTEND": "extend",
    "SET_UPDATE": "extend",
    "DICT_UPDATE": "extend",
    "DICT_MERGE": "extend",
}


def kind_of(instruction):
    if instruction.opname == "BINARY_OP":
        operator = instruction.argrepr
        if operator == "[]":
            return "item"
        return "inplace" if operator.endswith("=") else "binary"
    return KINDS.get(instruction.opname)


def lines_of(code):
    if code.co_name == "__annotate__":
        return
    for instruction in dis.get_instructions(code):
        kind = kind_of(instruction)
        at = instruction.positions
        if kind and at.lineno is not None and at.col_offset is not None:
            yield f"{kind} {at.lineno}:{at.col_offset}-{at.end_lineno}:{at.end_col_offset}"
    for constant in code.co_consts:
        if hasattr(constant, "co_code"):
            yield from lines_of(constant)


def regenerate(path):
    code = compile(path.read_text(), str(path), "exec")
    lines = sorted(set(lines_of(code)))
    path.with_suffix(".positions").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    here = pathlib.Path(__file__)
    given = [pathlib.Path(name) for name in sys.argv[1:]]
    for path in given or sorted(here.parent.glob("*.py")):
        if path.name != here.name:
            regenerate(path)
