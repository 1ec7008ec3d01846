"""match: literals, captures, sequences, mappings, classes, guards, alternatives."""

class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y):
        self.x, self.y = x, y
class Color:
    RED = 1
    BLUE = 2
def describe(value):
    match value:
        case 0:
            return "zero"
        case -1 | 1:
            return "unit"
        case True:
            return "never: True is 1"
        case None:
            return "none"
        case "a" | "b" as letter:
            return f"letter {letter}"
        case str():
            return f"text of {len(value)}"
        case float(x) if x > 100:
            return f"large {x}"
        case int() | float():
            return "number"
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [1, *rest]:
            return f"starts with 1, then {rest}"
        case [first, _, *middle, last]:
            return f"{first}..{middle}..{last}"
        case (a, b):
            return f"pair {a} {b}"
        case {"kind": "circle", "r": r}:
            return f"circle {r}"
        case {"kind": kind, **rest}:
            return f"{kind} {rest}"
        case {}:
            return "mapping"
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=y):
            return f"on y at {y}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point(x, Point(a, b)):
            return f"nested {x} {a} {b}"
        case Point():
            return "point"
        case _:
            return f"other {type(value).__name__}"
for value in (0, 1, -1, 7, 1.0, 250.5, 2.5, None, "a", "hello", [], [5], [1, 2, 3], [4, 5, 6, 7], (8, 9),
    {"kind": "circle", "r": 2}, {"kind": "box", "w": 1, "h": 2}, {"x": 1}, {}, Point(0, 0), Point(0, 5),
    Point(3, 3), Point(1, Point(2, 3)), Point(1, 2), {1}, b"bytes", range(2), True):
    print(repr(value) if not isinstance(value, Point) else "Point", "->", describe(value))
def color(value):
    match value:
        case Color.RED:
            return "red"
        case Color.BLUE:
            return "blue"
    return "no match"
print(color(1), color(2), color(3))
match [1, [2, [3, 4]], {"k": (5, 6)}]:
    case [a, [b, [c, d]], {"k": (e, f)}]:
        print(a, b, c, d, e, f)
match "captured":
    case anything:
        print(anything)
match (1, 2), 3:
    case (x, y), z:
        print(x, y, z)
try:
    match Point(1, 2):
        case Point(1, 2, 3):
            pass
except TypeError as error:
    print(error)
