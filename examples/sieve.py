"""Primes below N: the sieve of Eratosthenes, twins, gaps and a factorisation check."""

import sys

N = int(sys.argv[1]) if len(sys.argv) > 1 else 6000000


def sieve(limit):
    composite = [False] * limit
    primes = []
    for number in range(2, limit):
        if composite[number]:
            continue
        primes.append(number)
        multiple = number * number
        while multiple < limit:
            composite[multiple] = True
            multiple += number
    return primes


def largest_gap(primes):
    best = (0, 0)
    for left, right in zip(primes, primes[1:]):
        if right - left > best[0]:
            best = (right - left, left)
    return best


def factorise(number, primes):
    factors = {}
    for prime in primes:
        if prime * prime > number:
            break
        while number % prime == 0:
            factors[prime] = factors.get(prime, 0) + 1
            number //= prime
    if number > 1:
        factors[number] = factors.get(number, 0) + 1
    return factors


primes = sieve(N)
twins = [p for p, q in zip(primes, primes[1:]) if q - p == 2]
gap, after = largest_gap(primes)
print(f"{len(primes)} primes below {N}, the last is {primes[-1]}")
print(f"{len(twins)} twins, the last {twins[-1]} and {twins[-1] + 2}")
print(f"largest gap {gap} after {after}")
for number in (360, 9699690, N - 1, N):
    parts = [f"{p}^{e}" if e > 1 else str(p) for p, e in factorise(number, primes).items()]
    print(number, "=", " * ".join(parts))
