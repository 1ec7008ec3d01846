"""The Mandelbrot set as text, with a checksum over the escape counts."""

import sys

WIDTH = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
HEIGHT = WIDTH // 2
LIMIT = 60
SHADES = " .:-=+*#%@"


def escape_count(cr, ci):
    zr = zi = 0.0
    count = 0
    while count < LIMIT:
        zr2 = zr * zr
        zi2 = zi * zi
        if zr2 + zi2 > 4.0:
            break
        zi = 2.0 * zr * zi + ci
        zr = zr2 - zi2 + cr
        count += 1
    return count


def shade(count):
    if count == LIMIT:
        return SHADES[-1]
    return SHADES[count % (len(SHADES) - 1)]


def main():
    checksum = 0
    spacing = max(1, WIDTH // 75)
    for row in range(HEIGHT):
        imaginary = -1.25 + 2.5 * row / HEIGHT
        line = []
        for column in range(WIDTH):
            count = escape_count(-2.2 + 3.2 * column / WIDTH, imaginary)
            checksum = (checksum * 31 + count) % 1000000007
            if column % spacing == 0:
                line.append(shade(count))
        if row % spacing == 0:
            print("".join(line))
    print("checksum", checksum)


main()
