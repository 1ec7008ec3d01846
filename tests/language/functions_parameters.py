"""Positional, keyword, default, keyword-only, positional-only, variable parameters."""

def plain(a, b):
    return a, b
def defaults(a, b=2, c="x"):
    return a, b, c
def variable(a, *args):
    return a, args
def keywords(a, **kwargs):
    return a, kwargs
def everything(a, b=2, *args, c, d=4, **kwargs):
    return a, b, args, c, d, kwargs
def only_keywords(*, a, b=2):
    return a, b
def only_positions(a, b=2, /):
    return a, b
def mixed(a, /, b, *, c):
    return a, b, c
def shadow(a, /, **kwargs):
    return a, kwargs
print(plain(1, 2), plain(1, b=2), plain(b=1, a=2), plain(*[1, 2]), plain(**{"a": 1, "b": 2}),
    plain(*[1], **{"b": 2}))
print(defaults(1), defaults(1, 3), defaults(1, c=3), defaults(c=1, a=2), defaults(1, 2, 3))
print(variable(1), variable(1, 2, 3), variable(*range(4)), variable(1, *[2], 3, *[4, 5]))
print(keywords(1), keywords(1, x=2, y=3), keywords(a=1, b=2), keywords(1, **{"not a name": 2}))
print(everything(1, c=3), everything(1, 2, 3, 4, c=5, z=6), everything(c=1, a=2),
    everything(*"abcd", **{"c": 1, "e": 2}))
print(only_keywords(a=1), only_keywords(b=1, a=2), only_positions(1), only_positions(1, 3), mixed(1, 2, c=3),
    mixed(1, b=2, c=3))
print(shadow(1, a=2), (lambda *a, **k: (a, k))(1, x=2), (lambda: None)(), (lambda x, y=2: x + y)(1),
    (lambda *, k=1: k)(k=5))
def collect(item, into=[]):
    into.append(item)
    return into
print(collect(1), collect(2), collect(3, []), collect(4))
def late(a, b=None):
    b = a if b is None else b
    return b
print(late(1), late(1, 0))
order = []
def note(x):
    order.append(x)
    return x
everything(note(1), *[note(2)], c=note(3), **{"d": note(4)})
def with_default(a=note("default at def"), b=note("second")):
    return a
print(order)
print(plain.__defaults__, defaults.__defaults__, only_keywords.__kwdefaults__, plain.__name__,
    (lambda: 0).__name__, everything.__qualname__)
print(defaults.__code__.co_varnames, defaults.__code__.co_argcount, everything.__code__.co_kwonlyargcount,
    only_positions.__code__.co_posonlyargcount)
def documented():
    """One line."""
documented.note = "attribute"
print(documented.__doc__, documented.note, documented.__dict__, documented(), plain.__doc__)
def nothing():
    pass
def early(x):
    if x:
        return
    return "late"
print(nothing(), early(1), early(0))
args = (1, 2)
kwargs = {"x": 1}
def keep(*a, **k):
    return a is args, k is kwargs
print(keep(*args, **kwargs))
