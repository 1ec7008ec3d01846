"""Lists: items, slices, assignment to slices, deletion, operators, comparison."""

numbers = [1, 2, 3, 4, 5]
print(numbers, numbers[0], numbers[-1], numbers[1:3], numbers[::-1], numbers[::2], len(numbers))
numbers[0] = 10
numbers[-1] = 50
print(numbers)
numbers[1:3] = ["a", "b", "c", "d"]
print(numbers)
numbers[1:5] = []
print(numbers)
numbers[1:1] = [7, 8]
print(numbers)
numbers[::2] = [0, 0, 0]
print(numbers)
numbers[len(numbers):] = "xy"
print(numbers)
numbers[::-1] = range(len(numbers))
print(numbers)
del numbers[0]
del numbers[-1], numbers[1]
print(numbers)
del numbers[1:3]
print(numbers)
letters = list("abcdefgh")
del letters[::2]
print(letters)
del letters[::-3]
print(letters)
letters[:] = letters + letters
print(letters)
print([1] + [2], [0] * 3, 2 * [1, 2], [1] * 0, [1] * -1, [] + [], 2 in [1, 2], 3 not in [1, 2])
print([1, 2] < [1, 3], [1] < [1, 0], [2] > [1, 9], [] < [0], [1, 2] == [1, 2], [1] != [2],
    [1, [2]] == [1, [2]])
a = b = [1]
a += [2]
print(a, b, a is b)
a = a + [3]
print(a, b, a is b)
a *= 2
print(a)
nested = [[0] * 2] * 2
nested[0][0] = 1
print(nested, [[0] * 2 for _ in range(2)])
loop = [1]
loop.append(loop)
print(loop, [loop, loop])
print([*range(3), *"ab", *[]], [1, *[2, *[3]]], list(), list("abc"), list((1, 2)), list({1: 2}),
    list(range(3)))
