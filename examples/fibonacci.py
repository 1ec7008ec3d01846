"""Fibonacci six ways: recursion, memory, iteration, closures, doubling, and a class that is called."""

import sys

N = int(sys.argv[1]) if len(sys.argv) > 1 else 34


def recursive(n):
    if n < 2:
        return n
    return recursive(n - 1) + recursive(n - 2)


def memory(n, known={}):
    if n < 2:
        return n
    if n not in known:
        known[n] = memory(n - 1) + memory(n - 2)
    return known[n]


def iterative(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def counter():
    a, b = 0, 1

    def following():
        nonlocal a, b
        value = a
        a, b = b, a + b
        return value

    return following


def doubling(n):
    def pair(n):
        if n == 0:
            return 0, 1
        a, b = pair(n // 2)
        c = a * (2 * b - a)
        d = a * a + b * b
        return (d, c + d) if n % 2 else (c, d)

    return pair(n)[0]


class Fibonacci:
    def __init__(self):
        self.values = [0, 1]

    def __call__(self, n):
        while len(self.values) <= n:
            self.values.append(self.values[-1] + self.values[-2])
        return self.values[n]


following = counter()
print("closure:", [following() for _ in range(15)])
ways = (recursive, memory, iterative, doubling, Fibonacci())
results = [way(N) for way in ways]
print(f"fibonacci({N}) =", results[0], "agreed" if len(set(results)) == 1 else results)
print("fibonacci(300) =", doubling(300))
