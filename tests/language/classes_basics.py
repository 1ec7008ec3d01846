"""Attributes, methods, instances, class and instance attributes, defaults."""

class Point:
    """A point."""
    dimensions = 2
    created = 0

    def __init__(self, x=0, y=0):
        self.x = x
        self.y = y
        Point.created += 1

    def shifted(self, dx, dy=0):
        return Point(self.x + dx, self.y + dy)

    def __repr__(self):
        return f"Point({self.x}, {self.y})"

p = Point(1, 2)
q = p.shifted(3).shifted(dx=1, dy=1)
print(p, q, Point(), Point.created, p.created, p.dimensions)
p.dimensions = 3
print(p.dimensions, q.dimensions, Point.dimensions)
del p.dimensions
print(p.dimensions)
Point.dimensions = 4
print(p.dimensions, q.dimensions)
method = p.shifted
print(method(10), Point.shifted(q, 1, 1), method.__self__ is p, method.__func__ is Point.shifted,
    method.__name__)
p.label = "new"
print(p.__dict__, q.__dict__, vars(p) is p.__dict__,
    sorted(k for k in Point.__dict__ if not k.startswith("__")))
def norm(self):
    return (self.x ** 2 + self.y ** 2) ** 0.5
Point.norm = norm
print(Point(3, 4).norm(), type(p) is Point, p.__class__ is Point, type(p).__name__, Point.__name__,
    Point.__doc__, Point.__module__, Point.__bases__ == (object,))
p.shout = lambda: "instance function"
print(p.shout(), hasattr(q, "shout"))
class Empty:
    pass
e = Empty()
e.a = 1
setattr(e, "b", 2)
print(getattr(e, "a"), getattr(e, "c", "none"), hasattr(e, "b"), hasattr(e, "c"), e.__dict__)
delattr(e, "a")
print(e.__dict__, e == e, e == Empty(), e != Empty(), isinstance(e, object))
class Shared:
    items = []
    def add(self, item):
        self.items.append(item)
a, b = Shared(), Shared()
a.add(1)
b.items = [9]
b.add(2)
print(Shared.items, a.items, b.items)
class Body:
    x = 1
    y = x + 1
    if y > 1:
        z = [i for i in range(y)]
    for w in range(3):
        pass
    def f(self): return self.w
    g = f
print(Body.y, Body.z, Body.w, Body().g(), Body.g is Body.f)
for action in (lambda: p.missing, lambda: Point.missing, lambda: e.x.y, lambda: Point().norm(1),
    lambda: Point.shifted(), lambda: Empty.__init__(), lambda: None.attribute, lambda: (5).missing,
    lambda: "s".foo):
    try:
        action()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
