"""Place N queens on an N by N board so that none attacks another: count and first solution."""

import sys

N = int(sys.argv[1]) if len(sys.argv) > 1 else 12


class Board:
    def __init__(self, size):
        self.size = size
        self.columns = set()
        self.rising = set()
        self.falling = set()
        self.placed = []
        self.first = None
        self.solutions = 0

    def is_free(self, row, column):
        return (
            column not in self.columns
            and row + column not in self.rising
            and row - column not in self.falling
        )

    def place(self, row, column):
        self.columns.add(column)
        self.rising.add(row + column)
        self.falling.add(row - column)
        self.placed.append(column)

    def remove(self, row, column):
        self.columns.remove(column)
        self.rising.remove(row + column)
        self.falling.remove(row - column)
        self.placed.pop()

    def solve(self, row=0):
        if row == self.size:
            self.solutions += 1
            if self.first is None:
                self.first = list(self.placed)
            return
        for column in range(self.size):
            if self.is_free(row, column):
                self.place(row, column)
                self.solve(row + 1)
                self.remove(row, column)

    def draw(self):
        if self.first is None:
            return "no solution"
        lines = []
        for column in self.first:
            lines.append(" ".join(["Q" if c == column else "." for c in range(self.size)]))
        return "\n".join(lines)


board = Board(N)
board.solve()
print(f"{N} queens: {board.solutions} solutions")
print(board.draw())
