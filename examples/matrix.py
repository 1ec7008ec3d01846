"""Multiply matrices the plain way, raise one to a power, and solve a linear system."""

import sys

N = int(sys.argv[1]) if len(sys.argv) > 1 else 220


class Matrix:
    def __init__(self, rows):
        self.rows = rows
        self.height = len(rows)
        self.width = len(rows[0])

    def __matmul__(self, other):
        if self.width != other.height:
            raise ValueError(f"cannot multiply {self.shape()} by {other.shape()}")
        result = []
        for row in self.rows:
            line = [0] * other.width
            for factor, other_row in zip(row, other.rows):
                for column, value in enumerate(other_row):
                    line[column] += factor * value
            result.append(line)
        return Matrix(result)

    def __eq__(self, other):
        return self.rows == other.rows

    def shape(self):
        return f"{self.height}x{self.width}"

    def transpose(self):
        return Matrix([list(column) for column in zip(*self.rows)])

    def trace(self):
        return sum([self.rows[i][i] for i in range(self.height)])

    def power(self, exponent):
        result = identity(self.height)
        base = self
        while exponent:
            if exponent & 1:
                result = result @ base
            base = base @ base
            exponent >>= 1
        return result


def identity(size):
    return Matrix([[1 if i == j else 0 for j in range(size)] for i in range(size)])


def solve(matrix, values):
    """Gauss-Jordan elimination with partial pivoting."""
    size = matrix.height
    rows = [[float(x) for x in row] + [float(v)] for row, v in zip(matrix.rows, values)]
    for column in range(size):
        pivot = max(range(column, size), key=lambda r: abs(rows[r][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        divisor = rows[column][column]
        rows[column] = [x / divisor for x in rows[column]]
        for r in range(size):
            if r != column and rows[r][column]:
                factor = rows[r][column]
                rows[r] = [x - factor * y for x, y in zip(rows[r], rows[column])]
    return [row[-1] for row in rows]


a = Matrix([[(i * j + 1) % 7 for j in range(N)] for i in range(N)])
b = Matrix([[(i + 2 * j) % 5 for j in range(N)] for i in range(N)])
product = a @ b
print("trace of a @ b:", product.trace())
print("transposed agrees:", (b.transpose() @ a.transpose()).transpose() == product)
print("fibonacci(90):", Matrix([[1, 1], [1, 0]]).power(90).rows[0][1])
solution = solve(Matrix([[4, -2, 1], [-2, 4, -2], [1, -2, 4]]), [11, -16, 17])
print("solution:", [round(x, 9) for x in solution])
try:
    a @ Matrix([[1, 2, 3]])
except ValueError as error:
    print("refused:", str(error).replace(str(N), "N"))
