"""The largest singular value of the infinite matrix 1/((i+j)(i+j+1)/2+i+1), cut to N by N."""

import math
import sys

N = int(sys.argv[1]) if len(sys.argv) > 1 else 400
ROUNDS = 10


def entry(row, column):
    diagonal = row + column
    return 1.0 / (diagonal * (diagonal + 1) // 2 + row + 1)


def multiply(vector):
    result = []
    for row in range(len(vector)):
        total = 0.0
        for column, value in enumerate(vector):
            total += entry(row, column) * value
        result.append(total)
    return result


def multiply_transposed(vector):
    result = []
    for row in range(len(vector)):
        total = 0.0
        for column, value in enumerate(vector):
            total += entry(column, row) * value
        result.append(total)
    return result


def dot(left, right):
    total = 0.0
    for a, b in zip(left, right):
        total += a * b
    return total


def main():
    u = [1.0] * N
    v = u
    for _ in range(ROUNDS):
        v = multiply_transposed(multiply(u))
        u = multiply_transposed(multiply(v))
    norm = math.sqrt(dot(u, v) / dot(v, v))
    print(f"spectral norm of {N} by {N}: {norm:.9f}")


main()
