"""f-strings: nesting, conversions, format specs, debug text, quotes."""

name, number, ratio = "Ada", 42, 3.14159
items = [1, 2, 3]
table = {"key": "value", "n": 5}
print(f"{name} is {number}", f"{number + 1}", f"{items[1]}", f"{table['key']}", f"{table["n"]}")
print(f"{name!r} {name!s} {'é'!a}", f"{name!r:>8}|", f"{number:5}|{number:<5}|{number:^5}|{number:>5}|")
print(f"{ratio:.2f} {ratio:8.3f} {ratio:<8.1f}| {ratio:e} {ratio:.0f} {ratio:g} {ratio:%} {ratio:+.1f}")
print(f"{number:x} {number:#x} {number:o} {number:#o} {number:b} {number:#b} {number:08b} {number:X} {number:c}")
print(f"{1234567:,} {1234567:_} {1234567.891:,.2f} {0x12345678:_x} {-5:05} {5:+} {5: } {-5: }")
width, precision = 10, 3
print(f"{ratio:{width}.{precision}f}|{name:{'>'}{width}}|{name:*^{width}}|{number:0{width}d}|")
print(f"{number=} {number = } {number=:>6} {name=} {name=!s} {items[0]+1=} {ratio=:.1f}")
print(f"{{literal}} {{{number}}} {{{{}}}}", f"{'{'}{'}'}", f"{'a' 'b'}", f"{'nested ' + f'{number}'}")
print(f"{number if number > 40 else 0} {[x * 2 for x in items]} {(lambda x: x + 1)(1)} { {'a': 1}['a'] }")
print(f"""multi
{name}
lines {
    number
}""")
print(f"{name:10}|{number:10}|{None!s:10}|{True:5}|{True!s:>6}|{'x':3}|{'long text':.4}|{'long':6.2}|")
print(rf"\n{number}\t", fr"{name}\d", f"\n{name}\t|".strip(), f"{'\n'.join(['a', 'b'])}")
print(f"", f"{''}", f"{name}{name}", f"{1}{2}{3}", f"{name}" + "%s" % name)
print(f"{1 == 1} {1 < 2 and 2 < 3} {not number} {number!r:>{width}}")
print(f"{ {1, 1} } {(1,)} {[]} {...} {int} {1e100} {-0.0} {2 ** 70}")
print(f"{(yes := 5)} {yes}", f"{number:{'>' if number else '<'}8}|")
for spec in ("d", "5.2", "s", ".", "q", ",d", "+s"):
    for value in (5, 2.5, "t"):
        try:
            print(repr(spec), repr(value), f"{value:{spec}}")
        except ValueError as error:
            print(repr(spec), repr(value), "ValueError", error)
