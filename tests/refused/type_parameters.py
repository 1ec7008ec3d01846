"""Type aliases and type parameters."""

type Alias = int
type Pair[T] = tuple[T, T]
print(Alias.__name__, Alias, Alias.__value__, type(Alias).__name__, Pair.__name__, Pair.__type_params__,
    Pair[int])
def generic[T](x: T, *rest: T) -> T:
    return x
class Box[T]:
    def __init__(self, value: T):
        self.value = value
    def map[U](self, function) -> "Box[U]":
        return Box(function(self.value))
print(generic(5), Box("v").value, Box.__name__, Box(2).map(lambda n: n + 1).value, generic.__type_params__,
    Box.__type_params__[0].__name__)
class Bounded[T: int, *Ts, **P]:
    pass
print([p.__name__ for p in Bounded.__type_params__], [type(p).__name__ for p in Bounded.__type_params__],
    Bounded.__type_params__[0].__bound__)
type Recursive = list[Recursive]
print(Recursive.__value__)
