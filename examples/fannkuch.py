"""Pancake flips: the most flips over all permutations of N, and their signed checksum."""

import sys

N = int(sys.argv[1]) if len(sys.argv) > 1 else 9


def count_flips(permutation):
    stack = permutation[:]
    flips = 0
    top = stack[0]
    while top:
        stack[:top + 1] = stack[top::-1]
        flips += 1
        top = stack[0]
    return flips


def next_permutation(permutation, counts):
    """Advance in rotation order; False when all have been seen."""
    position = 1
    while position < len(permutation):
        first = permutation[0]
        for index in range(position):
            permutation[index] = permutation[index + 1]
        permutation[position] = first
        counts[position] += 1
        if counts[position] <= position:
            return True
        counts[position] = 0
        position += 1
    return False


def fannkuch(size):
    permutation = list(range(size))
    counts = [0] * size
    checksum = 0
    most = 0
    sign = 1
    while True:
        if permutation[0]:
            flips = count_flips(permutation)
            if flips > most:
                most = flips
            checksum += sign * flips
        sign = -sign
        if not next_permutation(permutation, counts):
            return checksum, most


checksum, most = fannkuch(N)
print(checksum)
print(f"Pfannkuchen({N}) = {most}")
