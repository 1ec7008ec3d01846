# Every kind of statement.
import os.path as path, sys
from . import sibling as brother, sister

a.b = c[d] = e, *f = g()
a.b += 1
a[b] -= c(d)
a[b:c] *= 2
(
    a
    .b
    .c
) = 1
del a.b, c[d], e[f:g], h
assert a.b, c(d)


@decorate(1)
@other
def function(a, b=default(), *args: hint(), k=other.default, **kwargs) -> hint():
    global z
    z = a.b
    yield z
    x = yield from b(c)
    raise Error(a) from b.c


class Class(Base, meta=Meta()):
    attribute = value()

    def method(self):
        return super().method(1).name + super().other


for i, (j, k) in pairs(a):
    if i.j: continue
    print(k)
else:
    done()
while check(a) and a.b:
    if a[b]: break

try:
    risky(a)
except (A, b.C) as error:
    handle(error)
except D:
    raise
else:
    fine()
finally:
    close(a)

with open(a) as f, lock.held, \
        other(b) as (c, d):
    body(f)


def unwinding(x):
    for y in x:
        with y as z:
            try:
                return z.w(y)
            finally:
                y.close()


print(lambda: a.b, -x, not y in z)
