"""References: who shares what, copies shallow and deep by hand."""

a = [1, 2]
b = a
b.append(3)
print(a, a is b, a == list(a), a is list(a))
def change(items):
    items.append("changed")
    items = ["rebound"]
    return items
print(change(a), a)
rows = [[0] * 2 for _ in range(2)]
rows[0][0] = 1
same = [[0] * 2] * 2
same[0][0] = 1
print(rows, same)
def default(item, box=[]):
    box.append(item)
    return box
first = default(1)
second = default(2)
print(first is second, first)
d = {"list": a}
shallow = dict(d)
shallow["list"].append("via dict")
shallow["new"] = 1
print(d, len(shallow))
t = ([], [])
t[0].append(1)
print(t, t[0] is not t[1])
x = y = 5
x += 1
print(x, y)
s = "text"
u = s
s += "!"
print(s, u)
class Node:
    def __init__(self):
        self.items = []
n, m = Node(), Node()
n.items.append(1)
print(m.items, n.items)
def deep_copy(value):
    if isinstance(value, list):
        return [deep_copy(item) for item in value]
    if isinstance(value, dict):
        return {key: deep_copy(item) for key, item in value.items()}
    return value
original = {"a": [1, [2]]}
copied = deep_copy(original)
copied["a"][1].append(3)
print(original, copied)
z = [1, 2, 3]
for item in z[:]:
    z.remove(item)
print(z, a[:] == a, a[:] is a, (1, 2)[:] == (1, 2), "abc"[:] == "abc")
