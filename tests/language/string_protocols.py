"""__str__, __repr__, __format__, __bytes__, __bool__, __hash__ as print and format use them."""

class Both:
    def __str__(self):
        return "str text"
    def __repr__(self):
        return "repr text"
class OnlyRepr:
    def __repr__(self):
        return "only repr"
class OnlyStr:
    def __str__(self):
        return "only str"
class Formatted(Both):
    def __format__(self, spec):
        return f"formatted with {spec!r}"
b, r, f = Both(), OnlyRepr(), Formatted()
print(b, r, f, [b, r], (b,), {b: r}, {1: b}, str(b), repr(b), str(r))
print(f"{b} {b!r} {b!s:>10} {b!a} {r} {f} {f:spec} {f!s} {f!r:*^14}", "%s %r" % (b, b),
    "{} {!r} {:x}".format(b, b, f))
print(str(OnlyStr()), repr(OnlyStr()).startswith("<__main__.OnlyStr object at 0x"), f"{OnlyStr()}")
print(str([OnlyStr()]).startswith("[<__main__.OnlyStr object at"))
print(format(f, "abc"), format(b), "".join(map(str, [b, r, 1])))
class BadStr:
    def __str__(self):
        return 5
class BadRepr:
    def __repr__(self):
        return None
class BadFormat:
    def __format__(self, spec):
        return 1
class Failing:
    def __repr__(self):
        raise ValueError("repr failed")
for action in (lambda: str(BadStr()), lambda: repr(BadRepr()), lambda: str(BadRepr()),
    lambda: f"{BadFormat()}", lambda: repr([Failing()]), lambda: str(Failing()), lambda: f"{b:5}"):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
class Node:
    def __init__(self, value, children=()):
        self.value, self.children = value, list(children)
    def __repr__(self):
        return f"Node({self.value!r}, {self.children!r})" if self.children else f"Node({self.value!r})"
print(Node("root", [Node(1), Node(2, [Node("leaf")])]))
class Meta(type):
    def __repr__(cls):
        return f"<the {cls.__name__}>"
class WithMeta(metaclass=Meta):
    pass
print(WithMeta, [WithMeta], str(WithMeta), type(WithMeta) is Meta)
print(int, str, type(None), Both, Exception, len, type, object, ValueError)
print(repr(print), str(type(5)), type(b), None, ..., NotImplemented, Both.__name__)
class SubText(str):
    def __str__(self):
        return "sub str"
    def __repr__(self):
        return "sub repr"
t = SubText("content")
print(t, [t], str(t), f"{t}", t + "", "%s" % t, len(t), "".join([t]))
