"""Stack, queue, linked list, binary search tree, graph search, trie, matrix, union-find."""

class Node:
    def __init__(self, value, next=None):
        self.value, self.next = value, next
class LinkedList:
    def __init__(self, items=()):
        self.head = None
        for item in items:
            self.push(item)
    def push(self, value):
        self.head = Node(value, self.head)
    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next
    def reverse(self):
        previous = None
        node = self.head
        while node:
            node.next, previous, node = previous, node, node.next
        self.head = previous
    def __len__(self):
        return sum(1 for _ in self)
l = LinkedList("abc")
print(list(l), len(l), "b" in l)
l.reverse()
print(list(l))
class Tree:
    def __init__(self):
        self.root = None
    def insert(self, key):
        self.root = self._insert(self.root, key)
    def _insert(self, node, key):
        if node is None:
            return [key, None, None]
        side = 1 if key < node[0] else 2
        node[side] = self._insert(node[side], key)
        return node
    def in_order(self, node="root"):
        node = self.root if node == "root" else node
        return [] if node is None else self.in_order(node[1]) + [node[0]] + self.in_order(node[2])
    def height(self, node="root"):
        node = self.root if node == "root" else node
        return 0 if node is None else 1 + max(self.height(node[1]), self.height(node[2]))
t = Tree()
for key in (5, 2, 8, 1, 9, 3, 7):
    t.insert(key)
print(t.in_order(), t.height())
graph = {"a": ["b", "c"], "b": ["d"], "c": ["d", "e"], "d": ["f"], "e": ["f"], "f": []}
def breadth_first(start):
    seen, queue = [start], [start]
    while queue:
        for following in graph[queue.pop(0)]:
            if following not in seen:
                seen.append(following)
                queue.append(following)
    return seen
def depth_first(node, seen=None):
    seen = [] if seen is None else seen
    if node not in seen:
        seen.append(node)
        for following in graph[node]:
            depth_first(following, seen)
    return seen
def paths(start, goal):
    if start == goal:
        return [[goal]]
    return [[start] + rest for following in graph[start] for rest in paths(following, goal)]
print(breadth_first("a"), depth_first("a"), paths("a", "f"))
class Trie:
    def __init__(self):
        self.children, self.ends = {}, False
    def add(self, word):
        node = self
        for letter in word:
            node = node.children.setdefault(letter, Trie())
        node.ends = True
    def words(self, prefix=""):
        if self.ends:
            yield prefix
        for letter in sorted(self.children):
            yield from self.children[letter].words(prefix + letter)
trie = Trie()
for word in ("car", "cat", "dog", "ca", "do"):
    trie.add(word)
print(list(trie.words()))
parent = list(range(8))
def find(x):
    while parent[x] != x:
        parent[x] = parent[parent[x]]
        x = parent[x]
    return x
for a, b in ((0, 1), (2, 3), (1, 3), (5, 6)):
    parent[find(a)] = find(b)
print([[y for y in range(8) if find(y) == find(x)] for x in (0, 4, 5)])
class Matrix:
    def __init__(self, rows):
        self.rows = rows
    def __mul__(self, other):
        if isinstance(other, Matrix):
            return Matrix([[sum(a * b for a,
                b in zip(row, column)) for column in zip(*other.rows)] for row in self.rows])
        return Matrix([[a * other for a in row] for row in self.rows])
    __rmul__ = __mul__
    def __eq__(self, other):
        return self.rows == other.rows
    def __repr__(self):
        return f"Matrix({self.rows})"
m = Matrix([[1, 2], [3, 4]])
print(m * m, m * 2, 2 * m, m * Matrix([[1, 0], [0, 1]]) == m)
def topological(graph):
    order, done = [], set()
    def visit(node):
        if node not in done:
            done.add(node)
            for following in graph[node]:
                visit(following)
            order.insert(0, node)
    for node in graph:
        visit(node)
    return order
print(topological(graph))
