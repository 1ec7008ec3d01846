"""print: sep, end, several values, None arguments, flush, errors."""

print()
print("one", 2, 3.0, None, True, [4], sep=", ")
print("a", "b", sep="")
print("a", "b", sep="\n", end="\n---\n")
print("no newline", end="")
print(" then this")
print(*range(5), sep="-")
print(*[], sep="-")
print("", "", "|")
print("sep none", "end none", sep=None, end=None)
print("flush", flush=True)
print("tab\tnew\\n", 'quote"', "é日😀")
print(print("inner"))
print({"k": "v"}, ("t",), {1}, frozenset(), b"b", 1j, ..., range(2), slice(1))
print("long", "x" * 100)
print("many", *map(str, range(30)))
print(repr("s"), str("s"), ascii("é"), [str("s")], ["é\n"])
for action in (lambda: print(sep=5), lambda: print("a", sep=5), lambda: print("a", end=5),
    lambda: print(wrong=1), lambda: print("x", "y", sep=b"")):
    try:
        action()
    except TypeError as error:
        print(error)
class Loud:
    def __str__(self):
        print("str called")
        return "loud"
print("before", Loud(), "after")
class Broken:
    def __str__(self):
        raise ValueError("cannot be shown")
try:
    print("partial", Broken(), "never")
except ValueError as error:
    print()
    print(error)
