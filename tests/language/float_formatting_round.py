"""round() and fixed formatting agree on halves as binary fractions allow."""

for value in (0.5, 1.5, 2.5, 0.05, 0.15, 0.25, 0.35, 1.005, 2.675, 1e-3, 123.456, -0.5, -2.5, 99.995,
    1e15 + 0.5, 4503599627370496.5):
    print(value, round(value), [round(value, n) for n in (0, 1, 2, 3, -1, -2)],
        [f"{value:.{n}f}" for n in range(4)], f"{value:.3g}", f"{value:.2e}")
for n in range(-3, 4):
    print(n, 10.0 ** n, f"{10.0 ** n:g}", f"{10.0 ** n:e}", f"{10.0 ** n}", round(12345.6789, n))
x = 0.1
total = 0.0
for _ in range(10):
    total += x
print(total, total == 1.0, abs(total - 1.0) < 1e-9, sum([0.1] * 10), round(total, 10))
print([f"{n / 7:.5f}" for n in range(1, 7)], [str(n / 10) for n in range(11)], [n * 0.1 for n in range(11)])
print(1e16, 1e15, 123456789012345680.0, 0.0001, 0.00001, 1.0, 100000.0, 1e5 + 0.1, 1.1e-5, -1e-5, 5e-324,
    1.7976931348623157e308)
print(3.0 == 3, int(3.99), int(-3.99), 7.0 // 2, 7.5 % 2, -7.5 // 2, 2 ** 0.5 * 2 ** 0.5,
    1e308 * 10 == float("inf"))
