"""Dicts in ordinary use."""

ages = {"ann": 30, "bob": 25}
ages["cid"] = 35
ages["ann"] += 1
print(ages, ages["bob"], len(ages), "cid" in ages, "dan" in ages, ages.get("dan", 0))
for name in ages:
    print(name, ages[name])
for name, age in ages.items():
    print(name, age)
del ages["bob"]
print(sorted(ages), list(ages.values()))
counts = {}
for letter in "banana":
    if letter not in counts:
        counts[letter] = 0
    counts[letter] += 1
print(counts, max(counts, key=counts.get))
table = {(x, y): x * y for x in range(3) for y in range(3)}
print(table[2, 2], table[(1, 2)], len(table))
print({n: "odd" if n % 2 else "even" for n in range(4)}, dict(a=1), {**ages, "x": 1})
try:
    ages["nobody"]
except KeyError as error:
    print("missing", error)
