"""Collatz chains below N: the longest, with and without a memory of lengths."""

import sys

N = int(sys.argv[1]) if len(sys.argv) > 1 else 300000


def chain_length(number):
    length = 1
    while number != 1:
        if number % 2:
            number = 3 * number + 1
        else:
            number //= 2
        length += 1
    return length


def chain_length_known(number, known):
    path = []
    while number not in known:
        path.append(number)
        number = 3 * number + 1 if number & 1 else number >> 1
    length = known[number]
    for passed in reversed(path):
        length += 1
        known[passed] = length
    return length


def highest_point(number):
    peak = number
    while number != 1:
        number = 3 * number + 1 if number % 2 else number // 2
        peak = max(peak, number)
    return peak


best = 1
best_length = 1
for start in range(1, N // 5):
    length = chain_length(start)
    if length > best_length:
        best, best_length = start, length
print(f"below {N // 5}: {best} takes {best_length}, its peak is {highest_point(best)}")

known = {1: 1}
best = max(range(1, N), key=lambda start: chain_length_known(start, known))
print(f"below {N}: {best} takes {known[best]}, {len(known)} lengths are known")
print("chain of 27:", chain_length(27), highest_point(27))
