class Vector:
    def __init__(self, *values):
        self.values = values

    def __add__(self, other):
        return Vector(*[a + b for a, b in zip(self.values, other.values)])

    def __getitem__(self, index):
        return self.values[index]

print((Vector(1, 2) + Vector(3, 4))[1])
print((Vector(1, "a") + Vector(3, 4))[1])
