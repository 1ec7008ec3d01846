"""Every operator's special method, forward, reflected and in place."""

class Traced:
    def __init__(self, name):
        self.name = name
    def __repr__(self):
        return self.name

def forward(symbol):
    def method(self, other):
        return f"({self} {symbol} {other})"
    return method
def reflected(symbol):
    def method(self, other):
        return f"({other} r{symbol} {self})"
    return method
def in_place(symbol):
    def method(self, other):
        return Traced(f"({self} {symbol}= {other})")
    return method
names = {"add": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%", "pow": "**",
    "matmul": "@", "lshift": "<<", "rshift": ">>", "and": "&", "or": "|", "xor": "^"}
class Full(Traced):
    pass
for name, symbol in names.items():
    setattr(Full, f"__{name}__", forward(symbol))
    setattr(Full, f"__r{name}__", reflected(symbol))
    setattr(Full, f"__i{name}__", in_place(symbol))
for name, symbol in {"lt": "<", "le": "<=", "gt": ">", "ge": ">=", "eq": "==", "ne": "!="}.items():
    setattr(Full, f"__{name}__", forward(symbol))
for name, symbol in {"neg": "-", "pos": "+", "invert": "~", "abs": "abs "}.items():
    setattr(Full, f"__{name}__", lambda self, symbol=symbol: f"{symbol}{self}")
a, b = Full("a"), Full("b")
print(a + b, a - 1, a * b, a / b, a // b, a % b, a ** b, a @ b, a << b, a >> b, a & b, a | b, a ^ b)
print(1 + a, "x" - a, 2 * a, 2 / a, 2 // a, 2 % a, 2 ** a, [] @ a, 1 << a, 1 >> a, 1 & a, None | a, 1.5 ^ a)
print(a < b, a <= 1, a > b, a >= b, a == b, a != b, 1 < a, 1 >= a, 1 == a)
print(-a, +a, ~a, abs(a), (a + b) + 'tail', -a if a else 0)
c = a
c += 1; print(c, end=" ")
c = a; c -= 1; print(c, end=" ")
c = a; c *= 1; print(c, end=" ")
c = a; c /= 1; print(c, end=" ")
c = a; c //= 1; print(c, end=" ")
c = a; c %= 1; print(c, end=" ")
c = a; c **= 1; print(c, end=" ")
c = a; c @= 1; print(c, end=" ")
c = a; c <<= 1; print(c, end=" ")
c = a; c >>= 1; print(c, end=" ")
c = a; c &= 1; print(c, end=" ")
c = a; c |= 1; print(c, end=" ")
c = a; c ^= 1; print(c)
class OnlyAdd(Traced):
    def __add__(self, other):
        return Traced(f"new({self} {other})")
d = OnlyAdd("d")
d += 5
print(d)
class Declines(Traced):
    def __add__(self, other):
        print("add asked", end=" ")
        return NotImplemented
    def __radd__(self, other):
        print("radd asked", end=" ")
        return NotImplemented
    def __lt__(self, other):
        return NotImplemented
    def __eq__(self, other):
        return NotImplemented
x, y = Declines("x"), Declines("y")
for action in (lambda: x + 1, lambda: 1 + x, lambda: x + y, lambda: x < y, lambda: x < 1, lambda: -x,
    lambda: x @ y, lambda: ~x, lambda: x ** 2, lambda: abs(x), lambda: x[0], lambda: len(x), lambda: x()):
    try:
        print(action())
    except TypeError as error:
        print(error)
print(x == y, x == x, x != y)
class Parent(Traced):
    def __add__(self, other):
        return "parent add"
    def __radd__(self, other):
        return "parent radd"
class Child(Parent):
    def __radd__(self, other):
        return "child radd first"
print(Parent("p") + Child("c"), Child("c") + Parent("p"), Parent("p") + 1, 1 + Child("c"))
class Iadd(Traced):
    def __iadd__(self, other):
        return NotImplemented
    def __add__(self, other):
        return "fell back to add"
e = Iadd("e")
e += 1
print(e, divmod(7, 2), pow(2, 3, 5))
class Powered:
    def __pow__(self, exponent, modulus=None):
        return exponent, modulus
    def __divmod__(self, other):
        return "divmod", other
    def __rdivmod__(self, other):
        return "rdivmod", other
    def __round__(self, digits=None):
        return "round", digits
    def __index__(self):
        return 3
    def __int__(self):
        return 5
    def __float__(self):
        return 1.25
    def __complex__(self):
        return 2j
    def __trunc__(self):
        return 9
print(Powered() ** 2, pow(Powered(), 2, 3), divmod(Powered(), 1), divmod(1, Powered()), round(Powered()),
    round(Powered(), 2))
print([10, 20, 30, 40][Powered()], int(Powered()), float(Powered()), complex(Powered()), "abcdef"[:Powered()],
    hex(Powered()), list(range(Powered())), "ab" * Powered())
