# Every kind of expression, some over several lines.
value = first(1)(2)[3].name.method(4, key=5)
long = (
    builder
    .first(1)
    .second(
        2,
        third=3,
    )
    .fourth
    .fifth()
)
total = alpha + beta * -gamma ** ~delta // epsilon % zeta @ eta
bits = a << 1 | b >> 2 & c ^ d
parts = items[1], items[low:high], items[low:high:step], items[a, b:c]
checks = a < b, a == b != c, a is b, a is not None, a in b, a not in b
chosen = left if condition and not other or third else right
unpacked = [*a, b], (*a, b), {*a, b}, {**a, "b": b}, call(*a, b, *c, k=1, **d)
nested = call(inner(a.b(c[d])), lambda x, y=z: x.w + y())
squares = [x * x for x in numbers if x.ok if not x.bad]
table = {k(x): v(x) for x, y in numbers for z in y}
kinds = {f(x) for x in g(h)}
made = make(x.y for x in numbers)
also = make((x.y for x in numbers), 2)
text = f"{name!r:>{width}} and {other=} {third:.2f}" f"{fourth()}"
formatted = "%s is %r" % (a.b, c())
walrus = (n := compute(m)) + n
joined = "x".join(y for y in z)
accented = "é" + naïve("ü", é=1)["ß"]
