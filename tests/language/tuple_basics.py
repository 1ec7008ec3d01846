"""Tuples: writing, items, operators, comparison, hashing, errors."""

empty = ()
one = 1,
two = (1, "b")
print(empty, one, two, (1, (2, (3,))), tuple("abc"), tuple([1, 2]), tuple(range(3)), tuple())
print(len(empty), len(two), two[0], two[-1], two[0:1], (1, 2, 3, 4)[::-2])
print(one + two, one * 3, 2 * two, two * 0, "b" in two, "c" in two)
print((1, 2) < (1, 3), (1, 2) < (1, 2, 0), (2,) > (1, 9, 9), () < (0,), (1, 2) == (1, 2), (1,) == [1])
print(two.count("b"), two.index("b"), (1, 2, 1).count(1), (1, 2, 1).index(1, 1))
print(hash((1, 2)) == hash((1, 2)), hash(()) == hash(()), {(1, 2): "pair"}[(1, 2)], len({(1,), (1,), (2,)}))
print(hash((1, 2, 3)), hash(()), hash((0,)), hash((1, (2, 3))), hash((None, None)) == hash((None, None)))
a, b = 1, 2
a, b = b, a
print(a, b)
(c, d), e = (1, 2), 3
print(c, d, e)
for x, (y, z) in [(1, (2, 3)), (4, (5, 6))]:
    print(x, y, z)
t = (1, [2])
t[1].append(3)
print(t)
t += (4,)
print(t, (*t, 5), (*[], *"ab"))
try:
    t[1] += [9]
except TypeError as error:
    print(error, t)
actions = [
    lambda: t[5], lambda: t["a"], lambda: t + [1], lambda: t * 1.5, lambda: hash(t), lambda: t.index(99),
        lambda: (1,) < ("a",),
    lambda: t.append(1), lambda: tuple(5), lambda: tuple(1, 2), lambda: (1, 2) < [1, 2], lambda: {(1, []): 2},
]
for action in actions:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
def pair():
    return 1, 2
print(pair(), pair()[1], (lambda: (1,))(), (((1))), ((1),), type(()), (None,), ("a" "b",))
