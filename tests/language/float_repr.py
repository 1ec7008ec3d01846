"""The shortest text that reads back as the same float."""

values = [
    0.0, -0.0, 1.0, -1.0, 0.1, 0.2, 0.3, 0.1 + 0.2, 1 / 3, 2 / 3, 100.0, 1e15, 1e16, 1e17, 123456789012345.6,
    1234567890123456.7, 12345678901234567.0, 1e21, 1e22, 1e23, 1e100, 1e-1, 1e-4, 1e-5, 0.0001, 0.00001,
    0.00012345, 1.5e-7, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 9007199254740992.0,
    9007199254740993.0, 3.14159265358979, 2.718281828459045, 1e300 * 1e10, -1e300 * 1e10, 4.35,
        4.349999999999999,
    0.5, 0.25, 0.125, 1e5, 123456.789, 9.999999999999999e22, 1.1, 2.675, 1e-10, 33333333333333.332,
]
for value in values:
    print(repr(value), str(value), [value], f"{value}")
    assert float(repr(value)) == value
print(float("nan"), -float("nan"), float("inf"), -float("inf"), [float("nan")])
print(float("1e400"), float("-1e400"), float("1e-400"), float("  1.5  "), float("1_000.5"), float("+3"),
    float(".5"), float("5."))
print(float("Infinity"), float("-iNf"), float("NaN"))
print(1.0, 1., 1.e0, 1E5, 1e+5, 1_0.0_1, 10e-1)
print(round(2.5), round(3.5), round(-2.5), round(0.5), round(1.5), round(2.675, 2), round(1234.5678, -2))
print(round(2.5, 0), round(1e20), round(-0.4), round(0.1 + 0.2, 10), round(5e-324, 3), round(1.005, 2),
    round(25, -1), round(35, -1))
print(str(1e16), str(123456789.0), str(1e-7), repr(1e16 - 1))
print(int(2.9), int(-2.9), int(1e20), int(-0.5))
for text in ("", "abc", "1.2.3", "1e", "0x10", "--1", "1_", "_1"):
    try:
        print(float(text))
    except ValueError as error:
        print(error)
