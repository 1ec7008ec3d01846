"""Make sudoku puzzles and solve them by constraint bit masks and backtracking on the tightest cell."""

import sys

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 600

SIDE = 9
ALL = 0b111111111


class Contradiction(Exception):
    pass


class Grid:
    def __init__(self, text):
        if len(text) != 81:
            raise ValueError(f"a grid has 81 cells, not {len(text)}")
        self.cells = [0] * 81
        self.rows = [ALL] * 9
        self.columns = [ALL] * 9
        self.boxes = [ALL] * 9
        self.steps = 0
        for index, letter in enumerate(text):
            if letter != ".":
                self.put(index, int(letter))

    def place_of(self, index):
        row, column = divmod(index, 9)
        return row, column, row // 3 * 3 + column // 3

    def free(self, index):
        row, column, box = self.place_of(index)
        return self.rows[row] & self.columns[column] & self.boxes[box]

    def put(self, index, digit):
        bit = 1 << digit - 1
        if not self.free(index) & bit:
            raise Contradiction(f"{digit} in cell {index}")
        self.flip(index, bit)
        self.cells[index] = digit

    def flip(self, index, bit):
        row, column, box = self.place_of(index)
        self.rows[row] ^= bit
        self.columns[column] ^= bit
        self.boxes[box] ^= bit

    def tightest(self):
        best, fewest = -1, 10
        for index, digit in enumerate(self.cells):
            if digit == 0:
                count = self.free(index).bit_count()
                if count < fewest:
                    best, fewest = index, count
                    if count <= 1:
                        break
        return best

    def solve(self):
        index = self.tightest()
        if index < 0:
            return True
        self.steps += 1
        free = self.free(index)
        for digit in range(1, 10):
            bit = 1 << digit - 1
            if free & bit:
                self.put(index, digit)
                if self.solve():
                    return True
                self.flip(index, bit)
                self.cells[index] = 0
        return False

    def __str__(self):
        lines = []
        for start in range(0, 81, 9):
            row = [str(digit) if digit else "." for digit in self.cells[start:start + 9]]
            lines.append(" ".join(row[:3]) + " | " + " ".join(row[3:6]) + " | " + " ".join(row[6:]))
            if start in (18, 45):
                lines.append("------+-------+------")
        return "\n".join(lines)


def make_puzzle(seed, blanks):
    """A shuffled regular solution, from which cells are removed."""

    def below(limit):
        nonlocal seed
        seed = (seed * 1103515245 + 12345) % 2147483648
        return (seed >> 12) % limit

    def shuffled(items):
        for last in range(len(items) - 1, 0, -1):
            other = below(last + 1)
            items[last], items[other] = items[other], items[last]
        return items

    digits = shuffled(list("123456789"))
    rows = [3 * band + row for band in shuffled([0, 1, 2]) for row in shuffled([0, 1, 2])]
    columns = [3 * stack + column for stack in shuffled([0, 1, 2]) for column in shuffled([0, 1, 2])]
    cells = [digits[(3 * row + row // 3 + column) % SIDE] for row in rows for column in columns]
    for index in shuffled(list(range(SIDE * SIDE)))[:blanks]:
        cells[index] = "."
    return "".join(cells)


total = 0
grid = None
for number in range(ROUNDS):
    grid = Grid(make_puzzle(number + 1, 50 + number % 10))
    if not grid.solve():
        print("impossible", number)
    total += grid.steps
print(grid)
print(f"{ROUNDS} puzzles in {total} steps")

for text in ("11" + "." * 79, "123"):
    try:
        Grid(text)
    except (Contradiction, ValueError) as error:
        print(f"{type(error).__name__}: {error}")
