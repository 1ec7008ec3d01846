"""Writes what CPython 3.14 says to each source in `cases.txt`, for the test `errors`.

    python3.14 -W ignore regenerate.py

Answers are as tracebacks end, or `ok`, with the same separator as the cases.
"""

import pathlib
import traceback


def answer(source):
    try:
        compile(source, "case.py", "exec")
    except SyntaxError as error:
        if error.text is None and error.lineno:
            # Tracebacks read the line from the file, which is not there.
            error.text = source.splitlines(keepends=True)[error.lineno - 1]
        return "".join(traceback.format_exception_only(error)).rstrip("\n")
    return "ok"


here = pathlib.Path(__file__).parent
cases = (here / "cases.txt").read_text().rstrip("\n").split("\n---\n")
answers = [answer(case + "\n") for case in cases]
(here / "answers.txt").write_text("\n---\n".join(answers) + "\n")
