"""sys: argv, maxsize, version, recursion limit, stdout, exit as an exception."""

import sys

print(len(sys.argv), sys.argv[1:], sys.maxsize, sys.maxsize + 1 > sys.maxsize, sys.version_info[:2],
    sys.version_info >= (3, 14), sys.byteorder, sys.maxunicode)
print(sys.version_info.major, type(sys.modules).__name__, "sys" in sys.modules,
    sys.implementation.name.islower(), isinstance(sys.version, str), sys.float_info.max,
    sys.float_info.epsilon, sys.float_info.dig)
limit = sys.getrecursionlimit()
print(limit)
sys.setrecursionlimit(200)
def deep(n):
    return deep(n + 1)
try:
    deep(0)
except RecursionError as error:
    print(error)
sys.setrecursionlimit(limit)
for argument in ((), (3,), ("message",), (None,), ([1],)):
    try:
        sys.exit(*argument)
    except SystemExit as error:
        print(repr(error), error.code, error.args, isinstance(error, Exception))
try:
    raise SystemExit
except BaseException as error:
    print(type(error).__name__, error.code)
print(sys.stdout.write("written\n"))
sys.stdout.write("no newline")
sys.stdout.flush()
print()
print("to stdout", file=sys.stdout)
print(sys.exc_info())
try:
    1 / 0
except ZeroDivisionError:
    kind, value, traceback = sys.exc_info()
    print(kind.__name__, value, traceback is not None)
print(sys.intern("abc") == "abc", sys.int_info.default_max_str_digits, sys.hash_info.modulus,
    sys.hash_info.width)
for action in (lambda: sys.setrecursionlimit(0), lambda: sys.setrecursionlimit("a"), lambda: sys.missing,
    lambda: sys.exit(1, 2)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
