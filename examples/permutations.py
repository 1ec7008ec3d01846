"""Permutations, subsets, partitions and derangements by plain recursion."""

import sys

N = int(sys.argv[1]) if len(sys.argv) > 1 else 9


def permutations(items):
    if len(items) <= 1:
        return [items]
    result = []
    for index, item in enumerate(items):
        for rest in permutations(items[:index] + items[index + 1:]):
            result.append([item] + rest)
    return result


def visit_permutations(items, visit, start=0):
    """By swapping in place."""
    if start == len(items):
        visit(items)
        return
    for index in range(start, len(items)):
        items[start], items[index] = items[index], items[start]
        visit_permutations(items, visit, start + 1)
        items[start], items[index] = items[index], items[start]


def subsets(items):
    if not items:
        return [()]
    without = subsets(items[1:])
    return without + [(items[0], *rest) for rest in without]


def partitions(total, largest):
    if total == 0:
        return [[]]
    result = []
    for part in range(min(total, largest), 0, -1):
        for rest in partitions(total - part, part):
            result.append([part, *rest])
    return result


def inversions(items):
    return sum([1 for i in range(len(items)) for j in range(i) if items[j] > items[i]])


print(permutations(list("abc")))
everything = permutations(list(range(N)))
print(f"{len(everything)} permutations of {N}, sorted: {everything == sorted(everything)}")
print("first", everything[0], "last", everything[-1])

derangements = 0
fixed = 0


def count(items):
    global derangements, fixed
    here = sum([1 for place, item in enumerate(items) if place == item])
    fixed += here
    if not here:
        derangements += 1


visit_permutations(list(range(N)), count)
print(f"{derangements} derangements, {fixed} fixed points")
print("even:", len([p for p in permutations(list(range(min(N, 6)))) if inversions(p) % 2 == 0]))
print(len(subsets(tuple(range(N)))), subsets(("x", "y", "z")))
print(len(partitions(2 * N, 2 * N)), partitions(5, 5))
