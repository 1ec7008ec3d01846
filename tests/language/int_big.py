"""Integers beyond machine words: overflow, division, powers, text."""

limits = [2 ** 31 - 1, 2 ** 31, 2 ** 32, 2 ** 62, 2 ** 63 - 1, 2 ** 63, 2 ** 64 - 1, 2 ** 64, 2 ** 128]
for value in limits:
    print(value, value + 1, -value, -value - 1, value * value)
print(sum([2 ** 63 - 1, 1]), 2 ** 63 - 1 + 1 - 1 == 2 ** 63 - 1)
a = 123456789012345678901234567890
b = 987654321098765432109876543210
print(a + b, a - b, a * b)
print(b // a, b % a, divmod(-b, a), divmod(b, -a), divmod(-b, -a))
print(a // 10 ** 20, a % 10 ** 20, a / b, b / a)
print(a ** 3, (-a) ** 3)
print(a == a + 0, a < b, -a > -b, a == 123456789012345678901234567890.0, a < 1e30)
print(hash(a) == hash(a + 1 - 1), hash(2 ** 61 - 1), hash(2 ** 61), hash(-2 ** 61), hash(2 ** 200))
print(hex(a), oct(a), bin(2 ** 70 + 1))
print(int(str(a)) == a, int(hex(a), 16) == a, int("-" + str(b)) == -b)
print(a.bit_length(), (2 ** 100).bit_length(), (-2 ** 100).bit_length(), a.bit_count())
print(f"{a:,}", f"{a:_}", f"{a:x}", f"{a:.3e}", f"{-a:>40}", f"{a:+d}")
print(float(a), float(2 ** 1000), int(1e25), int(-1e25))
print(round(a, -20), round(-a, -25), abs(-a))
try:
    float(10 ** 400)
except OverflowError as error:
    print(error)
try:
    10 ** 400 / 3
except OverflowError as error:
    print(error)
print(10 ** 400 / 10 ** 399, 10 ** 400 // 10 ** 398)
factorial = 1
for number in range(1, 41):
    factorial *= number
print(factorial)
for number in range(1, 41):
    factorial //= number
print(factorial)
small = 2 ** 70 - 2 ** 70 + 5
print(small, [10, 20, 30, 40, 50, 60][small], "x" * (2 ** 66 >> 64))
print(pow(a, b, 10 ** 18 + 9), pow(3, -1, 2 ** 89 - 1), pow(-7, 3, 2 ** 65))
