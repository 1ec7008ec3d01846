"""Sorting is stable, also reversed; keys are called once each, in order."""

records = [("d", 2), ("a", 1), ("c", 2), ("b", 1), ("e", 2), ("f", 1)]
print(sorted(records, key=lambda r: r[1]))
print(sorted(records, key=lambda r: r[1], reverse=True))
print(sorted(records), sorted(records, reverse=True))
calls = []

def key(record):
    calls.append(record[0])
    return -record[1]

print(sorted(records, key=key), calls)
print(sorted("hello world"), sorted({3, 1, 2}), sorted({"b": 1, "a": 2}), sorted(range(5, 0, -1)), sorted([]))
print(sorted([0.5, 1, True, -1, 2 ** 70, -2 ** 70]), sorted(["b", "", "a", "ab", "B"]))
print(sorted([[2], [1, 5], [], [1]]), sorted([(1, "b"), (1, "a"), (0, "z")]))

class Version:
    def __init__(self, text):
        self.parts = [int(part) for part in text.split(".")]

    def __lt__(self, other):
        return self.parts < other.parts

    def __repr__(self):
        return ".".join([str(part) for part in self.parts])

versions = [Version(text) for text in ("1.10", "1.9", "0.1", "1.9.1", "2")]
print(sorted(versions), sorted(versions, reverse=True), min(versions), max(versions))

class Stubborn:
    def __lt__(self, other):
        raise ValueError("cannot compare")

try:
    sorted([Stubborn(), Stubborn()])
except ValueError as error:
    print("ValueError", error)
try:
    sorted([1, 2, 3], key=lambda n: 1 // (n - 2))
except ZeroDivisionError as error:
    print("ZeroDivisionError", error)
numbers = [4, 2, 3, 1]
try:
    numbers.sort(key=lambda n: n if n != 3 else None)
except TypeError as error:
    print(error, sorted(numbers))

def mutate(n):
    numbers.append(n)
    return n

try:
    numbers.sort(key=mutate)
except ValueError as error:
    print(error)
print(len(numbers))
large = [(i * 7919) % 1000 for i in range(1000)]
print(sorted(large) == list(range(1000)), sorted(large, reverse=True)[:3],
    sorted(large, key=lambda n: (n % 10, n))[:4])
for action in (lambda: sorted(), lambda: sorted(5), lambda: sorted([1], 2), lambda: sorted([1], wrong=1),
    lambda: sorted([1, "a"])):
    try:
        print(action())
    except TypeError as error:
        print(error)
