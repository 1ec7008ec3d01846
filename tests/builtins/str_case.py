"""Case conversion and classification, ASCII and beyond."""

samples = ["hello world", "HELLO", "Hello World", "hELLO wORLD", "", "123", "abc123", "they're bill's",
    "straße", "éÀ", "ŉ", "ǅ", "ΑΣ", "Ⅷ", "½", "٣", "日本", "_x", "a b", " ", "\n", "x\u00a0y", "İstanbul", "ﬁn"]
for s in samples:
    print(repr(s), s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold())
for s in samples:
    print(repr(s),
        [int(test) for test in (s.isalpha(), s.isdigit(), s.isalnum(), s.isdecimal(), s.isnumeric(),
        s.isspace(), s.isupper(), s.islower(), s.istitle(), s.isidentifier(), s.isprintable(), s.isascii())])
print("abc".translate({97: "A", 98: None, 99: 0x43}), "abc".translate(str.maketrans("ab", "xy")),
    "abc".translate(str.maketrans("a", "z", "c")), "abc".translate(str.maketrans({"a": "long", "b": None})))
print("a" < "b", "a" < "B", "abc" < "abd", "" < "a", "Z" < "a", "é" > "z", "a" * 3, 3 * "ab", "a" * 0,
    "a" * -1, "a" + "b" + "")
print(len("héllo"), "héllo".encode(), "héllo".encode("latin-1"), b"h\xc3\xa9".decode(), "é".encode("utf-8"),
    "abc".encode("ascii"))
for action in (lambda: "é".encode("ascii"), lambda: b"\xff".decode(), lambda: "a" + 1, lambda: 1 + "a",
    lambda: "a" * "b", lambda: "a" * 1.5, lambda: "a" - "b", lambda: "a" < 1, lambda: -"a",
    lambda: "abc".upper(1), lambda: "abc".nothing, lambda: str.maketrans("a", "bc"), lambda: str.upper(5),
    lambda: str.upper()):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
print("é".encode("ascii", "ignore"), "é".encode("ascii", "replace"), b"a\xffb".decode("utf-8", "replace"),
    "é".encode("ascii", "backslashreplace"))
