"""Comparisons across int, float and bool, exact for big values."""

values = [-2 ** 70, -1.5, -1, -0.0, 0, False, 0.5, 1, True, 1.0, 2 ** 53, float(2 ** 53), 2 ** 53 + 1,
    2 ** 70, float("inf")]
for left in values:
    print([left < right for right in values].count(True), [left <= right for right in values].count(True),
          [left == right for right in values].count(True), [left > right for right in values].count(True))
print(2 ** 53 + 1 == float(2 ** 53 + 1), 2 ** 53 + 1 > float(2 ** 53 + 1), 10 ** 400 > 1e308,
    10 ** 400 < float("inf"))
print(-10 ** 400 > float("-inf"), 10 ** 400 == float("inf"), 0.1 == 1 / 10, 3 == 3.0000000000000001)
print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 >= 2, 1 == 1.0 == True, 1 != 2 != 1, 1 < 2 > 0)
print(sorted(values))
print(max(1, 1.0), max(1.0, 1), min(0, False), max(True, 1), min(-0.0, 0.0), min(0.0, -0.0))
print(hash(1) == hash(1.0) == hash(True), hash(0.5), hash(-1), hash(-2), hash(2.0 ** 70) == hash(2 ** 70))
print({1: "int", 1.0: "float", True: "bool"}, {1, 1.0, True}, len({0, 0.0, False, -0.0}))
print(1 in [1.0], 1.0 in {1}, True in (1,), [1, 2] == [1.0, 2.0], (1,) == (True,))
nan = float("nan")
print(nan < nan, nan == 1, 1 < nan, nan != 1, max(nan, 1), max(1, nan), sorted([3, 1, 2]))
for operation in (lambda: 1 < "a", lambda: 1.5 >= None, lambda: [] < 1, lambda: None < None, lambda: {} > {},
    lambda: 1 < 2j):
    try:
        operation()
    except TypeError as error:
        print(error)
print(1 == "1", 1 != "1", None == 0, None != None, [] == (), {} == [], "" == b"")
