"""__context__, __cause__, __suppress_context__, raise from, notes."""

def show(error):
    print(repr(error), "| cause", repr(error.__cause__), "| context", repr(error.__context__), "|",
        error.__suppress_context__)
def attempt(action):
    try:
        action()
    except Exception as error:
        show(error)
        return error
def plain():
    raise ValueError("alone")
def implicit():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("while handling")
def explicit():
    try:
        1 / 0
    except ZeroDivisionError as error:
        raise ValueError("from") from error
def suppressed():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("from none") from None
def from_class():
    raise ValueError("x") from KeyError
def from_other():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("y") from KeyError("cause")
def in_finally():
    try:
        1 / 0
    finally:
        raise KeyError("finally")
def deep():
    try:
        implicit()
    except ValueError:
        raise TypeError("third")
def same():
    try:
        1 / 0
    except ZeroDivisionError as error:
        raise error
def inside_handler():
    try:
        1 / 0
    except ZeroDivisionError:
        try:
            [][1]
        except IndexError as error:
            show(error)
        raise
def bad_cause():
    raise ValueError("z") from 5
def after_handler():
    try:
        1 / 0
    except ZeroDivisionError:
        pass
    raise ValueError("handled already")
for action in (plain, implicit, explicit, suppressed, from_class, from_other, in_finally, deep, same,
    inside_handler, bad_cause, after_handler):
    print(action.__name__, end=": ")
    attempt(action)
error = attempt(deep)
chain = []
while error is not None:
    chain.append(type(error).__name__)
    error = error.__context__
print(chain)
noted = ValueError("with notes")
noted.add_note("first note")
noted.add_note("second")
print(noted.__notes__, noted.args, noted.with_traceback(None) is noted, noted.__traceback__)
try:
    noted.add_note(5)
except TypeError as error:
    print(error)
manual = ValueError("manual")
manual.__cause__ = KeyError("set")
show(manual)
try:
    manual.__cause__ = 5
except TypeError as error:
    print(error)
try:
    raise
except RuntimeError as error:
    print(error)
for bad in (5, "text", None, int, [ValueError]):
    try:
        raise bad
    except TypeError as error:
        print(error)
