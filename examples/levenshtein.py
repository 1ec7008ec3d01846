"""Edit distance, longest common subsequence and an alignment of two generated strings."""

import sys

N = int(sys.argv[1]) if len(sys.argv) > 1 else 2000


def make_strings(length):
    letters = "acgt"
    seed = 99
    first = []
    second = []
    for _ in range(length):
        seed = (seed * 16807) % 2147483647
        letter = letters[seed % 4]
        first.append(letter)
        change = seed // 4 % 20
        if change == 0:
            continue
        if change == 1:
            second.append(letters[seed // 80 % 4])
        if change != 2:
            second.append(letter)
        else:
            second.append(letters[(seed + 1) % 4])
    return "".join(first), "".join(second)


def edit_distance(first, second):
    previous = list(range(len(second) + 1))
    for row, left in enumerate(first, 1):
        current = [row]
        for column, right in enumerate(second, 1):
            if left == right:
                current.append(previous[column - 1])
            else:
                best = previous[column - 1]
                if previous[column] < best:
                    best = previous[column]
                if current[column - 1] < best:
                    best = current[column - 1]
                current.append(best + 1)
        previous = current
    return previous[-1]


def common_subsequence(first, second):
    lengths = [[0] * (len(second) + 1) for _ in range(len(first) + 1)]
    for i in range(len(first) - 1, -1, -1):
        row = lengths[i]
        below = lengths[i + 1]
        for j in range(len(second) - 1, -1, -1):
            if first[i] == second[j]:
                row[j] = below[j + 1] + 1
            else:
                row[j] = max(below[j], row[j + 1])
    i = j = 0
    result = []
    while i < len(first) and j < len(second):
        if first[i] == second[j]:
            result.append(first[i])
            i += 1
            j += 1
        elif lengths[i + 1][j] >= lengths[i][j + 1]:
            i += 1
        else:
            j += 1
    return "".join(result)


first, second = make_strings(N)
print("lengths:", len(first), len(second))
print("distance:", edit_distance(first, second))
common = common_subsequence(first, second)
print("common:", len(common), common[:40])
for pair in (("kitten", "sitting"), ("flaw", "lawn"), ("", "abc"), ("same", "same")):
    print(pair, edit_distance(*pair), repr(common_subsequence(*pair)))
