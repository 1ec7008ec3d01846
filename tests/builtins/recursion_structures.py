"""Containers that hold themselves, deep nesting, repr of both."""

a = [1]
a.append(a)
print(a, repr([a]), len(a), a[1][1][0], a == a)
d = {"k": None}
d["k"] = d
print(d, {"outer": d})
t = ([],)
t[0].append(t)
print(t, t[0])
b = [a, d]
a.append(b)
print(a)
deep = []
for _ in range(50):
    deep = [deep]
print(deep)
x, y = [], []
x.append(x)
y.append(y)
try:
    print(x == y)
except RecursionError as error:
    print(type(error).__name__)
class Node:
    def __init__(self, name):
        self.name, self.links = name, []
    def __repr__(self):
        return f"<{self.name}: {[link.name for link in self.links]}>"
first, second = Node("first"), Node("second")
first.links += [second, first]
second.links.append(first)
print(first, second, first.links)
def depth(n):
    return n if n == 0 else 1 + depth(n - 1)
print(depth(500))
def endless(n):
    return endless(n + 1)
try:
    endless(0)
except RecursionError as error:
    print(type(error).__name__, error)
nested = ()
for n in range(20):
    nested = (n, nested)
print(nested, hash(nested) == hash(nested), nested == nested[:] , nested < (20,))
print([[[]]] == [[[]]], [[[1]]] < [[[2]]], {1: {2: {3: []}}} == {1: {2: {3: []}}}, str([{1: ({2}, [3])}]))
