"""Imports inside functions, classes, loops and handlers; modules as values."""

def area(radius):
    import math
    return round(math.pi * radius ** 2, 3)
print(area(1), area(2))
try:
    math
except NameError as error:
    print(error)
class Tools:
    import math as m
    from random import Random
    def root(self, n):
        return self.m.sqrt(n)
print(Tools().root(81), Tools.m.floor(2.5), Tools.Random.__name__)
for name in ("math", "sys", "no_such_module_here"):
    try:
        module = __import__(name)
        print(module.__name__, type(module).__name__)
    except ImportError as error:
        print(error)
modules = {}
import math, sys
modules["math"] = math
print(modules["math"].gcd(4, 6), getattr(math, "pi") > 3, hasattr(math, "nothing"), callable(math.sin),
    math.sin.__name__)
def use(module, function, *arguments):
    return getattr(module, function)(*arguments)
print(use(math, "hypot", 3, 4), use(sys, "getrecursionlimit") > 0)
if "math" in sys.modules:
    import math as again
    print(again is math)
try:
    import nothing.inside.here
except ModuleNotFoundError as error:
    print(error, error.name)
else:
    print("found")
try:
    from math import pi, missing_name
except ImportError as error:
    print(error.name)
def optional():
    try:
        import fancy_accelerator
    except ImportError:
        return "plain"
    return "fast"
print(optional())
