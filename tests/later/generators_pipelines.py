"""Generators feeding generators, two-way coroutines, early exits."""

def source(n):
    for i in range(n):
        yield i
def double(items):
    for item in items:
        yield item * 2
def only(test, items):
    for item in items:
        if test(item):
            yield item
def chunks(items, size):
    chunk = []
    for item in items:
        chunk.append(item)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
print(list(chunks(only(lambda n: n % 3, double(source(12))), 3)), sum(double(source(101))),
    max(only(lambda n: n < 50, source(100))))
def coroutine(function):
    def start(*args):
        g = function(*args)
        next(g)
        return g
    return start
@coroutine
def collector(out):
    while True:
        item = yield len(out)
        out.append(item)
@coroutine
def broadcast(*targets):
    while True:
        item = yield
        for target in targets:
            target.send(item)
a, b = [], []
hub = broadcast(collector(a), collector(b))
for n in range(3):
    hub.send(n)
print(a, b)
hub.close()
try:
    hub.send(1)
except StopIteration:
    print("closed")
def tokens(text):
    word = ""
    for c in text + " ":
        if c.isspace():
            if word:
                yield word
            word = ""
        else:
            word += c
def numbered(items, start=1):
    n = start
    for item in items:
        yield n, item
        n += 1
print(list(numbered(tokens("  the quick  fox "))), dict(numbered(tokens("a b"), 10)))
def permutations(items):
    if not items:
        yield []
    for i, item in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield [item, *rest]
print(["".join(p) for p in permutations("abc")], sum(1 for _ in permutations((1, 2, 3, 4, 5))))
def merge(left, right):
    left, right = iter(left), iter(right)
    x, y = next(left, None), next(right, None)
    while x is not None and y is not None:
        if x <= y:
            yield x
            x = next(left, None)
        else:
            yield y
            y = next(right, None)
    while x is not None:
        yield x
        x = next(left, None)
    while y is not None:
        yield y
        y = next(right, None)
print(list(merge([1, 4, 6], merge([2, 3], [5, 7]))))
def scheduler(*tasks):
    queue = list(tasks)
    while queue:
        task = queue.pop(0)
        try:
            print(next(task), end=" ")
            queue.append(task)
        except StopIteration as stop:
            print(f"[{stop.value}]", end=" ")
def task(name, n):
    for i in range(n):
        yield f"{name}{i}"
    return name
scheduler(task("a", 3), task("b", 1), task("c", 2))
print()
def infinite():
    try:
        n = 0
        while True:
            yield n
            n += 1
    finally:
        print("closed", n)
for n in infinite():
    if n == 3:
        break
g = infinite()
next(g)
g.close()
del g
print(any(n > 5 for n in source(100)), next((n for n in source(9) if n * n > 30), None), "end")
