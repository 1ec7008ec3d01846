"""List, set, dict comprehensions: nesting, conditions, scope, order of evaluation."""

print([x for x in range(5)], [x * x for x in range(5) if x % 2], [x if x > 2 else -x for x in range(5)])
print([(x, y) for x in range(3) for y in range(x)], [[y for y in range(x)] for x in range(4)],
    [x for row in [[1, 2], [3]] for x in row])
print({x % 3 for x in range(10)}, {x: x * x for x in range(4)}, {k: v for v, k in enumerate("abc")})
print([x for x in "hello" if x in "aeiou"], [a + b for a, b in zip("ab", "cd")], [*[x for x in range(2)], 9])
print([x for x in range(20) if x % 2 == 0 if x % 3 == 0], [x for x in [] if missing], [[]for _ in range(2)])
x = "outer"
print([x for x in range(3)], x)
matrix = [[1, 2, 3], [4, 5, 6]]
print([list(row) for row in zip(*matrix)], [[row[i] for row in matrix] for i in range(3)],
    sum([sum(row) for row in matrix]))
def log(label, value):
    print(label, end=" ")
    return value
print([log("item", n) for n in log("source", [1, 2]) if log("test", n)])
print({log("key", k): log("value", k) for k in (1, 2)})
def f(n):
    return [n * i for i in range(n) if i != n - 1]
print(f(4))
print([lambda: i for i in range(2)][0](), [i() for i in [lambda: 1, lambda: 2]])
class Holder:
    numbers = [1, 2, 3]
    doubled = [n * 2 for n in numbers]
    total = sum([n for n in numbers])
print(Holder.doubled, Holder.total, hasattr(Holder, "n"))
print([y for x in range(3) for y in [x, -x] if y >= 0], [(a, *b) for a, *b in [(1, 2, 3), (4,)]])
print(sorted({word.lower() for word in "The the THE cat".split()}), {len(w): w for w in ("a", "bb", "cc")})
print([n for n in range(50) if all([n % d for d in range(2, n)]) and n > 1])
print([i for i in range(3)] + [j for j in range(2)], [None for _ in range(3)], ["%d" % i for i in range(3)])
for failing in (lambda: [1 / n for n in (1, 0)], lambda: [n for n in 5], lambda: {[]: 1 for _ in range(1)},
    lambda: [a for a, b in [(1,)]]):
    try:
        failing()
    except Exception as error:
        print(type(error).__name__, error)
print([(lambda y: y + n)(10) for n in range(3)], list(map(lambda n: [n for n in range(n)], [2, 3])))
