"""Metaclasses, type() with three arguments, class creation hooks."""

class Meta(type):
    def __new__(mcs, name, bases, namespace, **kwargs):
        namespace["made_by"] = mcs.__name__
        namespace.setdefault("options", kwargs)
        return super().__new__(mcs, name, bases, namespace)
    def __init__(cls, name, bases, namespace, **kwargs):
        super().__init__(name, bases, namespace)
        cls.order = len(Meta.made)
        Meta.made.append(name)
    def __call__(cls, *args):
        print("creating", cls.__name__, args)
        return super().__call__(*args)
    def __len__(cls):
        return 42
    def __contains__(cls, item):
        return item == "thing"
    def class_method(cls):
        return f"meta method of {cls.__name__}"
Meta.made = []
class A(metaclass=Meta, flag=True):
    def __init__(self, x=0):
        self.x = x
class B(A):
    pass
print(A.made_by, A.options, B.options, B.order, Meta.made, A(1).x, B().x, len(A), "thing" in B,
    A.class_method(), type(A) is Meta, isinstance(B, Meta))
try:
    A().class_method()
except AttributeError as error:
    print(error)
Dynamic = type("Dynamic", (B,), {"y": 2, "method": lambda self: self.y})
print(Dynamic.__name__, type(Dynamic) is Meta, Dynamic().method())
class Plain:
    pass
Simple = type("Simple", (Plain,), dict(value=1))
print(Simple.value, Simple().value, Simple.__mro__[1] is Plain, Simple.__module__)
class MetaOne(type):
    pass
class MetaTwo(type):
    pass
class One(metaclass=MetaOne):
    pass
class Two(metaclass=MetaTwo):
    pass
try:
    class Clash(One, Two):
        pass
except TypeError as error:
    print(error)
class Registry(type):
    classes = {}
    def __init__(cls, name, bases, namespace):
        Registry.classes[name.lower()] = cls
class Base(metaclass=Registry):
    pass
class Handler(Base):
    pass
print(sorted(Registry.classes), Registry.classes["handler"] is Handler)
class Prepared(type):
    @classmethod
    def __prepare__(mcs, name, bases):
        return {"prepared": name}
class P(metaclass=Prepared):
    copy = prepared
print(P.copy, P.prepared)
class InstanceCheck(type):
    def __instancecheck__(cls, instance):
        return instance == 5
    def __subclasscheck__(cls, subclass):
        return subclass is int
class Five(metaclass=InstanceCheck):
    pass
print(isinstance(5, Five), isinstance(6, Five), issubclass(int, Five), issubclass(str, Five))
