"""Generators: laziness, state, return values, loops, several at once."""

def count(n):
    print("started")
    for i in range(n):
        yield i
    print("finished")
g = count(2)
print(type(g).__name__, next(g), next(g), next(g, "exhausted"), next(g, "again"))
print(list(count(3)), sum(count(2)), [*count(1)], tuple(count(0)))
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
f = fib()
print([next(f) for _ in range(10)], [x for x, _ in zip(fib(), range(5))])
def returning():
    yield 1
    return "result"
r = returning()
next(r)
try:
    next(r)
except StopIteration as stop:
    print(stop.value, stop.args)
def early(n):
    while True:
        if n > 2:
            return
        yield n
        n += 1
print(list(early(0)), list(early(5)), iter(r) is r)
def interleave(*iterables):
    iterators = [iter(i) for i in iterables]
    while iterators:
        for it in list(iterators):
            try:
                yield next(it)
            except StopIteration:
                iterators.remove(it)
print(list(interleave("abc", [1], range(2))))
def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found):
            found.append(n)
            yield n
        n += 1
p = primes()
print([next(p) for _ in range(10)])
class Tree:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right
    def __iter__(self):
        if self.left:
            for value in self.left:
                yield value
        yield self.value
        if self.right:
            for value in self.right:
                yield value
print(list(Tree(4, Tree(2, Tree(1), Tree(3)), Tree(6, Tree(5)))), 3 in Tree(3),
    max(Tree(1, Tree(0), Tree(9))))
def failing():
    yield 1
    1 / 0
    yield 2
g = failing()
print(next(g))
for _ in range(2):
    try:
        print(next(g, "after failure"))
    except ZeroDivisionError as error:
        print(error)
def stop_inside():
    yield 1
    raise StopIteration("leaks")
try:
    list(stop_inside())
except RuntimeError as error:
    print(error, repr(error.__cause__))
def self_running():
    yield next(me)
me = self_running()
try:
    next(me)
except ValueError as error:
    print(error)
def with_finally():
    try:
        yield 1
        yield 2
    finally:
        print("cleaned")
for x in with_finally():
    print(x)
def no_yield():
    return
    yield
print(list(no_yield()), count.__name__, g.__name__, g.gi_running, (lambda: (yield))().__name__)
