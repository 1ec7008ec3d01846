"""Bitwise operators with negative and big operands."""

values = [0, 1, -1, 5, -6, 255, -256, 2 ** 63, -2 ** 63, 2 ** 70 + 3, -(2 ** 70) - 3]
for left in values:
    print(left, [left & right for right in values])
for left in values:
    print(left, [left | right for right in values])
for left in values:
    print(left, [left ^ right for right in values])
for value in values:
    print(~value, value << 3, value >> 3, value << 65, value >> 65, value >> 1000)
print(1 << 0, 1 << 62, 1 << 63, 1 << 64, -1 << 64, 0 << 1000)
print(-1 >> 1, -5 >> 1, -5 >> 10, 5 >> 10)
print(True & True, True | False, True ^ True, type(True & False), type(True & 1), type(True ^ 1))
print(6 & 3 | 8 ^ 1, 1 | 2 & 3, ~1 & 7, 1 << 2 + 1, (1 << 2) + 1)
print((5).bit_length(), (0).bit_length(), (-5).bit_length(), (255).bit_count(), (-255).bit_count())
print((1024).to_bytes(2, "big"), (1024).to_bytes(4, "little"), (-1).to_bytes(2, "big", signed=True))
print(int.from_bytes(b"\x04\x00", "big"), int.from_bytes(b"\xff\xff", "little", signed=True))
print((12).numerator, (12).denominator, (12).real, (12).imag, (12).conjugate())
try:
    (300).to_bytes(1, "big")
except OverflowError as error:
    print(error)
try:
    (-1).to_bytes(1, "big")
except OverflowError as error:
    print(error)
for operation in (lambda: 1 & 1.0, lambda: "a" | 1, lambda: ~1.5, lambda: 1 << 1.0, lambda: None ^ 1):
    try:
        operation()
    except TypeError as error:
        print(error)
