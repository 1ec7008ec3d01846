"""Write the golden files of the text module from CPython's own answers.

Run with: python3.14 crates/vm/src/text/testdata/generate.py
"""

import random
import sys
import unicodedata

from golden import Golden, bits, from_bits, outcome

random.seed(20240314)

FLOATS = [
    0.0, -0.0, 1.0, -1.0, 0.1, 0.2, 0.3, 0.5, 1.5, 2.5, 3.5, 0.25, 0.125, 0.375, 1 / 3, 2 / 3, 100.0, 123456789.0,
    1e15, 1e16, 9999999999999998.0, 1e17, 1e-4, 1e-5, 0.00012345, 1.2345e-5, 1e22, 1e23, 5e-324, 2.2250738585072014e-308,
    1.7976931348623157e308, 2.0**53, 2.0**53 + 2, 2.0**-44, 123456.789, 999999.5, 9999995.0, 0.0001, 0.99999, 9.5, 99.95,
    1e100, 1.1e-100, float("inf"), float("-inf"), float("nan"), -1.5, -0.001, -123456.789, 4.35, 2.675, 1.005, 1e5, 1e6,
]
ALPHABET = "aZ09_ '\"\\\t\n\r\0\x07\x1b\x7f\x80\x85\xa0\xad\xb5\xe9\xdf\u0130\u0149\u03a3\u03c2\u0660\u200b\u2028\u20ac\ufeff\ufffd\U0001f600\U000e0001\U00010400"


def random_float():
    return random.choice([
        lambda: from_bits(random.getrandbits(64)),
        lambda: random.uniform(-1000, 1000),
        lambda: float(random.randrange(-10**18, 10**18)),
        lambda: random.randrange(-10**6, 10**6) / 10 ** random.randrange(7),
        lambda: random.randrange(-1000, 1000) / 2 ** random.randrange(12),
        lambda: random.choice(FLOATS),
    ])()


def random_text(length_max=12):
    return "".join(random.choice(ALPHABET) for _ in range(random.randrange(length_max)))


def points():
    return (c for c in range(0x110000) if not 0xD800 <= c < 0xE000)


def checksum(answer):
    value = 0xCBF29CE484222325
    for c in points():
        for byte in (answer(chr(c)) + "\n").encode():
            value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return f"{value:016x}"


def unicode_checksums():
    flag = lambda test: lambda c: "1" if test(c) else "0"
    with Golden(__file__, "unicode_checksums.txt") as golden:
        for name in "isalpha isdecimal isdigit isnumeric isalnum isspace isprintable isupper islower".split():
            golden.add(name, checksum(flag(getattr(str, name))))
        golden.add("linebreak", checksum(flag(lambda c: len((c + "x").splitlines()) == 2)))
        golden.add("identifier_start", checksum(flag(str.isidentifier)))
        golden.add("identifier_continue", checksum(flag(lambda c: ("a" + c).isidentifier())))
        golden.add("decimal", checksum(lambda c: str(unicodedata.decimal(c, ""))))
        for name in "lower upper title casefold".split():
            golden.add(name, checksum(getattr(str, name)))


def reprs():
    with Golden(__file__, "repr_str.txt") as golden:
        texts = [chr(c) for c in list(range(0x180)) + [0x300, 0x378, 0x2028, 0xE000, 0xFFFE, 0x10000, 0x10FFFF]]
        texts += ["it's", '"', "'\"", "it's \"so\"", "\u00e9'", "\\'", ""] + [random_text() for _ in range(300)]
        for text in texts:
            golden.add("repr", text, repr(text))
            golden.add("ascii", text, ascii(text))
        for _ in range(150):
            data = bytes(random.choice(b"ab'\"\\\t\n\r\0\x7f\x80\xff ") for _ in range(random.randrange(12)))
            golden.add("bytes", data.decode("latin-1"), repr(data))
        golden.add("bytes", bytes(range(256)).decode("latin-1"), repr(bytes(range(256))))
    with Golden(__file__, "repr_float.txt") as golden:
        values = FLOATS + [random_float() for _ in range(1500)]
        values += [float(f"{m}e{e}") for e in range(-330, 309, 3) for m in (1, 9.999999999999999)]
        values += [2.0**e for e in range(-1074, 1024, 7)]
        for value in values:
            golden.add(bits(value), repr(value))
    with Golden(__file__, "repr_complex.txt") as golden:
        parts = [0.0, -0.0, 1.0, -2.5, 1e20, 1e-7, float("inf"), float("-inf"), float("nan"), from_bits(0xFFF8 << 48)]
        for real in parts:
            for imag in parts:
                golden.add(bits(real), bits(imag), repr(complex(real, imag)))


