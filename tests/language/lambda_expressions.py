"""lambda in every place it may stand."""

add = lambda a, b=10: a + b
print(add(1), add(1, 2), (lambda: "called")(), (lambda *a, **k: (a, k))(1, x=2),
    (lambda x: lambda y: x * y)(3)(4))
print(sorted([3, 1, 2], key=lambda n: -n), list(map(lambda s: s.upper(), "ab")),
    list(filter(lambda n: n > 1, [1, 2, 3])), max([1, -5], key=lambda n: abs(n)))
table = {"double": lambda n: n * 2, "negate": lambda n: -n}
print(table["double"](4), table["negate"](4), [f(3) for f in table.values()],
    (lambda n: 1 if n < 2 else n)(5))
fact = lambda n: 1 if n <= 1 else n * fact(n - 1)
print(fact(10), (lambda a, /, b, *, c: (a, b, c))(1, b=2, c=3), (lambda: (yield))().__class__.__name__,
    add.__name__, add.__defaults__)
compose = lambda *fs: (lambda x: compose(*fs[:-1])(fs[-1](x))) if fs else (lambda x: x)
print(compose(lambda x: x + 1, lambda x: x * 2)(5))
counter = (lambda box: lambda: box.append(len(box)) or box[-1])([])
print(counter(), counter(), counter())
print([(lambda: i)() for i in range(3)], [f() for f in [lambda: i for i in range(3)]],
    [f() for f in [lambda i=i: i for i in range(3)]])
print((lambda: [1, 2])()[1], (lambda s: f"{s:>5}|")("x"), (lambda x: not x)(0), (lambda: None)() is None,
    (lambda t: t[0] + t[1])((1, 2)))
