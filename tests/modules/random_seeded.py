"""random with a seed gives CPython's numbers."""

import random

random.seed(42)
print([random.random() for _ in range(5)])
print([random.randint(1, 6) for _ in range(10)], [random.randrange(100) for _ in range(5)],
    random.randrange(10, 20), random.randrange(0, 100, 7),
    [random.getrandbits(k) for k in (1, 8, 32, 33, 70)])
print([random.uniform(1, 10) for _ in range(3)], random.choice("abcdef"),
    [random.choice([1, 2, 3]) for _ in range(5)])
items = list(range(10))
random.shuffle(items)
print(items, random.sample(range(100), 5), random.sample("abcdef", 3), random.sample(items, 10))
print([random.gauss(0, 1) for _ in range(3)], random.gauss(10, 2), random.normalvariate(0, 1),
    random.expovariate(1.5), random.triangular(0, 10, 5), random.betavariate(2, 3), random.paretovariate(3))
print(random.choices("abc", k=6), random.choices([1, 2], weights=[1, 9], k=6),
    random.choices("xy", cum_weights=[1, 3], k=4))
for seed in (0, 1, -5, 2 ** 40, 2 ** 100, 1.5, "text", b"bytes", True):
    random.seed(seed)
    print(seed, random.random(), random.randint(0, 10 ** 6))
random.seed(7)
first = [random.random() for _ in range(3)]
random.seed(7)
print(first == [random.random() for _ in range(3)])
one, two = random.Random(5), random.Random(5)
print(one.random() == two.random(), one.randint(1, 100), two.randint(1, 100), one.choice("abc"),
    [two.randrange(3) for _ in range(8)])
state = one.getstate()
a = [one.random() for _ in range(2)]
one.setstate(state)
print(a == [one.random() for _ in range(2)])
random.seed(123)
print(random.randint(10 ** 20, 10 ** 21), random.randrange(2 ** 70), random.sample([1, 2, 3], k=2),
    random.randbytes(4))
total = 0
for _ in range(10000):
    total += random.randint(1, 6)
print(total)
for action in (lambda: random.randint(5, 1), lambda: random.choice([]), lambda: random.sample([1], 2),
    lambda: random.randrange(0), lambda: random.randint(1.5, 2), lambda: random.shuffle((1, 2)),
    lambda: random.randrange(1, 5, 0), lambda: random.choices([], k=1), lambda: random.sample({1}, 1),
    lambda: random.seed([])):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
