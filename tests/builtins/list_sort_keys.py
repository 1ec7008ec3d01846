"""Sorting real records by several keys."""

class Person:
    def __init__(self, name, age, city):
        self.name, self.age, self.city = name, age, city
    def __repr__(self):
        return f"{self.name}/{self.age}/{self.city}"
people = [Person("Eve", 30, "Rome"), Person("Bob", 25, "Oslo"), Person("Ann", 30, "Oslo"),
    Person("Dan", 25, "Rome"), Person("Cid", 41, "Bern")]
print(sorted(people, key=lambda p: p.name))
print(sorted(people, key=lambda p: (p.age, p.name)))
print(sorted(people, key=lambda p: (-p.age, p.city)))
people.sort(key=lambda p: p.city, reverse=True)
print(people)
people.sort(key=lambda p: p.age)
print(people, min(people, key=lambda p: p.age), max(people, key=lambda p: (p.age, p.name)))
groups = {}
for person in people:
    groups.setdefault(person.city, []).append(person.name)
for city in sorted(groups):
    print(city, sorted(groups[city]))
words = "the quick brown fox jumps over the lazy dog".split()
print(sorted(words), sorted(words, key=len), sorted(words, key=lambda w: (len(w), w)), sorted(set(words)),
    sorted(words, key=str.upper)[:2], sorted(words, key=lambda w: w[::-1])[:3])
pairs = {"b": 3, "a": 1, "c": 2}
print(sorted(pairs.items(), key=lambda kv: kv[1]), sorted(pairs, key=pairs.get, reverse=True),
    dict(sorted(pairs.items())))
print(sorted([[3, 1], [2], [2, 0], []]), sorted(["10", "9", "2"]), sorted(["10", "9", "2"], key=int),
    sorted([True, False, True]), sorted("bBaA"), sorted([0.0, -0.0, -1]))
print(sorted([(1, "b", [3]), (1, "a", [4]), (0, "z", [])]), sorted(range(10), key=lambda n: n * 7 % 10),
    sorted([3, 1, 2], reverse=True), sorted([], key=lambda x: 1 / 0))
