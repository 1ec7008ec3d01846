"""Generator expressions: laziness, scope, closures, arguments."""

g = (x * x for x in range(4))
print(type(g).__name__, next(g), list(g), list(g))
print(sum(x for x in range(5)), max((len(w), w) for w in ("a", "ccc", "bb")),
    list(x for x in "ab" for y in range(2)), any(x > 3 for x in [1, 5]), all(x for x in []))
print(dict((k, v) for k, v in zip("ab", (1, 2))), set(x % 3 for x in range(9)),
    tuple(x for x in range(3) if x), ",".join(str(n) for n in range(4)), sorted(-x for x in range(3)))
log = []
def noted(x):
    log.append(x)
    return x
lazy = (noted(x) for x in noted(range(3)))
print(log)
next(lazy)
print(log)
print(any(noted(x) for x in (0, 7, 8)), log)
n = 10
late = (x + n for x in range(2))
n = 100
print(list(late))
source = [1, 2]
bound = (x for x in source)
source = [9]
print(list(bound))
def scope():
    k = 3
    return list(x * k for x in range(3))
print(scope())
nested = ((i, j) for i in range(2) for j in (k for k in range(i + 1)))
print(list(nested))
chain = (x + 1 for x in (y * 2 for y in range(3)))
print(list(chain))
bad = (1 / x for x in (1, 0, 2))
print(next(bad))
try:
    next(bad)
except ZeroDivisionError as error:
    print(error, list(bad))
try:
    (x for x in 5)
except TypeError as error:
    print(error)
def f(iterable, sep=" "):
    return sep.join(iterable)
print(f((c.upper() for c in "abc"), "-"), f(c for c in "xyz"))
x = "kept"
list(x for x in range(3))
print(x, 5 in (y for y in range(10)), 50 in (y for y in range(10)))
first = (i for i in range(10))
for i in first:
    if i == 3:
        break
print(list(first))
print(list(zip((a for a in "ab"), (b for b in (1, 2)))), *(c for c in "xy"), [*(d for d in range(2))])
