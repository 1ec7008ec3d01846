"""math: constants, roots, logarithms, trigonometry, rounding, errors."""

import math

print(math.pi, math.e, math.tau, math.inf, math.nan, -math.inf)
print(math.sqrt(2), math.sqrt(16), math.sqrt(0), math.cbrt(27.0), math.isqrt(17), math.isqrt(10 ** 40),
    math.hypot(3, 4), math.hypot(1, 2, 3), math.hypot(), math.dist((0, 0), (3, 4)))
print(math.exp(0), math.exp(1), math.exp(-1), math.log(1), math.log(math.e), math.log(8, 2),
    math.log(100, 10), math.log2(8), math.log10(1000), math.log1p(0.5), math.expm1(0.5), math.log(2 ** 2000),
    math.log2(2 ** 2000), math.exp2(3))
print([round(f(0.5), 12) for f in (math.sin, math.cos, math.tan, math.asin, math.acos, math.atan, math.sinh,
    math.cosh, math.tanh, math.asinh, math.atanh)], math.atan2(1, -1), math.degrees(math.pi),
    math.radians(180), math.acosh(2))
print(math.floor(2.7), math.floor(-2.7), math.ceil(2.1), math.ceil(-2.1), math.trunc(2.9), math.trunc(-2.9),
    math.floor(5), math.ceil(True), math.floor(1e20), math.modf(2.5), math.modf(-2.5), math.fmod(7, 3),
    math.fmod(-7, 3), math.remainder(7, 4))
print(math.factorial(0), math.factorial(5), math.factorial(25), math.gcd(12, 18), math.gcd(), math.gcd(0, 5),
    math.gcd(-12, 8, 20), math.lcm(4, 6), math.lcm(), math.lcm(2, 3, 4), math.comb(5, 2), math.comb(5, 7),
    math.perm(5, 2), math.perm(5), math.prod([1, 2, 3, 4]), math.prod([], start=5), math.prod([0.5, 2]))
print(math.isnan(math.nan), math.isnan(1), math.isinf(math.inf), math.isfinite(1), math.isfinite(math.nan),
    math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1), math.isclose(1, 1.1, rel_tol=0.2),
    math.isclose(0, 1e-10, abs_tol=1e-9))
print(math.copysign(1, -0.0), math.copysign(-3, 2), math.fabs(-2), math.fsum([0.1] * 10), sum([0.1] * 10),
    math.frexp(8), math.frexp(-0.1), math.ldexp(0.5, 4), math.nextafter(1, 2), math.ulp(1.0), math.gamma(5),
    math.lgamma(10), round(math.erf(0.5), 12), round(math.erfc(0.5), 12), math.sumprod([1, 2], [3, 4]),
    math.fma(2, 3, 4))
print(math.pow(2, 3), math.pow(2, 0.5), math.pow(0, 0), 5 // math.inf, math.inf - 1, math.floor(-0.5),
    math.ceil(-0.5))
class Rounded:
    def __floor__(self):
        return "floor"
    def __ceil__(self):
        return "ceil"
    def __trunc__(self):
        return "trunc"
    def __float__(self):
        return 4.0
print(math.floor(Rounded()), math.ceil(Rounded()), math.trunc(Rounded()), math.sqrt(Rounded()))
for action in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.log(-1), lambda: math.sqrt("a"),
    lambda: math.factorial(-1), lambda: math.factorial(1.5), lambda: math.exp(1000), lambda: math.acos(2),
    lambda: math.pow(0, -1), lambda: math.pow(-8, 1 / 3), lambda: math.floor(math.inf),
    lambda: math.floor(math.nan), lambda: math.gcd(1.5, 2), lambda: math.isqrt(-1), lambda: math.fmod(1, 0),
    lambda: math.sin(math.inf), lambda: math.comb(-1, 2), lambda: math.sqrt(), lambda: math.sqrt(1, 2),
    lambda: math.floor("a"), lambda: math.missing, lambda: math.log(2, 1), lambda: math.dist((1,), (1, 2)),
    lambda: math.ldexp(1.0, 10000), lambda: math.log(10, 0), lambda: math.sqrt(10 ** 400),
    lambda: math.atan2(1)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
