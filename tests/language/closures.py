"""Closures: shared cells, late binding, nonlocal, nesting, counters."""

def counter(start=0):
    count = start
    def up(step=1):
        nonlocal count
        count += step
        return count
    def peek():
        return count
    def reset():
        nonlocal count
        count = start
    return up, peek, reset
up, peek, reset = counter(10)
other, _, _ = counter()
print(up(), up(5), peek(), other(), peek())
reset()
print(peek(), up())
functions = [lambda: i for i in range(3)]
print([f() for f in functions])
functions = [lambda i=i: i for i in range(3)]
print([f() for f in functions])
def makers():
    made = []
    for i in range(3):
        def inner(j=i):
            return i, j
        made.append(inner)
    return made
print([f() for f in makers()])
def three_levels(a):
    def second(b):
        def third(c):
            nonlocal a
            a += 1
            return a, b, c
        return third
    return second
third = three_levels(1)(2)
print(third(3), third(4), third.__closure__ is not None, len(third.__closure__), third.__code__.co_freevars)
def compose(*functions):
    def composed(x):
        for f in reversed(functions):
            x = f(x)
        return x
    return composed
print(compose(lambda x: x + 1, lambda x: x * 10, abs)(-3))
def unbound():
    def inner():
        return later
    try:
        inner()
    except NameError as error:
        print(error)
    later = 5
    return inner()
print(unbound())
def deleted():
    x = 1
    def inner():
        return x
    del x
    try:
        return inner()
    except NameError as error:
        return str(error)
print(deleted())
def recursive():
    def fact(n):
        return 1 if n < 2 else n * fact(n - 1)
    return fact
print(recursive()(10))
def argument_cell(x):
    def change():
        nonlocal x
        x = x * 2
    change()
    change()
    return x
print(argument_cell(3))
def accumulate(*args, **kwargs):
    return lambda: (args, kwargs)
print(accumulate(1, 2, a=3)())
def class_inside(n):
    class Inner:
        value = n
        def get(self):
            return n
    return Inner
Inner = class_inside(7)
print(Inner.value, Inner().get(), Inner.__qualname__)
def comprehension_closure():
    k = 10
    return [x + k for x in range(3)], {x: [y * k for y in range(x)] for x in range(3)}
print(comprehension_closure())
