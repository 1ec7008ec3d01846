"""Build and walk many binary trees: the classical allocation exercise."""

import sys

DEPTH = int(sys.argv[1]) if len(sys.argv) > 1 else 16
SMALLEST = 4


class Node:
    def __init__(self, left, right):
        self.left = left
        self.right = right

    def count(self):
        if self.left is None:
            return 1
        return 1 + self.left.count() + self.right.count()


def build(depth):
    if depth == 0:
        return Node(None, None)
    return Node(build(depth - 1), build(depth - 1))


def main():
    deepest = max(SMALLEST + 2, DEPTH)
    print(f"stretch tree of depth {deepest + 1}\t check: {build(deepest + 1).count()}")
    lasting = build(deepest)
    for depth in range(SMALLEST, deepest + 1, 4):
        trees = 2 ** (deepest - depth + SMALLEST - 2)
        total = 0
        for _ in range(trees):
            total += build(depth).count()
        print(f"{trees}\t trees of depth {depth}\t check: {total}")
    print(f"long lived tree of depth {deepest}\t check: {lasting.count()}")


main()
