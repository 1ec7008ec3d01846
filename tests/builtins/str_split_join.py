"""split, rsplit, splitlines, join, strip, pad."""

print("a b  c".split(), "  a b ".split(), "".split(), " ".split(), "a,b,,c".split(","), "".split(","),
    "a,b,c".split(",", 1), "a b c d".split(None, 2), "a--b--c".split("--"))
print("a b  c".rsplit(None, 1), "a,b,c".rsplit(",", 1), "a,b,c".rsplit(","), " a b ".rsplit(" "),
    "abc".split("abc"), "x\ty\nz\x0bw\u00a0v".split(), "a b".split(maxsplit=0), "a,b".split(sep=","))
print("one\ntwo\r\nthree\rfour\n\nfive".splitlines(), "one\ntwo\n".splitlines(True), "".splitlines(),
    "\n".splitlines(), "a\x0bb\x0cc\u2028d".splitlines(), "no end".splitlines(keepends=True))
print(",".join(["a", "b"]), "".join("abc"), "-".join(()), "-".join(["only"]), ", ".join({"k": 1, "l": 2}),
    "é".join("ab"), "ab".join(str(n) for n in range(3)))
print(repr("  x y ".strip()), repr("  x ".lstrip()), repr("  x ".rstrip()), "xxaxx".strip("x"),
    "abcba".strip("ab"), "mississippi".rstrip("ip"), "\t\n x\u3000".strip(), "x".strip(None), "".strip(),
    "www.a.com".lstrip("w."))
print("a".center(5) + "|", "ab".center(5, "*"), "abc".center(6, "-"), "abcd".center(7, "-"),
    "a".ljust(4, ".") + "|", "a".rjust(4, "."), "long".ljust(2), "42".zfill(5), "-42".zfill(5), "+1".zfill(4),
    "".zfill(2), "--1".zfill(5))
print("a\tb\tc".expandtabs(), "a\tb".expandtabs(4), "ab\tc\n\td".expandtabs(2), "\t".expandtabs(0) + "|")
for action in (lambda: "-".join([1, 2]), lambda: "-".join(["a", None]), lambda: "-".join(5),
    lambda: "a".split(""), lambda: "a".split(5), lambda: "a".center("b"), lambda: "a".center(5, "xy"),
    lambda: "a".strip(5), lambda: "a".zfill(), lambda: "a".join("b", "c"), lambda: "a".ljust(5, ""),
    lambda: "a".split(",", "b")):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
words = "The quick brown fox".split()
print(" ".join(reversed(words)), " ".join(w[::-1] for w in words),
    "\n".join(f"{i}. {w}" for i, w in enumerate(words, 1)))
