"""map, filter, zip, enumerate, reversed, all, any, iter, next: laziness, lengths, errors."""

print(list(map(str, range(3))), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])),
    list(map(max, "abc", "bab", "cca")))
print(list(filter(None, [0, 1, "", "a", None])), list(filter(lambda n: n % 2, range(6))),
    list(filter(str.isalpha, "a1b2")))
print(list(zip()), list(zip("ab")), list(zip("abc", [1, 2])), list(zip(*[(1, "a"), (2, "b")])),
    dict(zip("ab", range(2))), list(zip("ab", "cd", strict=True)), list(zip(range(2), map(str, range(5)))))
print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate([], start=1)),
    list(enumerate("a", start=-1)), dict(enumerate("xy")))
print(list(reversed([1, 2, 3])), list(reversed("abc")), list(reversed((1, 2))), list(reversed(range(5))),
    list(reversed({"a": 1, "b": 2})), "".join(reversed("xyz")))
print(all([]), all([1, 0]), all("abc"), any([]), any([0, 1]), any(n > 2 for n in range(4)),
    all(map(callable, [len, print])))
m = map(print, "ab")
print(next(m), type(m).__name__, list(m), iter(m) is m)
def noisy(n):
    print("noisy", n, end="; ")
    return n > 1
print(any(map(noisy, range(5))), all(map(noisy, [3, 0, 4])), next(filter(noisy, range(9))))
z = zip([1, 2, 3], iter([1]))
print(list(z), list(z),
    [type(o).__name__ for o in (map(len, []), filter(None, []), zip(), enumerate([]), reversed([]),
    iter([]))])
it = iter([1, 2, 3, 4, 5])
print(list(zip(it, it)), list(it))
print(sorted(map(abs, [-3, 1, -2])), sum(map(len, ["a", "bb"])), max(map(lambda x: x * x, [-3, 2])),
    "-".join(map(str, (1, 2))), set(map(type, [1, 2.0, "a"])) == {int, float, str}, tuple(map(int, "123")),
    list(map(pow, [2, 3], [3, 2])), [*map(str.upper, "ab")])
a, b = map(int, "12")
print(a, b, 2 in map(int, "12"), list(map(lambda *args: args, "ab", "cd", "ef")))
for action in (lambda: map(), lambda: map(len), lambda: list(map(5, [1])), lambda: list(map(len, [1])),
    lambda: list(map(len, 5)), lambda: filter(None), lambda: list(filter(5, [1])), lambda: zip(5),
    lambda: list(zip("ab", "c", strict=True)), lambda: list(zip("a", "bc", strict=True)),
    lambda: list(zip("ab", "cd", "e", strict=True)), lambda: enumerate(), lambda: enumerate(5),
    lambda: list(enumerate("a", "b")), lambda: reversed(5), lambda: reversed({1}),
    lambda: reversed(map(len, [])), lambda: all(5), lambda: any(), lambda: any([], 1), lambda: next(5),
    lambda: list(map(lambda: 0, [1])), lambda: list(map(lambda n: 1 / n, [1, 0])), lambda: zip("a", wrong=1)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
