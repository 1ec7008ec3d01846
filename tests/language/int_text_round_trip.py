"""Big integers to text and back, in several bases and through formats."""

n = 1
for step in range(12):
    n = n * 7919 + step
    text = str(n)
    assert int(text) == n and int("-" + text) == -n
    assert int(hex(n), 16) == n and int(oct(n), 8) == n and int(bin(n), 2) == n
    assert int(f"{n:,}".replace(",", "")) == n and int(f"{n:_x}", 16) == n
    print(len(text), text)
print(f"{n:>60}|{n:<60}|{n:^60}|{n:060d}|{-n:060d}|{n:+,}")
print(2 ** 1000, len(str(2 ** 10000)), str(3 ** 500)[:30], int("1" + "0" * 100) == 10 ** 100,
    int("123" * 20, 4))
digits = "0123456789abcdefghijklmnopqrstuvwxyz"
def to_base(number, base):
    if number < 0:
        return "-" + to_base(-number, base)
    result = ""
    while True:
        number, digit = divmod(number, base)
        result = digits[digit] + result
        if not number:
            return result
for base in (2, 3, 7, 10, 16, 36):
    text = to_base(n, base)
    print(base, text[:40], int(text, base) == n, int(to_base(-n, base), base) == -n)
print(int.from_bytes(n.to_bytes(40, "big"), "big") == n, n.bit_length(), (n >> 50).bit_length(),
    n.bit_count(), sum(int(d) for d in str(n)))
print(float(n) == n, int(float(n)) == n, n == n + 0.0, abs(-n) == n, -(-n) == n, ~n == -n - 1, n ^ n, n & -n,
    n | 1)
