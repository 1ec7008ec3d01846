"""Assignment by unpacking: nesting, stars, swaps, sources, errors."""

a, b, c = 1, 2, 3
print(a, b, c)
[a, b] = "xy"
print(a, b)
(a, (b, [c, d])) = 1, (2, (3, 4))
print(a, b, c, d)
first, *rest = [1, 2, 3]
print(first, rest)
*rest, last = (1, 2, 3)
print(rest, last)
first, *middle, last = range(6)
print(first, middle, last)
first, *middle, last = "ab"
print(first, middle, last)
*everything, = {"k": 1}
print(everything)
a, (b, *c), *d = 1, "xyz", 4, 5
print(a, b, c, d)
a = b = c = []
b.append(1)
print(a, c)
x = [0, 1, 2]
i = 0
i, x[i] = 1, 9
print(i, x)
x[0], x[1], x[2] = x[2], x[0], x[1]
print(x)
class Box:
    pass
box = Box()
box.a, box.b, x[-1] = "abc"
print(box.a, box.b, x)
for n, *others in [(1, 2, 3), (4,), "xy"]:
    print(n, others)
print([*[1], *(2, 3), *{4: 5}], (*"ab",), {*[1, 1]}, {**{"a": 1}, **{"b": 2}})
def f(*args, **kwargs):
    return args, kwargs
print(f(*[1, 2], 3, *"x", **{"k": 1}, z=2))
def attempt(action):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
def few():
    a, b, c = 1, 2
def many():
    a, b = [1, 2, 3]
def none():
    a, b = None
def number():
    a, = 5
def stars():
    a, *b, c = [1]
def many_iterator():
    a, b = iter([1, 2, 3, 4])
def long_text():
    a, b = "abc"
def empty():
    a, = []
def dicts():
    a, b = {"x": 1, "y": 2, "z": 3}
for action in (few, many, none, number, stars, many_iterator, long_text, empty, dicts):
    attempt(action)
(a), b = 1, 2
print(a, b, (lambda: (1, 2))()[0])
