"""int(), float(), str(), bool(), list(), tuple(), set(), dict() from everything."""

def attempt(label, action):
    try:
        print(label, repr(action()))
    except Exception as error:
        print(label, type(error).__name__, error)
for text in ("42", "  -7\n", "+5", "1_000", "0", "-0", "00012", "", " ", "abc", "4.5", "0x1f", "1__0", "_1",
    "1_", "٣", "9" * 30, "- 5", "1e3", "½"):
    attempt(f"int({text!r})", lambda: int(text))
for text, base in (("ff", 16), ("0xff", 16), ("0b101", 2), ("z", 36), ("101", 2), ("0o17", 8), ("0x1f", 0),
    ("0b11", 0), ("012", 0), ("10", 0), ("2", 2), ("g", 16), ("1", 1), ("1", 37), ("-0x1f", 16), (b"11", 2)):
    attempt(f"int({text!r}, {base})", lambda: int(text, base))
for value in (2.9, -2.9, True, 1e18, float("nan"), float("inf"), None, [], "5", b"12", 2 + 0j, 10 ** 30 * 1.0,
    -0.5):
    attempt(f"int of {value!r}", lambda: int(value))
for value in (3, "2.5", " 1e3 ", "inf", True, None, [], "1,5", 10 ** 20, b"1.5", "1_0.5", "0x1p3", 1j):
    attempt(f"float of {value!r}", lambda: float(value))
for value in ((), "abc", {1: 2}, {1}, range(3), None, 5, iter("xy"), b"ab", zip("ab", [1, 2])):
    attempt("list", lambda: list(value))
for value in ([], "abc", {1: 2}, range(2), 5):
    attempt("tuple", lambda: tuple(value))
for value in ([[1, 2]], {"a": 1}, ["ab", "cd"], [1], "ab", None, [("k", "v")], zip("xy", (1, 2))):
    attempt("dict", lambda: dict(value))
print(int(), float(), str(), bool(), list(), tuple(), dict(), set(), bytes(), complex(), frozenset())
print(str(5), str(2.50), str(None), str([1, "a"]), str(True), str(b"ab"), str(b"ab", "utf-8"), str((1,)),
    str({}), str({1: "x"}), str("it's"))
print(bool(0), bool("False"), bool([]), bool(None), bool(0.0), bool(()), bool("0"))
attempt("int kw", lambda: int(x=5))
attempt("int base float", lambda: int(5, 10))
attempt("int 3", lambda: int("5", 10, 2))
attempt("float 2", lambda: float("5", 10))
attempt("str 4", lambda: str(b"a", "utf-8", "strict", 1))
attempt("bool 2", lambda: bool(1, 2))
attempt("set", lambda: set(5))
attempt("complex", lambda: (complex("1+2j"), complex(1, -2), complex(3), complex("j")))
attempt("digits", lambda: int("1" * 5000))
attempt("text of digits", lambda: str(10 ** 5000))
