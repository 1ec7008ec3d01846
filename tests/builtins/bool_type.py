"""bool as an int: arithmetic, formatting, operators, construction."""

print(True, False, repr(True), str(False), f"{True} {True:d} {True:5} {False!s:>6}", "%d %s" % (True, True),
    "{:b}".format(True))
print(True + True, True - 5, True * 3, True / 2, True // 1, True % 2, True ** 3, -True, +True, abs(False),
    True << 4, True >> 1)
print(True & False, True | False, True ^ True, type(True & True).__name__, type(True & 1).__name__,
    type(True + True).__name__, not True, not 0)
print(True == 1, True is True, False == 0.0, True < 2, True > False, hash(True), int(True), float(False),
    complex(True), bool(2), bool(-1), bool("a"), bool(()))
print([10, 20][True], "ab"[False], {1: "one"}[True], {True: "t", 1: "replaced"}, [True, 1, 1.0].count(True),
    sum([True, True, False]), max(True, 0), sorted([True, False]))
print(isinstance(True, bool), isinstance(True, int), isinstance(1, bool), issubclass(bool, int),
    type(True) is bool, bool.__bases__[0] is int, True.real, True.bit_length(), True.to_bytes(1, "big"))
print(round(True), divmod(True, 1), pow(True, 2), range(True)[0], list(range(False, True)), "x" * True,
    [0] * False, chr(True) == "\x01", bin(True), True.__and__(1), True.__str__())
print(True in [1], 1 in {True}, all([True, 1]), any([False, 0]), True and "yes", False or "no",
    True if False else "else", (True, False) < (True, True))
yes = True
for bad in (lambda: bool(1, 2), lambda: True + "a", lambda: len(True), lambda: yes[0], lambda: yes.x,
    lambda: yes(), lambda: list(True)):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