def random_spec():
    optional = lambda choices, chance: random.choice(choices) if random.random() < chance else ""
    fill = optional(["", "", "*", "0", " ", "\u00e9", "x", "<"], 0.6)
    align = optional(["<", ">", "^", "="], 0.9 if fill else 0.2)
    precision = optional([".0", ".1", ".2", ".3", ".5", ".10", ".17", ".30", ".", ".,", "._", ".4,", ".7_", ".6,_", ".6_,"], 0.4)
    return "".join([
        fill, align, optional(["+", "-", " "], 0.25), optional(["z"], 0.1), optional(["#"], 0.2), optional(["0"], 0.2),
        optional(["1", "5", "8", "12", "20", "27", "40", "\u0661\u0662"], 0.5), optional([",", "_", ",_", "_,", ",,", "__"], 0.2),
        precision, optional(list("bcdeEfFgGnosxX%") + ["", "y", "\u00e9", "dd", "\x07", "r", "a"], 0.8),
    ])


def random_int():
    return random.choice([
        lambda: random.randrange(-10, 300),
        lambda: random.randrange(-10**6, 10**6),
        lambda: random.randrange(-(2**64), 2**64),
        lambda: random.randrange(-(10**30), 10**30),
        lambda: random.choice([0, 1, -1, 255, 256, 0x10FFFF, 0x110000, 999, 1000, 1234567, 2**63, -(2**63), 2**63 - 1]),
    ])()


def formats():
    with Golden(__file__, "format.txt") as golden:
        def add(kind, value, field, spec):
            golden.add(kind, field, spec, outcome(lambda: format(value, spec)))

        for _ in range(1800):
            value = random_float()
            add("float", value, bits(value), random_spec())
        for _ in range(1500):
            value = random_int()
            if not 0xD800 <= value < 0xE000:
                add("int", value, value, random_spec())
        for value in (10**400, -(10**400), 10**4300, 10**309):
            for spec in ("e", "f", "c", "n", "%", "g", ".3", "X"):
                if value < 10**401:
                    add("int", value, value, spec)
        for _ in range(900):
            text = random.choice(["", "a", "hello", "h\u00e9llo w\u00f6rld", "\U0001f600\U0001f601", "x" * 30])
            add("str", text, text, random_spec())
        for _ in range(900):
            value = complex(random_float(), random_float())
            add("complex", value, f"{bits(value.real)} {bits(value.imag)}", random_spec())
        for spec in ("", ".99999999999999999999", "99999999999999999999", ".2147483648f", ".2147483648", "01", "=5", "<05", "*<05d", "^-10.3f", "\u0660>5"):
            add("float", 1.5, bits(1.5), spec)
            add("int", 15, 15, spec)
            add("str", "ab", "ab", spec)
        for width in range(30):
            for spec in (f"0{width},", f"0{width}_x", f"0{width},.2f", f"={width},", f"x={width}_d", f"0{width},.4,f"):
                add("int", 1234, 1234, spec)
                add("int", -7, -7, spec)
    with Golden(__file__, "format_long.txt") as golden:
        for value in (0.1, 5e-324, 1.7976931348623157e308, 1e-300, 123.456, 2.0**-1022, 1 / 3, 0.0, float("inf")):
            for spec in (".1100f", ".1073f", ".1074f", ".1075f", ".766e", ".767e", ".2000g", "#.900g", ".2000%", ",.1200,f", "2000.1500f"):
                golden.add("float", bits(value), spec, outcome(lambda: format(value, spec)))


