"""Writes what CPython 3.14 says to each source in `cases.txt`, for the test `errors`.

    python3.14 -W ignore regenerate.py

One line each: `ok`, or class, message, and place as line:column-line:column from 1.
"""

import pathlib


def answer(source):
    try:
        compile(source, "case.py", "exec")
    except SyntaxError as error:
        place = f"{error.lineno}:{error.offset}-{error.end_lineno}:{error.end_offset}"
        return f"{type(error).__name__}: {error.msg} @ {place}"
    return "ok"


here = pathlib.Path(__file__).parent
cases = (here / "cases.txt").read_text().rstrip("\n").split("\n---\n")
(here / "answers.txt").write_text("".join(answer(case + "\n") + "\n" for case in cases))
