"""Methods and attributes of int and float."""

for n in (0, 1, -1, 5, 255, -256, 10 ** 20):
    print(n, n.bit_length(), n.bit_count(), n.real, n.imag, n.numerator, n.denominator, n.conjugate(),
        n.as_integer_ratio(), n.is_integer(), n.__index__(), int(n), n.__abs__())
for f in (0.0, -1.5, 2.0, 0.1, 1e20, float("inf"), float("nan")):
    print(f, f.is_integer(), f.real, f.imag, f.hex(), f.conjugate(), f.__abs__(), f.__bool__())
print((0.5).as_integer_ratio(), (-2.25).as_integer_ratio(), float.fromhex("0x1.8p+1"), float.fromhex("-0x.1"),
    float.fromhex("inf"), (3.7).__trunc__(), (3.7).__floor__(), (3.2).__ceil__(), (2.567).__round__(1))
print(int.from_bytes(b"\x00\x10", "big"), int.from_bytes(b"\x00\x10", byteorder="little"),
    int.from_bytes([1, 2], "big"), (1000).to_bytes(4, "big"), (-2).to_bytes(2, "little", signed=True),
    (5).to_bytes(), int.from_bytes(b""))
print((5).__add__(3), (5).__add__(1.5), (5).__eq__(5.0), (5.0).__eq__(5), (5).__lt__(6), (1.5).__add__(1),
    (1.5).__radd__(2), (5).__truediv__(2), (5).__divmod__(3), (2).__pow__(10), (2).__pow__(10, 7),
    (5).__str__(), (5).__repr__(), (1.0).__repr__(), (5).__format__("04"), (5).__hash__(), (5).__bool__())
print(int("7") + True, int.__name__, float.__name__, bool.__mro__[1] is int, True.bit_length(),
    isinstance(True, int), True.__class__.__name__, int.bit_length(7), float.is_integer(2.0), bool(5).real,
    (True).__and__(False), True.conjugate())
for action in (lambda: float("inf").as_integer_ratio(), lambda: float("nan").as_integer_ratio(),
    lambda: float.fromhex("xyz"), lambda: (256).to_bytes(1, "big"), lambda: (1).to_bytes(1, "middle"),
    lambda: int.from_bytes(5, "big"), lambda: (5).foo, lambda: (5.0).bit_length(), lambda: (1.5).__index__(),
    lambda: (5).numerator(), lambda: int.from_bytes([256], "big"), lambda: (5).to_bytes(-1, "big")):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
