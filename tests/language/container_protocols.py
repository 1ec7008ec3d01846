"""__len__, __getitem__, __setitem__, __delitem__, __contains__, __iter__, __reversed__, __missing__."""

class Grid:
    def __init__(self, width, height):
        self.width, self.height = width, height
        self.cells = {}
    def __len__(self):
        return self.width * self.height
    def __getitem__(self, key):
        if isinstance(key, tuple):
            x, y = key
            if not (0 <= x < self.width and 0 <= y < self.height):
                raise IndexError(f"no cell {x},{y}")
            return self.cells.get((x, y), 0)
        if isinstance(key, slice):
            return f"slice {key.start} {key.stop} {key.step}"
        return f"key {key!r}"
    def __setitem__(self, key, value):
        print("set", key, value)
        self.cells[key] = value
    def __delitem__(self, key):
        print("del", key)
        del self.cells[key]
    def __contains__(self, value):
        return value in self.cells.values()
    def __iter__(self):
        return iter(sorted(self.cells.items()))
g = Grid(3, 2)
g[1, 1] = 5
g[0, 0] = 7
g[0, 0] += 1
print(g[1, 1], g[0, 0], g[2, 1], len(g), 5 in g, 6 in g, bool(g), bool(Grid(0, 5)))
print(g[1:2], g[::2], g[:], g[5], g["k"], g[None], g[...], g[1.5], g[(1, 1)])
for cell in g:
    print(cell)
del g[1, 1]
print(list(g), sorted(g), [*g], dict(g))
try:
    g[9, 9]
except IndexError as error:
    print(error)
try:
    del g[5, 5]
except KeyError as error:
    print("KeyError", error)
class Sequence:
    def __getitem__(self, index):
        if index >= 4:
            raise IndexError
        return index * 10
print(list(Sequence()), 20 in Sequence(), 25 in Sequence(), [x for x in Sequence()], tuple(Sequence()),
    max(Sequence()))
a, *b = Sequence()
print(a, b, sum(Sequence()), list(zip(Sequence(), "ab")), sorted(Sequence(), reverse=True),
    list(enumerate(Sequence()))[-1])
class Sized(Sequence):
    def __len__(self):
        return 4
    def __reversed__(self):
        return iter(["custom", "reversed"])
print(list(reversed(Sized())))
del Sized.__reversed__
print(list(reversed(Sized())))
class Defaults(dict):
    def __missing__(self, key):
        self[key] = value = len(key)
        return value
d = Defaults(x=1)
print(d["x"], d["four"], d, d.get("none"))
class Multi:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"
print(Multi[int.__name__], Multi[1, 2])
class BadLen:
    def __len__(self):
        return "three"
class NotContainer:
    pass
n = NotContainer()
def assign(o, k):
    o[k] = 1
def delete(o, k):
    del o[k]
for action in (lambda: len(BadLen()), lambda: len(n), lambda: n[0], lambda: assign(n, 0),
    lambda: delete(n, 0), lambda: 1 in n, lambda: list(n), lambda: [*n], lambda: iter(n), lambda: next(n),
    lambda: reversed(n), lambda: n["a"]):
    try:
        print(action())
    except TypeError as error:
        print(error)
class Text:
    def __getitem__(self, item):
        return f"{item}"
print(Text()[1, 2:3], Text()["a", ...], Text()[()], Text()[1,])
