"""Exception classes of our own: hierarchy, arguments, str and repr, matching."""

class AppError(Exception):
    """Base."""

class Coded(AppError):
    def __init__(self, code, message="none"):
        super().__init__(code, message)
        self.code = code
        self.message = message

    def __str__(self):
        return f"[{self.code}] {self.message}"

class Quiet(AppError):
    def __init__(self):
        pass

class Both(KeyError, AppError):
    pass

for error in (AppError(), AppError("one"), AppError("one", 2), Coded(404), Coded(500, "server"), Quiet(),
    Both("k"), KeyError("k"), KeyError(), KeyError("a", "b")):
    print(type(error).__name__, "|", str(error), "|", repr(error), "|", error.args)
for error in (Coded(1), Both("x"), ValueError("v"), Quiet()):
    try:
        raise error
    except KeyError as caught:
        print("KeyError", caught is error)
    except AppError as caught:
        print("AppError", caught is error, isinstance(caught, Exception))
    except Exception as caught:
        print("Exception", caught.args)
print(issubclass(Both, KeyError), issubclass(Both, LookupError), Both.__mro__[1].__name__, AppError.__doc__,
    [c.__name__ for c in Coded.__mro__])
e = ValueError(1, 2, 3)
print(e.args, str(e), repr(e))
e.args = ("changed",)
e.extra = {"any": "attribute"}
print(str(e), e.extra, repr(e))
print(str(OSError(2, "No such file")), OSError(2, "No such file").errno, type(OSError(2, "x")).__name__,
    OSError("one").args, str(StopIteration(5)), StopIteration(5).value)
print(repr(UnicodeError("u")), str(SystemExit(3)), SystemExit(3).code, repr(AttributeError("a", name="n")),
    AttributeError("a", name="n").name)
def check_type(error):
    match_order = []
    for candidate in (BaseException, Exception, ArithmeticError, LookupError, OSError, RuntimeError,
        ValueError):
        if isinstance(error, candidate):
            match_order.append(candidate.__name__)
    return match_order
for error in (ZeroDivisionError(), OverflowError(), KeyError(), IndexError(), NotImplementedError(),
    RecursionError(), UnicodeDecodeError("utf-8", b"x", 0, 1, "r"), FileNotFoundError(), KeyboardInterrupt(),
    StopIteration(), GeneratorExit(), ModuleNotFoundError(), UnboundLocalError()):
    print(type(error).__name__, check_type(error))
try:
    raise Coded(7, "raised")
except Coded as error:
    saved = error
print(saved.code, saved.message, saved)
def choose(flag):
    return ValueError if flag else KeyError
for flag in (True, False):
    try:
        raise choose(flag)("dynamic")
    except choose(flag) as error:
        print("dynamic", repr(error))
try:
    try:
        1 / 0
    except "not a class":
        pass
except TypeError as error:
    print(error)
try:
    try:
        1 / 0
    except (KeyError, 5):
        pass
except TypeError as error:
    print(error)
class Uncooperative(Exception):
    def __init__(self, required):
        self.required = required
try:
    raise Uncooperative
except TypeError as error:
    print(error)
print(Uncooperative("r").args, Uncooperative("r"), ValueError() == ValueError(), ValueError is ValueError)
