"""The smallest programs: values, arithmetic, variables."""

print("hello")
print(1 + 2, 3 * 4, 10 - 7, 9 / 2, 9 // 2, 9 % 2, 2 ** 8)
x = 5
y = x * 2
print(x, y, x + y)
x = "text"
print(x, y)
print(None, True, False, 1.5, -3)
a = b = 7
print(a, b)
print("a" + "b", "ab" * 3, len("hello"))
print([1, 2, 3], (1, 2), {"k": "v"}, {1})
