"""Classes in ordinary use."""

class Counter:
    def __init__(self, start=0):
        self.value = start

    def increment(self, step=1):
        self.value += step
        return self

    def get(self):
        return self.value

c = Counter()
c.increment().increment(5)
print(c.get(), c.value, Counter(10).increment().get())

class Shape:
    def area(self):
        return 0
    def describe(self):
        return f"{self.name()} of area {self.area()}"
    def name(self):
        return type(self).__name__.lower()

class Square(Shape):
    def __init__(self, side):
        self.side = side
    def area(self):
        return self.side ** 2

class Circle(Shape):
    def __init__(self, radius):
        self.radius = radius
    def area(self):
        return round(3.14159 * self.radius ** 2, 2)
    def name(self):
        return "disc"

for shape in (Square(3), Circle(2), Shape()):
    print(shape.describe(), isinstance(shape, Shape), isinstance(shape, Square))

class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)
    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y)
    def __repr__(self):
        return f"Vector({self.x}, {self.y})"
print(Vector(1, 2) + Vector(3, 4), Vector(1, 2) == Vector(1, 2), Vector(1, 2) != Vector(2, 1), [Vector(0, 0)])
