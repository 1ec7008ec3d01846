"""Floor division, modulo and rounding near sign changes, small and big."""

for a in range(-7, 8):
    print(a, [a // b for b in (-3, -2, -1, 1, 2, 3)], [a % b for b in (-3, -2, -1, 1, 2, 3)])
big = 10 ** 25
for a in (big, -big, big + 1, -big - 1):
    for b in (7, -7, 10 ** 12, -10 ** 12, big, -big):
        q, r = divmod(a, b)
        assert q * b + r == a and abs(r) < abs(b) and (r == 0 or (r > 0) == (b > 0))
        print(q, r, end="; ")
    print()
for a in (5.5, -5.5, 0.0, -0.0, 1e-300):
    print(a, [a // b for b in (-2, 2.0, 0.3, -0.3)], [a % b for b in (-2, 2.0, 0.3, -0.3)])
print([round(n / 2) for n in range(-7, 8)], [int(n / 2) for n in range(-7, 8)],
    [n // 2 for n in range(-7, 8)], [-(-n // 2) for n in range(-7, 8)])
print([round(n, -1) for n in (-25, -15, -5, 5, 15, 25, 35, 45)], [n >> 1 for n in range(-4, 5)],
    [n % 2 ** 64 for n in (-1, -2 ** 63)])
print(-7 // 2 * 2 + -7 % 2, 7 // -2, 7 % -2, -1 // 10 ** 30, -1 % 10 ** 30, 1 // -10 ** 30, 1 % -10 ** 30)
