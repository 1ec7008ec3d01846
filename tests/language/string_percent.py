"""printf-style formatting."""

print("%s %r %a" % ("é", "é", "é"))
print("%d %i %u %5d|%-5d|%05d|%+d|% d" % (1, 2, 3, 4, 5, 6, 7, 8))
print("%x %X %#x %o %#o %c %c" % (255, 255, 255, 8, 8, 65, "z"))
print("%f %.2f %10.3f|%-10.1f|%+.1f %010.2f" % (1.5, 2.345, 3.14159, 2.5, 1.0, -3.14159))
print("%e %.3E %g %G %g %g" % (12345.678, 0.00012, 0.0001, 1e-10, 1e20, 123456789.0))
print("%s" % 5, "%s" % None, "%s" % [1, 2], "%s" % ((1, 2),), "%r" % "q", "%%", "100%%" % ())
print("%(a)s %(b)5.1f %(a)r" % {"a": "x", "b": 2.25})
print("%*d|%-*d|%.*f" % (5, 42, 5, 42, 2, 3.14159))
print("%.3s|%5s|%-5s|%5.1s|" % ("abcdef", "ab", "ab", "xyz"))
print("%d" % 3.99, "%d" % True, "%s" % True, "%i" % -2.5, "%d" % 2 ** 70, "%x" % 2 ** 70)
print("%s and %s" % ("one", "two"), "%s" % "text")
print("a" % (), "%s %s" % (1, (2, 3)), "%r" % {"k": 1})
formats = [
    ("%d", "x"), ("%d", None), ("%s %s", (1,)), ("%s", (1, 2)), ("%q", 1), ("%", 1), ("%(a)s", {}),
        ("%(a)s", (1,)),
    ("%c", "ab"), ("%c", 1.5), ("%x", 1.5), ("%f", "a"), ("%*d", ("a", 1)), ("%s", ()), ("plain", 1),
        ("%(a", {"a": 1}),
]
for template, value in formats:
    try:
        print(template % value)
    except Exception as error:
        print(type(error).__name__, error)

class Money:
    def __init__(self, amount):
        self.amount = amount

    def __str__(self):
        return f"{self.amount} coins"

    def __repr__(self):
        return f"Money({self.amount})"

    def __mod__(self, other):
        return "mod"

print("%s | %r | %10s | %-12r|" % (Money(3), Money(4), Money(5), Money(6)), Money(1) % 2)
line = "x=%d"
line %= 5
print(line)
