"""map, filter, zip, sorted, sum, any, all put together."""

orders = [("apple", 3, 1.5), ("pear", 0, 2.0), ("fig", 10, 0.25), ("plum", 5, 1.2)]
available = list(filter(lambda o: o[1] > 0, orders))
print(available, [name for name, *_ in available], sum(map(lambda o: o[1] * o[2], orders)),
    max(orders, key=lambda o: o[2])[0])
names, counts, prices = zip(*orders)
print(names, counts, prices, dict(zip(names, counts)), list(zip(names, range(2))),
    sorted(zip(counts, names), reverse=True)[0])
print(any(c == 0 for c in counts), all(p > 0 for p in prices), sum(c for c in counts if c > 3),
    ",".join(map(str, counts)), min(map(len, names)))
def compose(*functions):
    def run(value):
        for function in functions:
            value = function(value)
        return value
    return run
print(compose(str.strip, str.title, lambda s: s + "!")("  hello world "),
    list(map(compose(int, abs, bool), ["-1", "0"])))
def reduce(function, items, start):
    for item in items:
        start = function(start, item)
    return start
print(reduce(lambda a, b: a * b, range(1, 6), 1), reduce(lambda a, b: b + a, "abc", ""),
    reduce(max, [3, 9, 2], 0))
def take(n, iterable):
    return [item for _, item in zip(range(n), iterable)]
def naturals():
    n = 0
    while True:
        yield n
        n += 1
print(take(5, naturals()), take(3, map(lambda n: n * n, naturals())),
    take(3, filter(lambda n: n % 7 == 3, naturals())), take(2, zip(naturals(), "abc")),
    take(2, enumerate(naturals(), 10)))
def group_by(items, key):
    groups = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups
print(group_by(range(10), lambda n: n % 3), group_by(["one", "two", "three"], len))
def windows(items, size):
    return [items[i:i + size] for i in range(len(items) - size + 1)]
print(windows([1, 2, 3, 4], 2), windows("abcd", 3), [sum(w) for w in windows([1, 2, 3, 4], 2)])
transposed = list(map(list, zip(*[[1, 2, 3], [4, 5, 6]])))
print(transposed, list(map(sum, transposed)), [a * b for a, b in zip([1, 2], [3, 4])],
    sorted(map(lambda p: p[::-1], ["ab", "cd"])))
print(list(map(lambda f, x: f(x), [abs, len, str], [-1, "ab", None])),
    list(filter(None, map(lambda n: n % 3, range(7)))), sum(1 for _ in filter(str.isupper, "aBcD")),
    max(enumerate([3, 9, 2]), key=lambda p: p[1]))
