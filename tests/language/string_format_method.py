"""str.format: fields, indexes, attributes, nesting, errors."""

class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __format__(self, spec):
        return f"<{self.x},{self.y}:{spec}>"

print("{} {} {}".format(1, "two", 3.0), "{0} {1} {0}".format("a", "b"), "{a} {b}".format(a=1, b=2))
print("{0[1]} {1[key]}".format([10, 20], {"key": "v"}))
print("{p.x} {p.y} {p} {p:spec}".format(p=Point(1, 2)), "{0.real}".format(5))
print("{:>6}|{:<6}|{:^6}|{:*^7}|{:06.2f}|{:+d}".format("a", "b", "c", "d", 3.14159, 5))
print("{!r} {!s} {!a} {!r:>6}".format("x", "y", "é", "z"))
print("{:{}} {:{width}.{precision}}".format("ab", 5, 3.14159, width=8, precision=3))
print("{{}} {{{}}} }}{{".format(1), "{:d} {:x} {:b} {:,}".format(10, 255, 5, 1234567))
print("{:%}".format(0.25), "{:.1%}".format(0.123), "{:e}".format(1234.5), "{:g}".format(0.00001))
print("{:5}|{:5}|{:5}|".format(1, "a", True), "{:<5}|{:^5}|".format(1, 2), "{:=+5}|{:=5}|".format(1, -2))
print("{0:{1}}".format("x", ">4"), "{:c}".format(97), "{:n}".format(1234), "{:s}".format("t"))
print("{name[0]}{name[1]}".format(name="xy"), "{a[b][0]}".format(a={"b": [7]}))
print("{:10.3}|{:.2}|{:10}|".format("abcdef", "xyz", "abc"), "{:>{w}}".format("r", w=4))
print("{a}{b}".format_map({"a": 1, "b": 2}), "x{}y".format(""), "".format(1, 2))
cases = [
    ("{}", ()), ("{1}", (0,)), ("{a}", ()), ("{} {0}", (1,)), ("{0} {}", (1,)), ("{", ()), ("}", ()),
        ("{0.x}", (1,)),
    ("{0[5]}", ([1],)), ("{:d}", ("a",)), ("{:s}", (5,)), ("{!x}", (1,)), ("{:.2d}", (5,)),
        ("{0[a]}", ([1],)), ("{:,x}", (5,)),
]
for template, arguments in cases:
    try:
        print(template.format(*arguments))
    except Exception as error:
        print(repr(template), type(error).__name__, error)
print(format(5, "03"), format("a", "^5"), format(2.5, ".3f"), format(True, "d"), format(None), format([1]),
    format(Point(3, 4), "z"))
for value in (None, [1], (1,), {}):
    try:
        format(value, "5")
    except TypeError as error:
        print(error)
