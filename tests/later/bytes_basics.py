"""bytes and bytearray."""

b = b"hello\x00\xff"
print(b, len(b), b[0], b[-1], b[1:3], b[::-1], list(b[:3]), b"" == bytes(), bytes(3), bytes([1, 2]),
    bytes("é", "utf-8"), bytes(range(3)))
print(b"a" + b"b", b"ab" * 2, b"b" in b"abc", 98 in b"abc", b"abc" < b"abd", b"a" == "a",
    hash(b"x") == hash(b"x"), {b"k": 1}[b"k"])
print(b"a,b".split(b","), b",".join([b"x", b"y"]), b" x ".strip(), b"abc".find(b"c"),
    b"abc".replace(b"b", b"BB"), b"abc".upper(), b"Abc".startswith(b"A"), b"abc".hex(),
    bytes.fromhex("61 62ff"), b"abc".count(b"b"), b"x".isalpha())
print(b"a\tb".expandtabs(), b"5".zfill(3), b"abc".partition(b"b"), b"a\nb".splitlines(), b"%d-%s" % (5, b"x"),
    b"q".center(5, b"-"), b"abc".index(98), b"t" b"u")
a = bytearray(b"abc")
a[0] = 65
a.append(100)
a.extend(b"ef")
a[1:2] = b"XYZ"
del a[-1]
print(a, len(a), bytes(a), a.pop(), a, a.decode(), a == b"AXYZcd", a + b"!", bytearray(2), bytearray([1, 2]))
a.reverse()
a.insert(0, 48)
a.remove(48)
a += b"tail"
a.clear()
print(a, repr(b"it's"), repr(b'"'), str(b"x"), b"caf\xc3\xa9".decode("utf-8"), ascii(b"\x80"),
    [x for x in b"ab"], max(b"abc"), sorted(b"cab"), bytes(reversed(b"abc")))
def assign():
    b[0] = 1
for action in (lambda: b + "a", lambda: "a" + b, assign, lambda: bytes("a"), lambda: bytes([256]),
    lambda: bytes(-1), lambda: b[100], lambda: bytes.fromhex("6"), lambda: b"abc".index(b"z"),
    lambda: bytes([1.5]), lambda: "x" in b"xyz", lambda: a.append(300), lambda: bytes(None),
    lambda: b.nothing):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
print(int.from_bytes(b"\x01\x02", "big"), (258).to_bytes(2, "little"), bytes(5)[2], memoryview(b"abc")[1],
    b"ab".ljust(4, b"."), bytes.maketrans(b"a", b"b")[97])
