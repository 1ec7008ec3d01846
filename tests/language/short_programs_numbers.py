"""Small number programs: primes, perfect numbers, gcd, bases, Pascal, Armstrong, pi, binary search."""

def primes(limit):
    sieve = [True] * (limit + 1)
    sieve[0:2] = [False, False]
    for n in range(2, int(limit ** 0.5) + 1):
        if sieve[n]:
            sieve[n * n::n] = [False] * len(sieve[n * n::n])
    return [n for n, prime in enumerate(sieve) if prime]
print(primes(60))
print([n for n in range(2, 500) if sum(d for d in range(1, n) if n % d == 0) == n])
print([n for n in range(1000) if n == sum(int(d) ** len(str(n)) for d in str(n))])
row = [1]
for _ in range(8):
    print(" ".join(map(str, row)))
    row = [1] + [a + b for a, b in zip(row, row[1:])] + [1]
def extended_gcd(a, b):
    if b == 0:
        return a, 1, 0
    g, x, y = extended_gcd(b, a % b)
    return g, y, x - a // b * y
print(extended_gcd(240, 46), extended_gcd(10 ** 20, 3 ** 30))
pi, sign = 0.0, 1
for n in range(1, 2000, 2):
    pi += sign * 4 / n
    sign = -sign
print(pi, round(pi, 2))
def binary_search(items, wanted):
    low, high = 0, len(items) - 1
    while low <= high:
        middle = (low + high) // 2
        if items[middle] == wanted:
            return middle
        if items[middle] < wanted:
            low = middle + 1
        else:
            high = middle - 1
    return -1
squares = [n * n for n in range(100)]
print(binary_search(squares, 49), binary_search(squares, 50), binary_search([], 1))
def newton(n, precision=1e-12):
    guess = n / 2 or 1
    while abs(guess * guess - n) > precision * n:
        guess = (guess + n / guess) / 2
    return guess
print(newton(2), newton(1e10), newton(0.25))
def power(base, exponent, modulus):
    result = 1
    while exponent:
        if exponent & 1:
            result = result * base % modulus
        base = base * base % modulus
        exponent >>= 1
    return result
print(power(3, 200, 13), power(2, 10 ** 18, 10 ** 9 + 7) == pow(2, 10 ** 18, 10 ** 9 + 7))
def change(amount, coins):
    ways = [1] + [0] * amount
    for coin in coins:
        for total in range(coin, amount + 1):
            ways[total] += ways[total - coin]
    return ways[amount]
print(change(100, [1, 5, 10, 25, 50]), change(500, [200, 100, 50, 20, 10, 5, 2, 1]))
def mean_and_deviation(values):
    mean = sum(values) / len(values)
    return mean, (sum((v - mean) ** 2 for v in values) / len(values)) ** 0.5
print(mean_and_deviation([2, 4, 4, 4, 5, 5, 7, 9]), mean_and_deviation([0.1, 0.2, 0.3]))
def digits_reversed(n):
    result = 0
    while n:
        n, digit = divmod(n, 10)
        result = result * 10 + digit
    return result
print(digits_reversed(12345678901234567890), [n for n in range(100, 200) if digits_reversed(n) == n])