def random_conversion():
    optional = lambda choices, chance: random.choice(choices) if random.random() < chance else ""
    flags = "".join(c for c in "-+ #0" if random.random() < 0.2)
    return "".join([
        "%", flags, optional(["1", "5", "12", "30", "*"], 0.5), optional([".", ".0", ".1", ".3", ".10", ".25", ".*"], 0.4),
        optional(["l", "h", "L"], 0.05), random.choice("sradiuoxXeEfFgGc" * 6 + "%yb\u00e9\x1e\x1f~\x7f\n"),
    ])


def percents():
    def describe(value):
        if isinstance(value, str):
            return "s" + value
        return f"i{value}" if isinstance(value, int) else f"f{bits(value)}"

    with Golden(__file__, "percent.txt") as golden:
        def add(template, *arguments):
            golden.add(template, *map(describe, arguments), outcome(lambda: template % arguments))

        for template in ("%", "100%", "%%", "%%%", "a%%b", "%5", "%-", "%.", "%.5", "%l", "%ll", "%5%", "%(a)s", "%(a", "%(", "%9223372036854775807%", "%9223372036854775808d",
                         "%.2147483648d", "%.2147483647%", "%lld", "\u00e9%y", "%s%", "%s %s", "%d%y", "", "abc", "%*", "%.*", "%*.*"):
            for arguments in ((), (1,), (1, 2)):
                add(template, *arguments)
        for argument in (2**70, -(2**70)):
            add("%*d", argument, 1)
            add("%.*d", argument, 1)
            add("%c", argument)
        add("%.*f", 2**31, 1.0)
        add("%.*f", -1, 1.5)
        add("%*d|", -6, 1)
        for code in (-1, 0, 65, 0xE9, 0x10FFFF, 0x110000):
            add("%5c|", code)
        for _ in range(1500):
            conversion = random_conversion()
            kind = conversion[-1]
            any_value = lambda: random.choice([random_int, random_float, lambda: random.choice(["", "a", "\u00e9", "hello", "\U0001f600\n"])])()
            value = any_value()
            if random.random() < 0.8:
                value = random_float() if kind in "eEfFgG" else random_int() if kind in "diuoxX" else value
            if kind == "c" and isinstance(value, int) and 0xD800 <= value < 0xE000:
                continue
            stars = [random.randrange(-12, 20) for c in conversion if c == "*"]
            add(random.choice(["", "a", "\u00e9\u20ac"]) + conversion + random.choice(["", "|"]), *stars, value)
        for _ in range(150):
            add("".join(random_conversion() for _ in range(2)), *(random_int() for _ in range(random.randrange(4))))


class Recorder:
    """An argument that writes down what a template does to it."""

    def __init__(self, text):
        self.text = text

    def __getattr__(self, name):
        return Recorder(self.text + "." + name)

    def __getitem__(self, key):
        return Recorder(self.text + (f"[{key}]" if isinstance(key, int) else f"['{key}']"))

    def __repr__(self):
        return Converted(self.text + "!r")

    def __str__(self):
        return Converted(self.text + "!s")

    def __format__(self, spec):
        return f"{self.text}:{spec}>"


class Converted(str):
    def __format__(self, spec):
        return f"{str(self)}:{spec}>"


