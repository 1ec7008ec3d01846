"""__getattr__, __getattribute__, __setattr__, __delattr__, descriptors, dunder dict."""

class Dynamic:
    known = "class attribute"
    def __init__(self):
        self.real = 1
    def __getattr__(self, name):
        if name.startswith("x_"):
            return name[2:]
        raise AttributeError(f"no {name} here")
d = Dynamic()
print(d.real, d.known, d.x_dynamic, hasattr(d, "x_1"), hasattr(d, "y"), getattr(d, "y", "default"))
try:
    d.y
except AttributeError as error:
    print(error)
class Guarded:
    def __setattr__(self, name, value):
        if name.startswith("_"):
            raise AttributeError(f"{name} is private")
        super().__setattr__(name, value * 2)
    def __delattr__(self, name):
        print("deleting", name)
        object.__delattr__(self, name)
g = Guarded()
g.a = 5
print(g.a, g.__dict__)
try:
    g._b = 1
except AttributeError as error:
    print(error)
del g.a
print(g.__dict__)
class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "target", target)
    def __getattr__(self, name):
        return getattr(self.target, name)
    def __setattr__(self, name, value):
        setattr(self.target, name, value)
d2 = Dynamic()
p = Proxy(d2)
p.real = 99
print(p.real, d2.real, p.x_through, list(p.__dict__))
class Logged:
    z = 3
    def __getattribute__(self, name):
        if name == "secret":
            return "intercepted"
        return super().__getattribute__(name)
l = Logged()
l.secret = "set"
print(l.secret, l.z, l.__dict__)
class Positive:
    def __set_name__(self, owner, name):
        self.name = "_" + name
        print("set name", owner.__name__, name)
    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return getattr(instance, self.name)
    def __set__(self, instance, value):
        if value <= 0:
            raise ValueError(f"{self.name[1:]} must be positive")
        setattr(instance, self.name, value)
class Order:
    price = Positive()
    count = Positive()
    def __init__(self, price, count):
        self.price = price
        self.count = count
o = Order(5, 2)
print(o.price, o.count, o.__dict__, type(Order.price).__name__)
try:
    o.price = -1
except ValueError as error:
    print(error)
class NonData:
    def __get__(self, instance, owner):
        return "from descriptor"
class Holder:
    attribute = NonData()
h = Holder()
print(h.attribute, Holder.attribute)
h.__dict__["attribute"] = "from instance"
print(h.attribute)
class Cached:
    def __init__(self, function):
        self.function = function
    def __get__(self, instance, owner):
        value = self.function(instance)
        instance.__dict__[self.function.__name__] = value
        return value
class Circle:
    def __init__(self, r):
        self.r = r
    @Cached
    def area(self):
        print("computing")
        return self.r * self.r * 3
c = Circle(2)
print(c.area, c.area, sorted(c.__dict__))
h.__dict__.update(extra=1)
print(h.extra, vars(h))
h.__dict__ = {"fresh": True}
print(h.fresh, hasattr(h, "extra"))
h.__class__ = Circle
print(type(h).__name__)
