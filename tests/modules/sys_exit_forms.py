"""SystemExit passes through except Exception and runs finally."""

import sys

def run(*arguments):
    try:
        try:
            sys.exit(*arguments)
        except Exception:
            print("not reached")
        finally:
            print("finally", end=" ")
    except SystemExit as error:
        print(repr(error.code), error.args, str(error) == str(error.code) or error.code is None)
for arguments in ((), (0,), (1,), (True,), ("text",), (None,), (2.5,), ((1, 2),)):
    run(*arguments)
try:
    raise SystemExit(4)
except BaseException as error:
    print(type(error).__name__, error.code, isinstance(error, Exception),
        issubclass(SystemExit, BaseException))
try:
    exit_function = sys.exit
    exit_function("via variable")
except SystemExit as error:
    print(error)
class Guard:
    def __enter__(self):
        return self
    def __exit__(self, kind, value, traceback):
        print("exit sees", kind.__name__, value.code)
        return True
with Guard():
    sys.exit(9)
print("still running")
sys.exit()
print("never")
