"""Building text: +=, join, repetition, comparison of long and wide texts."""

text = ""
for n in range(1000):
    text += str(n % 10)
print(len(text), text[:15], text[-5:], text.count("7"), hash(text) == hash(text[:]))
parts = []
for n in range(200):
    parts.append(chr(0x4e00 + n))
wide = "".join(parts)
print(len(wide), wide[0], wide[-1], wide[100] == chr(0x4e00 + 100), wide.find(parts[150]),
    wide[::-1][0] == wide[-1])
mixed = "ascii" + "é" + "日" + "😀" + "end"
print(mixed, len(mixed), mixed[5:8], mixed[-4], mixed.index("😀"), mixed.encode("utf-8"),
    [len(c.encode()) for c in mixed])
print("ab" * 5, "=" * 20, "日" * 3, "-" * 0, ("a" + "b") * 2, "a" "b" * 2)
a = "same"
b = "sa" + "me"
print(a == b, "x" != "y", "abc" == "abc\0", "" == "", "a" in "a", a < b, a <= b, "é" == "é")
s = t = "shared"
s += "!"
print(s, t)
line = "key=value;other=thing;"
print(dict(part.split("=") for part in line.split(";") if part))
print("\n".join(["line %d" % n for n in range(3)]), "".join(reversed("stressed")), "".join(sorted("python")),
    "".join(c for c in "a1b2" if c.isdigit()))
big = "x" * 100000
print(len(big + big), (big + "y").find("y"), big.count("xx"), len(big.replace("x", "ab")),
    big == "x" * 100000, big < big + "a")
def build(n):
    if n == 0:
        return "."
    half = build(n - 1)
    return half + str(n) + half
print(build(4), len(build(10)))
