"""Set algebra on small ints, subset tests, methods with several arguments."""

evens, odds, small = set(range(0, 10, 2)), set(range(1, 10, 2)), {0, 1, 2, 3}
print(evens, odds, small)
print(evens | odds, evens & small, small - evens, evens ^ small, evens & odds)
print(evens.union(), evens.union(odds, small), evens.intersection(small, [0, 2, 4]),
    evens.difference(small, {8}), set.union({1}, {2}), set.intersection({1, 2}, {2}))
print({1, 2} <= {1, 2, 3}, {1, 2} < {1, 2}, {1, 2} >= {2}, {1, 2} > set(), {1} <= {2}, {1, 2} == {2, 1},
    set() == frozenset(), {1}.isdisjoint({2}), {1}.issubset([1, 2]), {1, 2}.issuperset((1,)))
numbers = {5, 1, 3}
numbers.add(4)
numbers.add(1)
numbers.discard(99)
numbers.update([7, 8], {9})
numbers.remove(9)
print(numbers, len(numbers), 7 in numbers, sorted(numbers, reverse=True), min(numbers), sum(numbers))
numbers &= {1, 3, 5, 7}
numbers |= {2}
numbers -= {1}
numbers ^= {2, 6}
print(numbers, numbers.copy() == numbers, numbers.copy() is numbers)
print({x for x in range(20) if x % 3 == 0}, {len(w) for w in ("a", "bb", "cc")}, set("hello") == set("olleh"),
    sorted(set("hello")), set([1, 2, 2, 3, 3, 3]), list({3: 1, 1: 2}))
unique = []
seen = set()
for item in [3, 1, 3, 2, 1]:
    if item not in seen:
        seen.add(item)
        unique.append(item)
print(unique, seen)
print({(1, 2), (1, 2), (2, 1)} == {(2, 1), (1, 2)}, {frozenset([1]), frozenset([1])}, frozenset([3, 1]) | {2},
    {1, 2} - frozenset([1]), frozenset("a") == {"a"}, hash(frozenset([1, 2])) == hash(frozenset([2, 1])))
print({7, 3, 11, 19, 27}, {64, 32, 16, 8, 4}, {-1, 0, 1}, {100, 200, 300}, {1000000, 1, 50}, {0.5, 1, 2.5},
    {9, 17, 1}, set(range(30, 20, -1)))
empty = set()
empty.update(())
print(empty, len(empty), not empty, empty | {1}, empty & {1}, {1} - empty)
for bad in (lambda: {1}.remove(5), lambda: set().pop(), lambda: {1} + {2}, lambda: {1} | [2],
    lambda: {1}.union(2), lambda: {1} <= [1], lambda: {1} < 5):
    try:
        bad()
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)
