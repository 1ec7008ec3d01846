"""Sets: operators, comparison, order of small ints, frozen sets."""

a = {1, 2, 3, 4}
b = {3, 4, 5}
print(a | b, a & b, a - b, b - a, a ^ b, len(a), 3 in a, 9 in a)
print(a.union(b, [9]), a.intersection(b, {4}), a.difference([1], [2]), a.symmetric_difference([1, 10]))
print({1, 2} < a, a <= a, a < a, a > {1}, a >= b, {1} == {1.0}, {1} != {2}, a.issubset(range(10)),
    a.issuperset([1]), a.isdisjoint([7]))
print(set(), {1}, {2, 1, 0}, set("aaa"), set([3, 3, 3]), {10, 5, 0}, set(range(20)), {8, 0, 16, 3})
print({-1, -2, 5}, {100, 7, 63}, {1.0, 2, 3.5}, {True, 2}, {None}, {(1, 2)}, {31, 32, 33, 1})
c = set()
for n in (5, 1, 9, 1, 5, 40):
    c.add(n)
print(c, c.add(1), c.discard(100), c.discard(5), c, c.remove(9), c)
c.update([2, 3], (4,))
print(c, c.pop() in {1, 2, 3, 4, 40}, len(c))
c.clear()
print(c, bool(c))
d = {1, 2, 3}
d |= {7}; print(d)
d &= {1, 7, 8}; print(d)
d -= {1}; print(d)
d ^= {7, 9}; print(d)
d.intersection_update({9, 10}); print(d)
d.difference_update([9]); print(d)
d.symmetric_difference_update("x"); print(d)
print({n % 3 for n in range(10)}, {*[1, 2], *{3}}, {x for x in ()}, sorted({"b", "a"}))
frozen = frozenset([1, 2, 2])
print(frozen, frozen | {3}, {3} | frozen, frozen == {1, 2}, hash(frozen) == hash(frozenset([2, 1])),
    {frozen: 1}[frozenset({1, 2})], frozenset())
print(type({1} | frozen).__name__, type(frozen | {1}).__name__, {frozenset({1}), frozenset({1})},
    frozenset({1}) in {frozenset({1})}, {1} in {frozenset({1})})
actions = [
    lambda: {[]}, lambda: {{}}, lambda: {1}.remove(2), lambda: set().pop(), lambda: {1} | [1],
        lambda: {1} < [1], lambda: hash({1}), lambda: c[0],
    lambda: set(5), lambda: {1} + {2}, lambda: frozen.add(1), lambda: {1}.add([]), lambda: {1}.union(5),
        lambda: set(1, 2), lambda: [] in {1},
]
for action in actions:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
def grow():
    for n in a:
        a.add(n + 100)
try:
    grow()
except RuntimeError as error:
    print(error)
