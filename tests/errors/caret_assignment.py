class A:
    __slots__ = ()

A().x = [1,
         2]
