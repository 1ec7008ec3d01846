"""math on integers of any size."""

import math

for n in (0, 1, 2, 3, 15, 16, 17, 10 ** 20, 10 ** 40 + 1):
    print(n, math.isqrt(n), math.isqrt(n) ** 2 <= n < (math.isqrt(n) + 1) ** 2)
print([math.factorial(n) for n in (0, 1, 5, 20, 21, 30)], math.factorial(50))
print([math.comb(10, k) for k in range(11)], math.comb(100, 50), math.comb(0, 0), math.comb(5, 6),
    [math.perm(5, k) for k in range(7)], math.perm(30, 20))
print(math.gcd(2 ** 64, 6 ** 40), math.gcd(0, 0), math.gcd(7), math.lcm(10 ** 12, 10 ** 13 + 3),
    math.lcm(0, 5), math.gcd(-6, -4), math.gcd(True, 2))
print(math.prod(range(1, 21)), math.prod([2.5, 2]), math.prod([]), math.prod([1, 2], start=10),
    math.floor(10 ** 30), math.ceil(-10 ** 30), math.trunc(2 ** 70))
print(math.log(10 ** 300), math.log2(2 ** 500), math.log10(10 ** 200), math.log(2 ** 5000, 2),
    math.sqrt(10 ** 30), math.pow(10, 20), math.fabs(-10 ** 20), math.floor(1e300) == int(1e300),
    math.ldexp(1, 100), math.frexp(2 ** 100))
def is_prime(n):
    return n > 1 and all(n % d for d in range(2, math.isqrt(n) + 1))
print([n for n in range(60) if is_prime(n)], is_prime(7919), is_prime(7917))
print(math.floor(-3.5), math.ceil(-3.5), math.trunc(-3.5), round(-3.5), int(-3.5), -3.5 // 1, math.floor(3),
    math.floor(2 ** 53 + 0.5))
