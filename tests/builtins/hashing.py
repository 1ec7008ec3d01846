"""hash of numbers, tuples, None-free values; equality and hash agree."""

print([hash(n) for n in (0, 1, -1, -2, 5, 2 ** 31, 2 ** 61 - 2, 2 ** 61 - 1, 2 ** 61, 2 ** 62, 2 ** 64,
    -2 ** 61, -2 ** 70, 10 ** 30, -10 ** 30)])
print([hash(f) for f in (0.0, -0.0, 1.0, 0.5, 0.1, -0.1, 1.5, 1e10, 1e100, 1e-300, 3.14, -2.5, float("inf"),
    float("-inf"))])
print([hash(b) for b in (True, False)], hash(1) == hash(1.0) == hash(True),
    hash(2 ** 53) == hash(float(2 ** 53)), hash(10 ** 22) == hash(1e22))
print([hash(t) for t in ((), (1,), (1, 2), (2, 1), (0, 0), (1, (2, 3)), (-1,), (1.5, 2), tuple(range(20)),
    (True, False))])
print(hash(3 + 0j) == hash(3), hash(1 + 2j), hash(range(3)) == hash(range(0, 3)), hash("a") == hash("a"),
    hash("") == hash(""), hash(b"") == hash(""), hash(frozenset()), hash(frozenset([1, 2, 3])),
    hash(None) == hash(None), hash(...) == hash(...))
print(len({1, 1.0, True, 1 + 0j}), {(1, 2.0): "x"}[(1.0, 2)], {0: "zero"}[False],
    {2 ** 70: 1}[float(2 ** 70)])
print(hash(int) == hash(int), hash(len) == hash(len), len({int, str, int}), {None: 1, ...: 2}[None])
for unhashable in ([], {}, set(), bytearray(), ([],), (1, {2: 3}), slice(1).__class__ and [1]):
    try:
        hash(unhashable)
    except TypeError as error:
        print(error)
for action in (lambda: {[]: 1}, lambda: {{}}, lambda: {(1, []): 1}, lambda: {1: 2}[[]], lambda: [] in {},
    lambda: {}.get({}), lambda: frozenset([[]]), lambda: {}.pop([], 1), lambda: set([{}]),
    lambda: [] in set()):
    try:
        print(action())
    except TypeError as error:
        print(error)
