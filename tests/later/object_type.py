"""object, None, Ellipsis, NotImplemented: what they are and refuse."""

o = object()
print(type(o).__name__, isinstance(o, object), o == o, o == object(), o is o, hash(o) == hash(o), bool(o),
    callable(o), repr(o).startswith("<object object at 0x"))
print(None, repr(None), bool(None), None is None, None == None, type(None).__name__, None in [None],
    {None: 1}, hash(None) == hash(None), str(None) + "!", [None] * 2, f"{None}", None or "default")
print(..., Ellipsis is ..., type(...).__name__, bool(...), repr(Ellipsis), NotImplemented,
    type(NotImplemented).__name__, [...])
print(object.__name__, object.__bases__, object.__mro__ == (object,), object.__doc__ is not None,
    o.__class__ is object, object().__eq__(5), object().__ne__(5), object.__lt__(o, o),
    object().__str__() != "", o.__format__("") == str(o))
class A:
    pass
a = A()
print(object.__new__(A).__class__.__name__, object.__getattribute__(a, "__class__") is A,
    object.__setattr__(a, "x", 5), a.x, object.__repr__(a).startswith("<__main__.A object"),
    object.__hash__(a) == hash(a), a.__sizeof__() > 0, a.__reduce_ex__ is not None, a.__dir__() != [])
nothing = None
def assign():
    o.x = 1
def none_attribute():
    None.x = 1
def assign_none():
    None[0] = 1
for bad in (assign, none_attribute, assign_none, lambda: o.x, lambda: None.x, lambda: nothing(),
    lambda: nothing[0], lambda: len(None), lambda: None + 1, lambda: 1 - None, lambda: -None,
    lambda: None < None, lambda: iter(None), lambda: object(1), lambda: object.__new__(),
    lambda: object.__new__(5), lambda: object.__new__(A, 1), lambda: type(None)(1), lambda: int(None),
    lambda: o < o, lambda: o + o, lambda: o[0], lambda: f"{o:5}", lambda: None.__bool__(1),
    lambda: bool(NotImplemented)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
