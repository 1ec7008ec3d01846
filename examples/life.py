"""The game of life: a set of living cells, and a wrapped grid of lists, side by side."""

import sys

GENERATIONS = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
WIDTH, HEIGHT = 40, 24

PATTERN = [
    ".#......",
    "..#.....",
    "###...##",
    "......##",
    ".##.....",
    "##...#..",
    ".#..#...",
]
NEIGHBOURS = [(dx, dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy]


def parse(lines, left, top):
    return {
        (left + x, top + y)
        for y, line in enumerate(lines)
        for x, letter in enumerate(line)
        if letter == "#"
    }


def step_set(alive):
    counts = {}
    for x, y in alive:
        for dx, dy in NEIGHBOURS:
            cell = ((x + dx) % WIDTH, (y + dy) % HEIGHT)
            counts[cell] = counts.get(cell, 0) + 1
    return {cell for cell, count in counts.items() if count == 3 or count == 2 and cell in alive}


def to_grid(alive):
    return [[1 if (x, y) in alive else 0 for x in range(WIDTH)] for y in range(HEIGHT)]


def step_grid(grid):
    result = []
    for y in range(HEIGHT):
        above, here, below = grid[y - 1], grid[y], grid[(y + 1) % HEIGHT]
        row = []
        for x in range(WIDTH):
            west, east = x - 1, (x + 1) % WIDTH
            count = (above[west] + above[x] + above[east] + here[west] + here[east]
                     + below[west] + below[x] + below[east])
            row.append(1 if count == 3 or count == 2 and here[x] else 0)
        result.append(row)
    return result


def draw(grid):
    return "\n".join(["".join(["#" if cell else "." for cell in row]) for row in grid])


alive = parse(PATTERN, 14, 8)
grid = to_grid(alive)
populations = [len(alive)]
for _ in range(GENERATIONS):
    alive = step_set(alive)
    grid = step_grid(grid)
    populations.append(len(alive))
print("agree:", to_grid(alive) == grid)
print("populations:", populations[:10], "... peak", max(populations), "last", populations[-1])
print(draw(grid))
