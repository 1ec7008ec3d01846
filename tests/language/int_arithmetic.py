"""Integer operators, signs of floor division and modulo, mixed signs."""

pairs = [(7, 2), (-7, 2), (7, -2), (-7, -2), (0, 5), (6, 3), (-6, 3), (1, 100), (-1, 100)]
for a, b in pairs:
    print(a, b, a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b))
    assert (a // b) * b + a % b == a
for base in (-3, -1, 0, 1, 2, 10):
    print(base, [base ** exponent for exponent in range(6)])
print(2 ** -1, (-2) ** -2, 0 ** 0, (-8) ** (1 / 3))
print(-2 ** 2, (-2) ** 2, 2 ** 3 ** 2, -2 ** -2)
print(+5, -5, --5, ~5, ~-1, - -3)
print(1 + 2 * 3 - 4 // 2, (1 + 2) * (3 - 4) // 2, 10 - 3 - 2, 100 / 10 / 2)
print(True + True, True * 10, -True, ~int(False), True / 2, False // True)
print(7 .__add__(3), (7).__radd__(3), (7).__neg__(), (7).__floordiv__(2))
print(1_000_000, 0xff, 0o17, 0b1010, 0xDEAD_BEEF)
x = 10
x += 5; print(x)
x -= 3; print(x)
x *= 4; print(x)
x //= 5; print(x)
x %= 7; print(x)
x **= 3; print(x)
x <<= 4; print(x)
x >>= 2; print(x)
x |= 3; print(x)
x &= 0xF; print(x)
x ^= 5; print(x)
x /= 4; print(x)
for operation in ("1 // 0", "1 % 0", "1 / 0", "divmod(1, 0)", "0 ** -1", "1 << -1", "1 >> -1",
    "pow(2, 3, 0)"):
    print(operation, end=" -> ")
    try:
        if operation == "1 // 0":
            1 // 0
        elif operation == "1 % 0":
            1 % 0
        elif operation == "1 / 0":
            1 / 0
        elif operation == "divmod(1, 0)":
            divmod(1, 0)
        elif operation == "0 ** -1":
            0 ** -1
        elif operation == "1 << -1":
            1 << -1
        elif operation == "1 >> -1":
            1 >> -1
        else:
            pow(2, 3, 0)
    except Exception as error:
        print(type(error).__name__, error)
