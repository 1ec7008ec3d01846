"""The format mini-language over ints and floats."""

for spec in ("", "d", "5", "05", "<5", "^5", ">5", "*^7", "+", " ", "+05", "=+6", "x", "X", "#x", "b",
    "#010b", "o", "#o",
             ",", "_", "_b", "_x", "e", ".2e", "f", ".0f", "g", "%", "c", "n", "10,", "<08", "-"):
    row = []
    for value in (0, 65, -7, 1234567):
        try:
            row.append(format(value, spec))
        except (ValueError, OverflowError) as error:
            row.append(f"{type(error).__name__}: {error}")
    print(repr(spec), row)
for spec in ("", "f", ".0f", ".1f", ".3f", "10.2f", "<10.2f", "+.2f", " .1f", "e", ".0e", ".10e", "g", ".3g",
    ".10g", "G", "%",
             ".1%", ",", ",.2f", "_", "010.3f", "*>12.1f", "#.0f", "#g", "n", ".3", ".17g", "z.1f", "E"):
    row = []
    for value in (0.0, -0.0, 1.5, -2.675, 1234567.891, 1e-7, 1e20, float("inf"), float("nan")):
        row.append(format(value, spec))
    print(repr(spec), row)
for value, spec in ((1.5, "d"), (1.5, "x"), (1, ".2"), (1, "s"), (1.5, "s"), (1.5, "c"), (5, ",c"), (5, "#c"),
    (1.5, ",_"), (True, "q"),
                    (1, "5.d"), (10 ** 400, "f"), (-1, "c"), (0x110000, "c"), (5, "+c"), ("a", "=5"),
                        ("a", ","), ("a", "#")):
    try:
        print(format(value, spec))
    except (ValueError, OverflowError) as error:
        print(repr(spec), type(error).__name__, error)
