"""abs, round, divmod, pow, sum, min, max."""

print(abs(-5), abs(5.5), abs(-0.0), abs(True), abs(-2 ** 70), abs(3 + 4j), abs(float("-inf")))
print(round(2.567, 2), round(2.5), round(-1.5), round(7), round(1234, -2), round(1250, -2), round(1350, -2),
    round(-1250, -2), round(5, 3), round(True), round(0.1, 20), round(1e300, -299), round(3.7, None))
print(divmod(7, 3), divmod(-7, 3), divmod(7, -3), divmod(7.5, 2), divmod(-7.5, 2), divmod(2 ** 70, 10 ** 9),
    divmod(True, 2), divmod(0, 5), divmod(1e20, 3))
print(pow(2, 10), pow(2, -1), pow(2.0, 0.5), pow(2, 10, 1000), pow(-2, 3, 7), pow(2, 3, -5), pow(3, -1, 7),
    pow(10, 0, 1), pow(0, 0), pow(0.0, 0), pow(2, 100, 3), pow(-8, 1 / 3).imag > 0)
print(sum([]), sum([1, 2, 3]), sum([1, 2], 10), sum([0.1] * 10), sum([[1], [2]], []), sum(range(101)),
    sum({1: "a", 2: "b"}), sum([True, False, True]), sum([1, 2.5]), sum((1,), start=5),
    sum([1e16, 1.0, -1e16]), sum([2 ** 62, 2 ** 62]))
print(min(3, 1, 2), max(3, 1, 2), min([3, 1, 2]), max("hello"), min(["b", "a"]), max([1], [2], [1, 5]),
    min([], default="none"), max([], default=None), max([1, 2], key=lambda n: -n), min("bbb", "aa", key=len),
    max({"a": 1, "b": 0}), max([(1, "a"), (1, "b")]), min((x for x in (5, 3))), max(1, 2.5, True))
for action in (lambda: abs("a"), lambda: round("a"), lambda: round(1.5, "a"), lambda: round(float("inf")),
    lambda: round(float("nan")), lambda: divmod(1, 0), lambda: divmod(1.5, 0), lambda: divmod("a", 1),
    lambda: pow("a", 2), lambda: pow(2, 2, 0), lambda: pow(2, -1, 4), lambda: pow(2.0, 2, 5), lambda: pow(2),
               lambda: sum(["a", "b"]), lambda: sum("ab"), lambda: sum([1, "a"]), lambda: sum(5),
                   lambda: sum([], ""), lambda: sum(), lambda: min([]), lambda: max(), lambda: max(5),
                   lambda: min(1, "a"), lambda: max([1, None]), lambda: min([1], default=1, key=5),
                   lambda: max(1, 2, default=3), lambda: round(), lambda: abs(), lambda: abs(1, 2),
                   lambda: sum([b"a"], b"")):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
