"""What loops see when their container changes under them."""

items = [1, 2, 3, 4, 5, 6]
for item in items:
    if item % 2 == 0:
        items.remove(item)
print(items)
items = [1, 2, 3]
for item in items:
    if len(items) < 8:
        items.append(item * 10)
print(items)
items = [1, 2, 3, 4]
for item in items:
    items.pop()
print(items)
items = [0, 1, 2]
for index, item in enumerate(items):
    items[index] = item + 10
    if index == 0:
        items.insert(0, "new")
print(items)
items = list("abc")
for item in reversed(items):
    items.append(item)
print(items)
items = [1, 2, 3]
it = iter(items)
print(next(it), end=" ")
items.clear()
print(next(it, "ended"))
items.extend([7, 8, 9])
print(next(it, "stays ended"))
items = [1, 2, 3]
for item in items[:]:
    items.append(item)
print(items)
for container, change in (({1: 1, 2: 2}, lambda d: d.pop(2)), ({1: 1}, lambda d: d.setdefault(5, 5)),
    ({1, 2}, lambda s: s.add(9)), ({1, 2}, lambda s: s.discard(1))):
    try:
        for item in container:
            change(container)
        print("no error")
    except RuntimeError as error:
        print(error)
d = {"a": 1, "b": 2}
for key in d:
    d[key] += 1
print(d)
for key in list(d):
    del d[key]
print(d)
d = {1: "x", 2: "y"}
try:
    for key, value in d.items():
        del d[key]
        d[key + 10] = value
except RuntimeError as error:
    print(error, len(d))
s = {1, 2, 3}
for item in sorted(s):
    s.add(item * 10)
print(s)
b = bytearray(b"ab")
for byte in b:
    if len(b) < 5:
        b.append(byte)
print(b)
n = 3
for i in range(n):
    n = 10
    print(i, end=" ")
print(n)
m = map(lambda x: items.append(x), [1, 2])
before = len(items)
list(m)
print(len(items) - before, [items.append(0) for _ in range(2)])
