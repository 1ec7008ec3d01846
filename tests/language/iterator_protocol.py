"""__iter__ and __next__: exhaustion, independence, broken iterators, sentinel."""

class Countdown:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1
c = Countdown(3)
print(list(c), list(c), [n for n in Countdown(4)], sum(Countdown(10)), max(Countdown(3)), 2 in Countdown(3),
    *Countdown(2))
class Repeatable:
    def __init__(self, *items):
        self.items = items
    def __iter__(self):
        return iter(self.items)
r = Repeatable("a", "b")
print([(x, y) for x in r for y in r], dict.fromkeys(r), tuple(r), "".join(r), set(r) == {"a", "b"})
it = iter([1, 2, 3])
print(next(it), it is iter(it), list(it), next(it, "done"), next(it, None))
try:
    next(it)
except StopIteration as error:
    print("StopIteration", error.args, error.value)
first, second = iter("abc"), iter("abc")
print(next(first), next(first), next(second))
numbers = iter(range(6))
print(list(zip(numbers, numbers)))
values = [3, 2, 1, 0, 5]
print(list(iter(values.pop, 0)), values)
class Counter:
    n = 0
    def __call__(self):
        self.n += 1
        return self.n
print(list(iter(Counter(), 4)), next(iter(Counter(), 1), "at once"))
growing = [1, 2]
for n in growing:
    if n < 6:
        growing.append(n * 2)
print(growing)
class NoNext:
    def __iter__(self):
        return 5
class IterNone:
    __iter__ = None
class Raising:
    def __iter__(self):
        raise ValueError("no iteration")
class RaisingNext:
    def __iter__(self):
        return self
    def __next__(self):
        raise KeyError("in next")
for thing in (NoNext(), IterNone(), Raising(), RaisingNext(), 5, None, len):
    try:
        for _ in thing:
            pass
    except Exception as error:
        print(type(error).__name__, error)
for action in (lambda: next([1]), lambda: iter(5), lambda: iter(5, 6), lambda: next(), lambda: iter(),
    lambda: next(iter([]), 1, 2)):
    try:
        print(action())
    except TypeError as error:
        print(error)
print(type(iter([])).__name__, type(iter(())).__name__, type(iter("")).__name__, type(iter({})).__name__,
    type(iter(set())).__name__, type(iter(range(1))).__name__, type(iter(Counter(), 1)).__name__,
    type(reversed([])).__name__)
print(iter([1, 2, 3]).__length_hint__(), hasattr([], "__next__"), hasattr(iter([]), "__iter__"))
a = iter([1, 2, 3, 4])
for x in a:
    print(x, next(a, "none"), end="; ")
print()
