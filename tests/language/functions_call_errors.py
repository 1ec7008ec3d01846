"""The exact words for wrong calls of functions."""

def none():
    pass
def one(a):
    pass
def two(a, b):
    pass
def three(a, b, c):
    pass
def default(a, b=1):
    pass
def default_only(a=1, b=2):
    pass
def rest(a, *args):
    pass
def keyword_only(*, k):
    pass
def keyword_only_two(a, *, k, l):
    pass
def keyword_default(a, *, k=1):
    pass
def positional_only(a, b, /):
    pass
def positional_mixed(a, /, b):
    pass
def keywords(a, **kwargs):
    pass
class Thing:
    def method(self, a):
        pass
    @staticmethod
    def static(a):
        pass
    @classmethod
    def make(cls, a):
        pass
class Empty:
    pass
class Initialised:
    def __init__(self, a, b=2):
        pass
thing = Thing()
def invoke(f):
    return f(0)
calls = [
    lambda: none(1), lambda: none(1, 2), lambda: none(x=1), lambda: one(), lambda: one(1, 2),
        lambda: one(1, a=2), lambda: one(b=1), lambda: one(1, b=2),
    lambda: two(), lambda: two(1), lambda: two(b=1), lambda: two(1, 2, 3), lambda: two(1, 2, c=3),
        lambda: three(), lambda: three(1), lambda: three(1, c=2),
    lambda: default(), lambda: default(1, 2, 3), lambda: default(b=1), lambda: default_only(1, 2, 3),
        lambda: default_only(c=1), lambda: rest(), lambda: rest(b=1),
    lambda: keyword_only(), lambda: keyword_only(1), lambda: keyword_only(1, k=1), lambda: keyword_only(j=1),
        lambda: keyword_only_two(1), lambda: keyword_only_two(1, k=1), lambda: keyword_only_two(),
    lambda: keyword_default(1, 2), lambda: keyword_default(1, 2, k=3), lambda: keyword_default(1, 2, 3, k=4),
        lambda: positional_only(1), lambda: positional_only(a=1, b=2), lambda: positional_only(1, b=2),
    lambda: positional_mixed(a=1, b=2), lambda: positional_mixed(1), lambda: keywords(),
        lambda: keywords(1, 2), lambda: keywords(1, **{"a": 2}),
    lambda: thing.method(), lambda: thing.method(1, 2), lambda: Thing.method(), lambda: Thing.method(1),
        lambda: Thing.static(), lambda: thing.static(1, 2), lambda: Thing.make(), lambda: thing.make(1, 2),
    lambda: Empty(1), lambda: Empty(x=1), lambda: Initialised(), lambda: Initialised(1, 2, 3),
        lambda: Initialised(c=1), lambda: Initialised(1, a=2),
    lambda: one(*5), lambda: one(**5), lambda: one(*None), lambda: one(**[1]), lambda: two(*[1, 2, 3]),
        lambda: one(**{1: 2}), lambda: two(1, **{"b": 1, "c": 2}), lambda: two(a=1, **{"a": 2}),
        lambda: keywords(1, x=1, **{"x": 2}),
    lambda: (lambda x: x)(), lambda: (lambda: 0)(1), lambda: invoke(5), lambda: invoke("a"),
        lambda: invoke(None), lambda: invoke([1]), lambda: thing(), lambda: invoke((1, 2)),
        lambda: invoke({}),
    lambda: default(1, x=2), lambda: three(1, 2, 3, 4, 5), lambda: three(a=1, b=2, c=3, dd=4),
]
for number, call in enumerate(calls):
    try:
        call()
        print(number, "fine")
    except TypeError as error:
        print(number, error)
