"""Private names, __slots__, __dict__ absence."""

class Base:
    def __init__(self):
        self.__secret = "base"
        self._protected = 1
        self.__both__ = 2
    def reveal(self):
        return self.__secret
    def __helper(self):
        return "base helper"
    def use(self):
        return self.__helper()
class Derived(Base):
    def __init__(self):
        super().__init__()
        self.__secret = "derived"
    def own(self):
        return self.__secret
    def __helper(self):
        return "derived helper"
d = Derived()
print(d.reveal(), d.own(), d.use(), sorted(d.__dict__))
print(d._Base__secret, d._Derived__secret, d._Base__helper(), d.__both__)
try:
    d.__secret
except AttributeError as error:
    print(error)
class _Leading:
    __x = 5
    def get(self):
        return self.__x, _Leading.__x
print(_Leading().get(), _Leading._Leading__x)
class Slotted:
    __slots__ = ("a", "b")
    def __init__(self, a):
        self.a = a
s = Slotted(1)
s.b = 2
print(s.a, s.b, hasattr(s, "__dict__"), Slotted.__slots__)
del s.b
def set_c():
    s.c = 3
for action in (lambda: s.b, set_c, lambda: s.__dict__, lambda: s.missing):
    try:
        print(action())
    except AttributeError as error:
        print(error)
class Open(Slotted):
    pass
o = Open(5)
o.c = 6
print(o.a, o.c, o.__dict__)
class More(Slotted):
    __slots__ = ["d"]
m = More(1)
m.d = 4
print(m.a, m.d, hasattr(m, "__dict__"))
print(type(Slotted.a).__name__)
