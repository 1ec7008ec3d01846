"""Big integers: factorials, digits of pi and e, Lucas-Lehmer, modular powers, integer roots."""

import sys

N = int(sys.argv[1]) if len(sys.argv) > 1 else 8000


def factorial(n):
    result = 1
    for factor in range(2, n + 1):
        result *= factor
    return result


def pi_digits(count):
    """Machin's formula in scaled integers."""
    unity = 10 ** (count + 10)

    def arctan_inverse(x):
        total = term = unity // x
        divisor = 1
        sign = -1
        while term:
            term //= x * x
            divisor += 2
            total += sign * (term // divisor)
            sign = -sign
        return total

    return (4 * (4 * arctan_inverse(5) - arctan_inverse(239))) // 10 ** 10


def e_digits(count):
    unity = 10 ** (count + 10)
    total = term = unity
    divisor = 1
    while term:
        term //= divisor
        total += term
        divisor += 1
    return total // 10 ** 10


def is_mersenne_prime(exponent):
    modulus = (1 << exponent) - 1
    value = 4
    for _ in range(exponent - 2):
        value = (value * value - 2) % modulus
    return value == 0


def integer_root(number):
    guess = 1 << (number.bit_length() + 1) // 2
    while True:
        better = (guess + number // guess) >> 1
        if better >= guess:
            return guess
        guess = better


def decimal(number):
    """The decimal digits, in pieces short enough for str()."""
    if number < 10 ** 1000:
        return str(number)
    half = number.bit_length() * 3 // 20
    high, low = divmod(number, 10 ** half)
    return decimal(high) + decimal(low).rjust(half, "0")


def digit_sum(digits):
    return sum([int(digit) for digit in digits])


value = factorial(N)
digits = decimal(value)
print(f"{N}! has {len(digits)} digits, their sum is {digit_sum(digits)}")
print("trailing zeros:", len(digits) - len(digits.rstrip("0")))
pi = decimal(pi_digits(N))
print("pi", pi[:1] + "." + pi[1:40], "...", pi[-10:])
e = decimal(e_digits(N))
print("e ", e[:1] + "." + e[1:40], "...", e[-10:])
print("mersenne:", [p for p in range(3, N // 6, 2) if is_mersenne_prime(p)])
root = integer_root(2 * 10 ** (2 * N))
print("root of 2:", decimal(root)[:40], root * root <= 2 * 10 ** (2 * N) < (root + 1) ** 2)
print("powers:", pow(3, 10 ** 30, 10 ** 9 + 7), pow(7, -1, 10 ** 20 + 39), -7 ** 25 // 10 ** 18, -7 ** 25 % 1000)
print("shifts:", 1 << 100, (1 << 100) >> 93, -(1 << 70) >> 68, (1 << 64) - 1 & 0xFFFF0000FFFF)
print("hex:", hex(factorial(30)), (2 ** 89 - 1).bit_length())