def str_formats():
    with Golden(__file__, "str_format.txt") as golden:
        names = {name: Recorder("<" + name) for name in ("a", "b", "\u00e9", " ", "a b")}
        call = lambda template: template.format(*(Recorder(f"<{i}") for i in range(3)), **names)
        fixed = """{ } {} {{}} {{ }} {0} {1} {3} {a} {0.x} {0[a]} {0[1]} {0[01]} {0[-1]} {0[]} {0.} {0..x} {0[a} {0[a]b} {0[a].x} {0[a][b]} {0!r} {0!} {0!rr} {0!r:>5}
            {0!x} {0!\u00e9} {0!\x01} {0:{1}} {0:{1} {:{}} {:{}}{} {}{0} {0}{} {:{0}} {0:{}} {0:{1:{2}}} {0:{{}}} {0:}}} {0:{ {0:{} {a.b[c].d!r:x} {99999999999999999999}
            {0[99999999999999999999]} {!r} {:} {!} {! {[0]} {.x} {[a]} {0!r {0: {0[ {0. {0{1}} {a{b}} {a[{]} {a[}]} {0:[} {0!{}} {0!}} {0!r}} a}b a}}b {a}} {0:}} {0!s:{1}}
            {\u0660} {00} {0.x.y} {0.x!r} {0:\u00e9} {0!r:} }{ {0:{1}}{2 {0[a] {0[a].} {0[0]]} {0.[a]} {0.x[} {:{:{}}} {0[{}]} {0[!r]} {0[:]} {0.a:b.c} {0:{a}{b}} {0:{!r}}
            {0:{1!x}} {0[9223372036854775807]} {0[9223372036854775808]} {9223372036854775808} {9223372036854775807} {}{}{}{} {\u00e9.\u20ac[\u00e9]!s:\u00e9{b}} x{{y{0}z}}w""".split()
        templates = fixed + ["", "{ }", "{a b}", "{0[a b]}", "{a!r }", "{0[ 1]}", "a{0}b{1}c", "{0!\u0130}", "{0! }"]
        templates += ["".join(random.choice(["{", "}", "{", "}", "0", "1", "a", ".", "[", "]", "!", "r", ":", "x", "{}", "{0}", "{a}"]) for _ in range(random.randrange(2, 10))) for _ in range(3000)]
        for template in templates:
            result = outcome(lambda: call(template))
            # Lookups that the test's arguments don't model.
            if not result.startswith(("!KeyError", "!TypeError", "!AttributeError")):
                golden.add(template, result)


WORDS = "ab ba aab \u00e9 \u00e9a \u20ac a\u20ac  \U0001f600 xyz ".split(" ")


def random_words(count_max=8, separators=(" ", "", ",", "--")):
    return random.choice(separators).join(random.choice(WORDS) for _ in range(random.randrange(count_max)))


