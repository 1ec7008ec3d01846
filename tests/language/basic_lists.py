"""Lists in ordinary use."""

squares = []
for n in range(6):
    squares.append(n * n)
print(squares, len(squares), squares[2], squares[-1])
squares[0] = 100
print(squares, 25 in squares, 26 in squares)
for index in range(len(squares)):
    squares[index] = squares[index] + 1
print(squares)
matrix = [[1, 2], [3, 4], [5, 6]]
for row in matrix:
    for value in row:
        print(value, end=" ")
print()
print(matrix[1][0], matrix[-1][-1], sum(squares), min(squares), max(squares), sorted(squares))
words = ["pear", "fig", "apple"]
words.sort()
print(words, words.index("fig"), " ".join(words))
stack = []
for item in "abc":
    stack.append(item)
while stack:
    print(stack.pop(), end="")
print()
print([x * 2 for x in [1, 2, 3]], [w for w in words if len(w) > 3], words[:2], words[1:], words[::-1])
