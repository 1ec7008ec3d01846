"""Annotations are kept aside and change nothing."""

def f(a: int, b: "text" = 1, *args: str, c: float = 2.0, **kwargs: dict) -> list:
    x: int = a
    y: "never evaluated in functions"
    return [x, b, args, c, kwargs]
print(f(1), f("any", None, 3, c="c", d=4))
n: int = 5
m: str
print(n, "m" in globals())
class Point:
    x: int
    y: int = 0
    def __init__(self, x: int) -> None:
        self.x: int = x
print(Point(3).x, Point.y, hasattr(Point, "x"), Point.__annotations__ == {"x": int, "y": int},
    f.__annotations__["a"] is int, f.__annotations__["return"] is list, sorted(f.__annotations__))
items: list[int] = [1, 2]
table: dict[str, list[int]] = {}
table["a"]: list = [1]
maybe: int | None = None
print(items, table, maybe, list[int], dict[str, int], int | None, tuple[int, ...], list[int] == list[int])
def lazily(a: undefined_name) -> also_undefined:
    return a
print(lazily(5))
def inner():
    z: int
    try:
        z
    except UnboundLocalError as error:
        return str(error)
print(inner())
(w): int = 7
print(w, isinstance(5, int | str), (lambda a: a)(1))
