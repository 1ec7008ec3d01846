"""__call__, callable, functions as values, bound methods, __new__, __init_subclass__."""

class Adder:
    def __init__(self, n):
        self.n = n
    def __call__(self, x, *args, scale=1):
        return (self.n + x + sum(args)) * scale
add = Adder(10)
print(add(1), add(1, 2, 3), add(1, scale=2), callable(add), callable(5), callable(len), callable(Adder),
    callable(lambda: 0), callable(add.__call__))
print(list(map(add, range(3))), sorted([3, -1, 2], key=Adder(0)), add.__call__(5))
class NotThis:
    pass
n = NotThis()
n.__call__ = lambda: "instance attribute does not count"
try:
    n()
except TypeError as error:
    print(error)
class Single:
    instance = None
    def __new__(cls, *args):
        if cls.instance is None:
            print("making")
            cls.instance = super().__new__(cls)
        return cls.instance
    def __init__(self, value):
        self.value = value
print(Single(1) is Single(2), Single.instance.value)
class Even(int):
    def __new__(cls, value):
        return super().__new__(cls, value * 2)
print(Even(5), Even(5) + 1, type(Even(5)).__name__)
class Other:
    def __new__(cls):
        return 42
    def __init__(self):
        print("never called")
print(Other())
class Plugin:
    registry = []
    def __init_subclass__(cls, label=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.registry.append((cls.__name__, label))
class First(Plugin):
    pass
class Second(Plugin, label="two"):
    pass
print(Plugin.registry)
class BadInit:
    def __init__(self):
        return 5
try:
    BadInit()
except TypeError as error:
    print(error)
table = {"add": lambda a, b: a + b, "neg": lambda a: -a, "max": max, "method": "text".upper}
print(table["add"](1, 2), table["neg"](3), table["max"](1, 9), table["method"]())
def apply(f, *args, **kwargs):
    return f(*args, **kwargs)
print(apply(apply, apply, max, 1, 2), apply(dict, a=1), apply(sorted, [2, 1], reverse=True),
    apply(print, "printed", end="!\n"))
f = [].append
print(f.__self__, f(1), f.__self__, str.upper("abc"), list.append.__name__, "x".join.__name__,
    int.__add__(1, 2))
Made = type("Made", (Plugin,), {"value": 5, "get": lambda self: self.value}, label="dynamic")
print(Made().get(), Made.__name__, Plugin.registry[-1], Made.__bases__[0] is Plugin, type(Made()) is Made)
print((lambda f: f(f))(lambda f: "self applied"), (lambda *a: a)(*"abc"),
    [g(2) for g in (lambda x: x, lambda x: x * x)])
