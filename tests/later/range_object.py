"""range: items, slices, membership, equality, repr, errors."""

ranges = [range(5), range(2, 6), range(0, 10, 3), range(10, 0, -2), range(0), range(5, 5), range(3, 0),
    range(-3, 3), range(0, -5, -1)]
for r in ranges:
    print(r, list(r), len(r), bool(r), r.start, r.stop, r.step, list(reversed(r)), sum(r))
r = range(0, 100, 7)
print(r[0], r[-1], r[3], r[2:5], r[::-1], r[::2], r[-3:], 49 in r, 50 in r, 49.0 in r, "a" in r, 7 * 15 in r)
print(r.index(21), r.count(21), r.count(22), range(3) == range(0, 3, 1), range(0) == range(2, 2),
    range(0, 3, 2) == range(0, 4, 2))
print(hash(range(3)) == hash(range(0, 3)), range(2 ** 70, 2 ** 70 + 2), list(range(2 ** 64, 2 ** 64 + 2)),
    len(range(2 ** 40)))
print(range(10 ** 20)[10 ** 19], 10 ** 19 in range(10 ** 20), range(True, 5), [*range(3)], min(range(5)),
    max(range(5)))
it = iter(range(3))
print(next(it), list(it), next(it, "end"))
a, *rest = range(4)
print(a, rest)
for i in range(3):
    i = 10
    print(i, end=" ")
print()
print([i * j for i in range(3) for j in range(i)], tuple(range(3)), list(enumerate(range(10, 12))),
    range(5)[1:4][1])
actions = [
    lambda: range(), lambda: range(1.5), lambda: range("a"), lambda: range(1, 2, 0), lambda: range(5)[5],
        lambda: range(5)[-6], lambda: range(5).index(9),
    lambda: range(1, 2, 3, 4), lambda: range(5)["a"], lambda: range(3) < range(4),
        lambda: range(3) + range(3), lambda: len(range(10 ** 20)), lambda: range(3).step2,
]
for action in actions:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
try:
    r[0] = 1
except TypeError as error:
    print(error)
try:
    r.start = 1
except AttributeError as error:
    print(error)
