"""complex: arithmetic, repr, attributes, errors."""

a, b = 1 + 2j, 3 - 4j
print(a, b, a + b, a - b, a * b, a / b, a ** 2, -a, +a, abs(b), a.real, a.imag, a.conjugate(), a == 1 + 2j,
    a != b, 1j * 1j, 2j ** 2)
print(1j, 1.5j, -1j, 0j, 1 + 0j, complex(0, -0.0), complex(-0.0, 1), complex(1e20, 1e-5), complex("nan+infj"),
    [1j], str(2 + 3j), repr(1 - 1j))
print(complex("1+2j"), complex("-j"), complex("3"), complex(" (1-2j) "), complex(1, 2),
    complex(real=1, imag=2), bool(0j), bool(1j), hash(1 + 0j) == hash(1))
print(a + 1, 1 + a, a * 2.5, 2 - a, a / 2, 1 / 2j, 2 ** 1j == 2 ** 1j, a == 1, 1 + 0j == 1, 1.0 == 1 + 0j,
    f"{a:.2f}", f"{a}", "{:>12}".format(a), sum([1j, 2]), {1 + 0j: "x"}[1])
for action in (lambda: a < b, lambda: a // b, lambda: a % b, lambda: int(a), lambda: float(a),
    lambda: complex("a"), lambda: complex("1 + 2j"), lambda: a / 0, lambda: 0j ** -1, lambda: round(a),
    lambda: complex([]), lambda: divmod(a, 1), lambda: complex("1", 2), lambda: f"{a:d}", lambda: abs(a, 1),
    lambda: math):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
