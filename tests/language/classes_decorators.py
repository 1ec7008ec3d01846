"""staticmethod, classmethod, property with setter and deleter, class decorators."""

class Temperature:
    count = 0
    def __init__(self, celsius):
        self._celsius = celsius
        type(self).count += 1
    @property
    def celsius(self):
        """Degrees."""
        return self._celsius
    @celsius.setter
    def celsius(self, value):
        if value < -273.15:
            raise ValueError("too cold")
        self._celsius = value
    @celsius.deleter
    def celsius(self):
        print("deleting")
        self._celsius = 0
    @property
    def fahrenheit(self):
        return self.celsius * 9 / 5 + 32
    @classmethod
    def from_fahrenheit(cls, degrees):
        return cls((degrees - 32) * 5 / 9)
    @staticmethod
    def is_freezing(degrees):
        return degrees <= 0
    @classmethod
    def how_many(cls):
        return cls.__name__, cls.count

class Oven(Temperature):
    count = 0
    @property
    def celsius(self):
        return super().celsius + 100

t = Temperature(20)
print(t.celsius, t.fahrenheit, Temperature.is_freezing(-1), t.is_freezing(5))
t.celsius = 30
print(t.celsius, t.fahrenheit)
del t.celsius
print(t.celsius, Temperature.celsius.__doc__, type(Temperature.__dict__["celsius"]).__name__)
f = Temperature.from_fahrenheit(212)
print(f.celsius, type(f).__name__, type(Oven.from_fahrenheit(32)).__name__, Oven(1).celsius,
    Temperature.how_many(), Oven.how_many(), t.how_many())
def change_cold():
    t.celsius = -300
def change_fahrenheit():
    t.fahrenheit = 5
def delete_fahrenheit():
    del t.fahrenheit
def change_oven():
    Oven(1).celsius = 5
for action in (change_cold, change_fahrenheit, delete_fahrenheit, change_oven):
    try:
        action()
    except (ValueError, AttributeError) as error:
        print(type(error).__name__, error)
registry = []
def register(cls):
    registry.append(cls.__name__)
    cls.registered = True
    return cls
def tagged(tag):
    def decorate(cls):
        cls.tag = tag
        return cls
    return decorate
@register
@tagged("green")
class Plugin:
    pass
print(registry, Plugin.registered, Plugin.tag)
def trace(function):
    def wrapper(*args, **kwargs):
        print("call", function.__name__, args, kwargs)
        return function(*args, **kwargs)
    return wrapper
def repeat(times):
    return lambda function: lambda *args: [function(*args) for _ in range(times)]
@trace
@repeat(2)
def double(x):
    return x * 2
print(double(5))
class Methods:
    @trace
    def method(self, x):
        return x + 1
    value = property(lambda self: 42)
    alias = staticmethod(len)
print(Methods.method(None, 1), Methods().value, Methods.alias("abc"), Methods().alias([1]))
class Undecorated:
    def f():
        return "called on the class"
print(Undecorated.f())
try:
    Undecorated().f()
except TypeError as error:
    print(error)
