"""Float operators, infinities, not-a-numbers, mixed operands."""

inf = float("inf")
nan = float("nan")
pairs = [(7.5, 2.0), (-7.5, 2.0), (7.5, -2.0), (-7.5, -2.0), (1.0, 0.1), (0.0, 3.0), (-0.0, 3.0), (5.5, inf)]
for a, b in pairs:
    print(a, b, a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b))
print(1 + 0.5, 0.5 + 1, 3 * 0.5, 7 // 2.0, 7 % 2.5, 2 ** 0.5, 2.0 ** 3, 2 ** -2, 2.0 ** -2)
print(0.1 + 0.2, 1 - 0.9, 1e16 + 1, 1e308 * 10, -1e308 * 10, 5e-324 / 2)
print(inf - inf, inf + 1, inf * 0, inf == inf, -inf < inf, inf // 1, 1 / inf, -1 / inf)
print(nan == nan, nan != nan, nan < 1, nan > 1, nan in [nan], [nan] == [nan], nan is nan)
print(0.0 == -0.0, 1 / 3, -1 / 3, 1e22 + 1.0, 123456789.123456789)
print(-7.5 // 2, -7.5 % 2, 7.5 % -2, -0.0 // 1, -1e-20 % 3, 1e-20 // -1)
print(2.0 ** 1023, 2.0 ** -1074, (-8.0) ** 2, (-8.0) ** 3, 0.0 ** 0, 0.0 ** 2)
print(True + 0.5, False * 1.5, 1.0 == True, 0.0 == False)
print(abs(-2.5), abs(-0.0), -(-0.0), +(-1.5))
print((2.5).is_integer(), (2.0).is_integer(), (0.75).as_integer_ratio(), (-4.0).as_integer_ratio())
print((255.5).hex(), float.fromhex("0x1.8p3"), (0.1).hex(), (2.5).conjugate(), (2.5).real, (2.5).imag)
x = 1.5
x += 1; print(x)
x -= 0.25; print(x)
x *= 4; print(x)
x /= 3; print(x)
x //= 1; print(x)
x **= 0.5; print(x)
x %= 0.75; print(x)
operations = [
    lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: divmod(1.0, 0), lambda: 0.0 ** -1,
    lambda: 10.0 ** 400, lambda: 1 / 0.0, lambda: 1.5 + "a", lambda: "a" * 1.5, lambda: [1] * 2.0,
]
for operation in operations:
    try:
        print(operation())
    except Exception as error:
        print(type(error).__name__, error)
