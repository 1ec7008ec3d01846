"""Exceptions in ordinary use."""

def safe_divide(a, b):
    try:
        return a / b
    except ZeroDivisionError:
        return None

print(safe_divide(6, 3), safe_divide(1, 0))

def parse(text):
    try:
        value = int(text)
    except ValueError as error:
        print("bad:", error)
        return -1
    else:
        print("good:", value)
        return value
    finally:
        print("parsed", repr(text))

print(parse("12"), parse("x"))

class TooSmall(Exception):
    pass

def check(n):
    if n < 10:
        raise TooSmall(f"{n} is less than 10")
    return n

for n in (5, 15):
    try:
        print(check(n))
    except TooSmall as error:
        print("too small:", error)
for index in (0, 5):
    try:
        print([1, 2][index])
    except (IndexError, KeyError) as error:
        print(type(error).__name__)
try:
    try:
        raise ValueError("inner")
    except ValueError:
        raise RuntimeError("outer")
except RuntimeError as error:
    print(error, "after", error.__context__)
