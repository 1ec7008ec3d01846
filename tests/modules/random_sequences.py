"""Long seeded sequences through the methods that programs use."""

import random

random.seed(2024)
print(sum(random.random() for _ in range(1000)), sum(random.randint(0, 99) for _ in range(1000)))
deck = [rank + suit for suit in "shdc" for rank in "A23456789TJQK"]
random.shuffle(deck)
print(" ".join(deck))
print([random.choice("ACGT") for _ in range(40)], random.sample(deck, 5),
    random.choices(["heads", "tails"], k=10))
walk = [0]
for _ in range(50):
    walk.append(walk[-1] + random.choice((-1, 1)))
print(walk)
counts = [0] * 10
for _ in range(5000):
    counts[random.randrange(10)] += 1
print(counts)
inside = 0
for _ in range(5000):
    x, y = random.uniform(-1, 1), random.uniform(-1, 1)
    inside += x * x + y * y <= 1
print(inside)
values = [random.gauss(100, 15) for _ in range(1000)]
print(sum(values) / len(values), min(values), max(values))
generator = random.Random(99)
print([generator.randrange(1, 1000) for _ in range(15)], generator.sample(range(10 ** 9), 5),
    generator.getrandbits(128), generator.random())
matrix = [[generator.randint(-9, 9) for _ in range(4)] for _ in range(3)]
print(matrix)
for size in (1, 2, 3, 5, 17, 100):
    items = list(range(size))
    generator.shuffle(items)
    print(size, items[:10], generator.sample(items, min(3, size)))
