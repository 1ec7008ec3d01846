"""yield from: delegation of values, send, throw, close, and the result."""

def inner(n):
    for i in range(n):
        received = yield i
        if received:
            print("inner got", received)
    return f"inner result {n}"
def outer():
    result = yield from inner(2)
    print("result:", result)
    result = yield from inner(1)
    print("result:", result)
    yield from "ab"
    yield from [10, 20]
    yield from {"k": 1}
    nothing = yield from ()
    return nothing
print(list(outer()))
o = outer()
print(next(o), o.send("hello"), next(o))
def flatten(items):
    for item in items:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item
print(list(flatten([1, [2, [3, [4]], 5], [], [[6]]])))
def catches():
    try:
        yield 1
        yield 2
    except ValueError as error:
        yield f"caught {error}"
    return "done"
def delegates():
    value = yield from catches()
    yield value
d = delegates()
print(next(d), d.throw(ValueError("v")), next(d), next(d, "end"))
def closing():
    try:
        yield 1
    finally:
        print("inner closed")
def around():
    try:
        yield from closing()
    finally:
        print("outer closed")
a = around()
next(a)
a.close()
def traverse(tree):
    if tree:
        left, value, right = tree
        yield from traverse(left)
        yield value
        yield from traverse(right)
print(list(traverse(((None, 1, None), 2, ((None, 3, None), 4, None)))))
def deep(n):
    if n:
        yield from deep(n - 1)
    yield n
print(sum(deep(60)))
class Plain:
    def __iter__(self):
        return iter([7, 8])
def over_plain():
    yield from Plain()
    yield from map(str, [1, 2])
    yield from (x * x for x in range(3))
print(list(over_plain()))
def bad():
    yield from 5
try:
    next(bad())
except TypeError as error:
    print(error)
def send_to_list():
    yield from [1, 2]
s = send_to_list()
next(s)
try:
    s.send("x")
except AttributeError as error:
    print(error)
def chain_results():
    a = yield from returns(1)
    b = yield from returns(a + 1)
    return a + b
def returns(n):
    yield n
    return n * 10
def main():
    print("total", (yield from chain_results()))
print(list(main()))