def searches():
    with Golden(__file__, "search.txt") as golden:
        bound = lambda: random.choice([None, 0, random.randrange(-25, 25), random.randrange(-5, 6), 2**62, -(2**63)])
        for _ in range(2500):
            text, needle = random_words(), random.choice([random.choice(WORDS), "a", "b", "", "\u00e9a", "aa"])
            start, end = bound(), bound()
            name = random.choice(["find", "rfind", "count", "startswith", "endswith"])
            golden.add(name, text, needle, start, end, int(getattr(text, name)(needle, start, end)))
            if random.random() < 0.2:
                golden.add("slice", text, "", start, end, text[start:end])
                step = random.choice([1, 2, 3, -1, -2, -3, 50, -50])
                indices = range(*slice(start, end, step).indices(len(text)))
                if indices:
                    golden.add("step", text, "", f"{indices.start} {step} {len(indices)}", text[start:end:step])
                for index in (0, 1, len(text) // 2, len(text) - 1, len(text)):
                    if index >= 0:
                        golden.add("char", text, index, text[index : index + 1])
    with Golden(__file__, "replace.txt") as golden:
        for _ in range(700):
            text, old, new = random_words(), random.choice(WORDS + ["a", ""]), random.choice(WORDS + ["aa"])
            count = random.choice([-1, -1, 0, 1, 2, 3, 100])
            golden.add(text, old, new, count, text.replace(old, new, count))
    with Golden(__file__, "partition.txt") as golden:
        for _ in range(500):
            text, part = random_words(), random.choice(WORDS + ["a", "", ",", " "])
            name = random.choice(["partition", "rpartition", "removeprefix", "removesuffix"])

            def call():
                parts = getattr(text, name)(part)
                return "\0".join([parts, "", ""] if isinstance(parts, str) else parts)

            golden.add(name, text, part, outcome(call))


def splits():
    spaces = [" ", "  ", "\t", "\n", "\u00a0", "\u2003 ", "\x1c", "\x85", "\u200b"]
    with Golden(__file__, "split.txt") as golden:
        show = lambda parts: "".join(part + "\0" for part in parts)
        for _ in range(1200):
            name, maxsplit = random.choice(["split", "rsplit"]), random.choice([-1, -1, 0, 1, 2, 3, 100])
            if random.random() < 0.5:
                separator, text = None, random.choice(["", " "]) + random_words(8, spaces) + random.choice(["", " \n"])
            else:
                separator = random.choice([" ", ",", "--", "a", "", "\u20ac", "ab", "aa"])
                text = random.choice([random_words(), "a" * random.randrange(8), "," * random.randrange(4)])
            shown = "" if separator is None else "=" + separator
            golden.add(name, text, shown, maxsplit, outcome(lambda: show(getattr(text, name)(separator, maxsplit))))
        ends = ["\n", "\r", "\r\n", "\n\r", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x1f", "\x85", "\u2028", "\u2029", "", " "]
        for _ in range(400):
            text = "".join(random.choice(WORDS + ends + ends) for _ in range(random.randrange(8)))
            keepends = random.random() < 0.5
            golden.add("splitlines", text, "", int(keepends), "=" + show(text.splitlines(keepends)))
    with Golden(__file__, "strip.txt") as golden:
        for _ in range(600):
            chars = random.choice([None, None, "", "a", "ab", " \u00e9", "\u20aca\u00e9bx", "\U0001f600"])
            text = random.choice(spaces + [""]) + random_words() + random.choice(spaces + [""])
            name = random.choice(["strip", "lstrip", "rstrip"])
            golden.add(name, text, "" if chars is None else "=" + chars, getattr(text, name)(chars))


def cases():
    letters = "aBcZ \u00df\u0130\u0131\u0149\u01c4\u01c5\u01c6\u03a3\u03a3\u03a3\u03c3\u03c2.'\u0345\u02b0\u0301\u1e9e\ufb01\u1f80\u1f88\u2160\u24d0\U00010400\U0001e900_1\u4e00\u00aa"
    texts = ["".join(random.choice(letters) for _ in range(random.randrange(9))) for _ in range(500)]
    texts += ["", "hello world", "they're bill's", "\u039f\u0394\u03a5\u03a3\u03a3\u0395\u03a5\u03a3", "\u03a3", "A\u03a3", "A\u03a3.", "A.\u03a3", "A\u03a3b", ".\u03a3", "HELLO World-wide 3rd x"]
    with Golden(__file__, "case.txt") as golden:
        for text in texts:
            for name in ("lower", "upper", "casefold", "swapcase", "capitalize", "title"):
                golden.add(name, text, getattr(text, name)())
    with Golden(__file__, "predicate.txt") as golden:
        names = "isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper".split()
        pools = ["aB1_", "AZ", "az", "Ab Cd", "\u01c5a", " \t\n\u2003", "123\u0661", "\u00b2\u00bd\u4e00", "\u00e9\u03a3", "\u0301_a\u00b7", "\x00\u00ad a"]
        for text in texts + ["".join(random.choice(random.choice(pools)) for _ in range(random.randrange(5))) for _ in range(400)]:
            golden.add(text, " ".join(name for name in names if getattr(text, name)()))
        for pool in pools:
            for _ in range(30):
                text = "".join(random.choice(pool) for _ in range(random.randrange(5)))
                golden.add(text, " ".join(name for name in names if getattr(text, name)()))


def pads():
    with Golden(__file__, "pad.txt") as golden:
        for _ in range(500):
            text, width, fill = random_words(4), random.randrange(-2, 25), random.choice([" ", "*", "\u00e9", "\U0001f600"])
            name = random.choice(["ljust", "rjust", "center"])
            golden.add(name, text, width, fill, getattr(text, name)(width, fill))
            number = random.choice(["", "+", "-", "--"]) + random.choice(["", "1", "42", "\u00e9"])
            golden.add("zfill", number, width, "", number.zfill(width))
            tabbed = "".join(random.choice(["\t", "a", "bb", "\n", "\r", "\u00e9", "\t"]) for _ in range(random.randrange(8)))
            size = random.randrange(-1, 10)
            golden.add("expandtabs", tabbed, size, "", tabbed.expandtabs(size))
    with Golden(__file__, "translate.txt") as golden:
        pick = lambda: "".join(random.choice("aab\u00e9c\u20ac") for _ in range(random.randrange(4)))
        for _ in range(200):
            text, a, b, drop = random_words(5), pick(), pick(), pick()
            if random.random() < 0.8:
                b = (b + "xyzw")[: len(a)]
            golden.add(text, a, b, drop, outcome(lambda: text.translate(str.maketrans(a, b, drop))))


unicode_checksums()
searches()
splits()
cases()
pads()
reprs()
formats()
percents()
str_formats()
