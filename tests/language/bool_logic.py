"""and, or, not give operands back; truth of every kind of value; conditional expressions."""

def shown(value):
    print("  evaluated", value)
    return value

print(shown(0) and shown(1))
print(shown(1) and shown(2))
print(shown(0) or shown(""))
print(shown(3) or shown(4))
print(shown(0) or shown(5) and shown(6))
print(not shown(0), not not shown(1))
falsy = [None, False, 0, 0.0, -0.0, "", b"", (), [], {}, set(), range(0), 0 + 0j, frozenset()]
truthy = [True, 1, -1, 0.1, "0", " ", (0,), [0], {0: 0}, {0}, range(1), float("nan"), ..., print, int]
print([bool(value) for value in falsy])
print([bool(value) for value in truthy])
print([not value for value in falsy], [not value for value in truthy[:3]])
print("yes" if [] else "no", "yes" if [0] else "no", 1 if 0 else 2 if 0 else 3)
print(1 and 2 and 3, 1 and 0 and 3, 0 or "" or [] or "last", not 1 == 2, not (1 == 2))
print(1 < 2 and 2 < 3 or 5, (1 or 0) and 0, 1 or (0 and 0))
x = None
print(x or "default", x and x.missing)

class Falsy:
    def __bool__(self):
        return False

class Empty:
    def __len__(self):
        return 0

class Both:
    def __bool__(self):
        return True

    def __len__(self):
        return 0

class Wrong:
    def __bool__(self):
        return 1

class Negative:
    def __len__(self):
        return -1

print(bool(Falsy()), bool(Empty()), bool(Both()), bool(object()))
print("empty" if not Empty() else "full", type(Falsy() or 0).__name__, type(Falsy() and 0).__name__)
for value in (Wrong(), Negative()):
    try:
        bool(value)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
while Falsy():
    print("never")
print(all([1, "a", [0]]), any([0, "", []]), all([]), any([]))
print(True is True, None is None, 1 == True, True is not None, isinstance(True, int))
