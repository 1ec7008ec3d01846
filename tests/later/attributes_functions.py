"""getattr, setattr, hasattr, delattr, vars, callable, type, isinstance, issubclass, id."""

class A:
    x = 1
    def method(self):
        return "method"
class B(A):
    pass
a, b = A(), B()
print(getattr(a, "x"), getattr(a, "y", 2), getattr(a, "method")(), getattr("abc", "upper")(),
    getattr(A, "__name__"), hasattr(a, "x"), hasattr(a, "y"), hasattr("", "join"), hasattr(5, "real"))
setattr(a, "y", 5)
setattr(a, "not an identifier", 6)
print(a.y, getattr(a, "not an identifier"), vars(a), vars(A)["x"])
delattr(a, "y")
print(vars(a), callable(a), callable(A), callable(a.method), callable(len), callable(None),
    callable(lambda: 0))
print(isinstance(1, int), isinstance(True, int), isinstance(1, (str, int)),
    isinstance("a", (int, (float, str))), isinstance(b, A), isinstance(a, B), isinstance(A, type),
    isinstance(None, type(None)), isinstance(1, int | str), isinstance(1.0, int), isinstance([], object),
    isinstance(len, type(print)))
print(issubclass(B, A), issubclass(A, B), issubclass(bool, int), issubclass(A, A), issubclass(B, (int, A)),
    issubclass(int, object), issubclass(KeyError, LookupError))
for value in (1, 1.5, "s", b"b", None, True, [], (), {}, set(), frozenset(), range(1), slice(1), 1j, ...,
    NotImplemented, len, print, int, type, A, a, a.method, lambda: 0, [].append, str.upper, iter([]),
    map(len, []), (x for x in ()), ValueError(), object(), property(), staticmethod(len), {}.keys(),
    int.__add__, (1).__add__, A.__init__, super(B, b)):
    print(type(value).__name__, end=" ")
print()
print(type(1) is int, type(a) is A, type(A) is type, type(type) is type,
    type("X", (), {})().__class__.__name__, id(a) == id(a), id(a) == id(b), a is a, a is not b)
print(type(5)(7), type("")(5), int.__name__, A.__name__, a.__class__.__name__, B.__mro__ == (B, A, object),
    B.__base__ is A, type(a.method).__name__, a.method.__name__)
for action in (lambda: getattr(a, "z"), lambda: getattr(a, 5), lambda: getattr(a), lambda: setattr(a, 5, 1),
    lambda: setattr(5, "x", 1), lambda: setattr("s", "upper", 1), lambda: setattr(int, "x", 1),
    lambda: delattr(a, "zz"), lambda: hasattr(a, 5), lambda: isinstance(1, 5), lambda: isinstance(1, [int]),
    lambda: isinstance(1), lambda: issubclass(1, int), lambda: issubclass(int, 1), lambda: type(),
    lambda: type(1, 2), lambda: vars(5), lambda: callable(), lambda: id(), lambda: setattr(None, "x", 1),
    lambda: setattr(object(), "x", 1), lambda: len.x, lambda: type("X", (), 5), lambda: type(5, (), {})):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
print(None is None, True is True, a is not None, ... is ..., NotImplemented is NotImplemented,
    type(None)() is None, bool(1) is True, [] is [], int is int)
