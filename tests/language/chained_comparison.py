"""Chains evaluate each operand once and stop early."""

def value(x):
    print("value", x)
    return x

print(value(1) < value(2) < value(3))
print(value(3) < value(2) < value(1))
print(value(1) < value(2) > value(0) == value(0))
print(1 < 2 in [2], 1 in [1] == [1])
x = 5
print(0 <= x < 10, 0 <= x <= 4, not 0 < x < 3, 1 < x != 6 < 10)
print("a" < "b" < "c", [1] < [2] <= [2], (1, 2) < (1, 3) < (2,))
print(None is not False is not True, 1 not in [2] in [[2]])

class Loud:
    def __init__(self, name, answer):
        self.name = name
        self.answer = answer

    def __lt__(self, other):
        print(self.name, "<", other.name)
        return self.answer

    def __repr__(self):
        return f"Loud({self.name})"

a, b, c = Loud("a", []), Loud("b", "truth"), Loud("c", 1)
print(a < b < c)
print(b < c < a)
print(b < a)
if 1 < x < 10 and 2 < x < 6:
    print("in both")
while 0 < x < 7:
    x += 1
print(x)
print([n for n in range(20) if 3 < n < 12 and n % 2 == 0])
