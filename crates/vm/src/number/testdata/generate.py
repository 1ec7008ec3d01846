"""Write the golden files of the number module from CPython's own answers.

Run with: python3.14 crates/vm/src/number/testdata/generate.py
"""

import math
import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "text/testdata"))

from golden import Golden, bits, from_bits, outcome

random.seed(20240315)
sys.set_int_max_str_digits(0)

EDGES = [0, 1, -1, 2, -2, 3, -3, 7, 10, -10, 63, 64, 255, 256, 2**31, 2**32, 2**53, 2**53 + 1, 2**61 - 1, 2**61, 2**62, 2**63 - 1,
         2**63, -(2**63), -(2**63) - 1, 2**64, 2**64 - 1, 2**127, 2**128, 10**20, -(10**20), 10**50]


def random_int(bits_max=200):
    if random.random() < 0.3:
        return random.choice(EDGES)
    return random.choice([1, -1]) * random.getrandbits(random.randrange(1, bits_max))


def random_float():
    return random.choice([
        lambda: from_bits(random.getrandbits(64)),
        lambda: random.uniform(-1000, 1000),
        lambda: float(random.randrange(-10**20, 10**20)),
        lambda: random.randrange(-1000, 1000) / 2 ** random.randrange(12),
        lambda: random.choice([0.0, -0.0, 0.5, 1.0, 2.0**53, 2.0**63, -(2.0**63), 2.0**64, 5e-324, 1e308, math.inf, -math.inf, math.nan]),
    ])()


def arithmetic():
    with Golden(__file__, "arithmetic.txt") as golden:
        pairs = [(random_int(), random_int()) for _ in range(500)] + [(a, b) for a in EDGES for b in EDGES[:10]]
        for a, b in pairs:
            golden.add("divmod", a, b, outcome(lambda: "{} {}".format(*divmod(a, b))))
        for _ in range(300):
            a, b = random_int(80), random.randrange(0, 60)
            golden.add("pow", a, b, outcome(lambda: str(a**b)))
        for base in (0, 1, -1):
            for exponent in (0, 1, 2, 2**64 - 1, 2**64, 10**30):
                golden.add("pow", base, exponent, outcome(lambda: str(base**exponent)))
        for _ in range(400):
            a, b, c = random_int(), random_int(100), random_int()
            golden.add("pow_mod", a, b, c, outcome(lambda: str(pow(a, b, c))))
        for a in range(-4, 5):
            for b in range(-3, 4):
                for c in range(-6, 7):
                    golden.add("pow_mod", a, b, c, outcome(lambda: str(pow(a, b, c))))
        for _ in range(400):
            a, b = random_int(), random.choice([random.randrange(-70, 5), -1, -2, -3])
            golden.add("round", a, b, outcome(lambda: str(round(a, b))))
        for a in list(range(-30, 31)) + [149, 150, 151, 250, 350, 999, 5, 50, 500, 501, 499]:
            for b in (-1, -2, -3):
                golden.add("round", a, b, outcome(lambda: str(round(a, b))))


def bit_operations():
    with Golden(__file__, "bits.txt") as golden:
        for _ in range(300):
            a, count = random_int(), random.choice([random.randrange(-2, 300), 0, 1, 62, 63, 64])
            golden.add("shift_left", a, count, outcome(lambda: str(a << count)))
            golden.add("shift_right", a, count, outcome(lambda: str(a >> count)))
        for a in (0, 1, -1, 5):
            golden.add("shift_right", a, 2**70, outcome(lambda: str(a >> 2**70)))
            golden.add("shift_left", a, 2**70, outcome(lambda: str(a << 2**70)))
            golden.add("shift_left", a, -(2**70), outcome(lambda: str(a << -(2**70))))
        for _ in range(200):
            a, b = random_int(), random_int()
            golden.add("and", a, b, "=" + str(a & b))
            golden.add("or", a, b, "=" + str(a | b))
            golden.add("xor", a, b, "=" + str(a ^ b))
        for a in EDGES + [random_int() for _ in range(100)]:
            golden.add("invert", a, "=" + str(~a))
            golden.add("bit_length", a, "=" + str(a.bit_length()))
            golden.add("bit_count", a, "=" + str(a.bit_count()))
        values = [random_int(random.choice([10, 20, 70])) for _ in range(250)]
        values += [c for b in (8, 16, 64) for c in (2**b, 2**b - 1, 2 ** (b - 1), 2 ** (b - 1) - 1, -(2 ** (b - 1)), -(2 ** (b - 1)) - 1)]
        for a in values + list(range(-2, 3)):
            for length in (-1, 0, 1, 2, 3, 8, 9, 16):
                order, signed = random.choice(["little", "big"]), random.choice([True, False])
                golden.add("to_bytes", a, length, order, int(signed), outcome(lambda: a.to_bytes(length, order, signed=signed).hex()))
        for _ in range(200):
            data = random.randbytes(random.randrange(20))
            order, signed = random.choice(["little", "big"]), random.choice([True, False])
            golden.add("from_bytes", data.hex(), order, int(signed), "=" + str(int.from_bytes(data, order, signed=signed)))


def theory():
    with Golden(__file__, "theory.txt") as golden:
        for _ in range(200):
            a, b = random_int(), random_int()
            golden.add("gcd", a, b, "=" + str(math.gcd(a, b)))
            golden.add("lcm", a, b, "=" + str(math.lcm(a, b)))
            golden.add("isqrt", a, outcome(lambda: str(math.isqrt(a))))
            golden.add("isqrt", a * a, outcome(lambda: str(math.isqrt(a * a))))
        for n in list(range(-2, 60)) + [100, 257, 2**63, 2**70, -(2**70)]:
            golden.add("factorial", n, outcome(lambda: str(math.factorial(n))))
        for n in range(-2, 25):
            for k in range(-2, 25):
                golden.add("comb", n, k, outcome(lambda: str(math.comb(n, k))))
                golden.add("perm", n, k, outcome(lambda: str(math.perm(n, k))))
        for n, k in ((100, 50), (2**40, 9), (2**70, 5), (2**63, 3), (2**64 - 1, 3), (2**70, 2**70 - 4), (2**70, 2**69), (3, 2**70)):
            golden.add("comb", n, k, outcome(lambda: str(math.comb(n, k))))
            if k < 1000 or k > n:
                golden.add("perm", n, k, outcome(lambda: str(math.perm(n, k))))


def convert():
    with Golden(__file__, "convert.txt") as golden:
        ints = EDGES + [random_int(1100) for _ in range(200)]
        ints += [sign * ((2**53 + odd) * 2**e + delta) for e in (1, 5, 11, 20, 64, 900) for odd in (1, 2, 3) for delta in (-1, 0, 1) for sign in (1, -1)]
        ints += [2**1024 - 2**971, 2**1024 - 2**970 - 1, 2**1024 - 2**970, 2**1024, -(2**1024)]
        for a in ints:
            golden.add("float", a, outcome(lambda: bits(float(a))))
        for value in [random_float() for _ in range(200)]:
            golden.add("int", bits(value), outcome(lambda: str(int(value))))
        pairs = [(random_int(), random_int()) for _ in range(400)] + [(random_int(1500), random_int(1500)) for _ in range(150)]
        pairs += [(random_int(60), 2**e * random.choice([1, 3, 5])) for e in range(1000, 1140, 2)]
        pairs += [(random.getrandbits(53 + e), 2**e) for e in range(0, 30)] + [(2 * m + 1, 2**1075) for m in range(12)]
        pairs += [(2**1024 - 2**970, 1), (2**1024 - 2**970 - 1, 1), (2**1024 * 7, 7), (2**2000, 2**977), (2**2000, 2**976), (0, -5), (0, 5), (5, 0)]
        for a, b in pairs:
            golden.add("true_div", a, b, outcome(lambda: bits(a / b)))
        for _ in range(400):
            value = random_float()
            a = random.choice([random_int, lambda: int(value) + random.choice([-1, 0, 1]) if math.isfinite(value) else 5])()
            order = "unordered" if value != value else str((a > value) - (a < value))
            golden.add("compare", a, bits(value), "=" + order)
        for a in EDGES + [random_int() for _ in range(30)]:
            golden.add("str", a, "=" + str(a))
            golden.add("base", a, 2, "=" + bin(a))
            golden.add("base", a, 8, "=" + oct(a))
            golden.add("base", a, 16, "=" + hex(a))
        sys.set_int_max_str_digits(4300)
        for power in (4298, 4299, 4300, 4301, 5000, 20000):
            golden.add("str_power", power, outcome(lambda: str(10**power)))
        sys.set_int_max_str_digits(0)


def hashes():
    with Golden(__file__, "hash.txt") as golden:
        golden.add("none", "", hash(None))
        for a in EDGES + [2**61 - 2, 2**61, -(2**61) + 1, -(2**61), 2**122 - 1] + [random_int() for _ in range(200)]:
            golden.add("int", a, hash(a))
        for value in [random_float() for _ in range(500)]:
            if value == value:
                golden.add("float", bits(value), hash(value))
        join = lambda values: " ".join(str(hash(v)) for v in values)
        for _ in range(100):
            parts = [random_int(70), random_int(70)]
            if all(abs(p) < 2**1000 for p in parts):
                value = complex(*[float(p) for p in parts])
                golden.add("complex", join([value.real, value.imag]), hash(value))
        for _ in range(150):
            items = tuple(random_int(80) for _ in range(random.randrange(8)))
            golden.add("tuple", join(items), hash(items))
            golden.add("frozenset", join(set(items)), hash(frozenset(items)))
        golden.add("frozenset", join(range(100)), hash(frozenset(range(100))))
        for r in (range(0), range(5, 5, 3), range(7, 8), range(-3, -2, 9), range(10), range(0, 10, 2), range(9, -4, -3), range(10**6)):
            golden.add("range", f"{len(r)} {hash(r.start)} {hash(r.step)}", hash(r))


def parses():
    with Golden(__file__, "parse_int.txt") as golden:
        def add(text, base=10):
            golden.add(text, base, outcome(lambda: f"{int(text, base):x}"))

        fixed = ["", " ", "0", "-0", "+0", "00", "007", "1_000", "1__0", "_1", "1_", "0x", "0x1F", "0X_1f", "0x__1", "0b101", "0b2", "0o17", "0O_7",
                 "0_0", "0_1", "-0x1f", "- 1", "+-1", "--1", "++1", "  12  ", "\t12\n", "\x1c1", "\x0b1\x0c", "\u00a012\u2003", "\u06f1\u06f2", "\u0967_\u0968",
                 "1.0", "1e3", "12abc", "z", "Zz", "\u0660x1", "\x001", "1\x00", "12\u00e9", "\uff11\uff12", "\U0001d7d8", "1 2", "9" * 250 + "x", "\u00e9" * 250,
                 "'", "a'b", "\u2160", "\u00b2", "0b", "0o", "0x_", "b1", "x1", "0xg", "1\u200b", "\u20031_0\u3000", "\x1c\u0661", "\x85" + "1", "0xfg", "0B1_0", "-", "+"]
        for text in fixed:
            for base in (0, 2, 8, 10, 16, 36):
                add(text, base)
        for base in (-1, 1, 37, 2**40):
            add("10", base)
        for _ in range(500):
            text = "".join(random.choice("0123456789abxoBXO__- +\u0661 \u2003") for _ in range(random.randrange(1, 7)))
            add(text, random.choice([0, 2, 8, 10, 10, 16, 36, 11]))
        for _ in range(100):
            a = random_int(400)
            add(str(a))
            add(hex(a), random.choice([0, 16]))
    with Golden(__file__, "parse_int_long.txt") as golden:
        sys.set_int_max_str_digits(4300)
        cases = [("", "5", 4300, ""), ("", "5", 4301, ""), ("-", "5", 4301, " "), ("0", "0", 4300, "1"), ("", "5_", 4300, "5"), ("", "1", 4301, "x"),
                 ("", " ", 5000, "1"), ("5", "_5", 4299, ""), ("5", "_5", 4300, "")]
        for before, text, count, after in cases:
            for base in (10, 0, 16, 7):
                golden.add(before, text, count, after, base, outcome(lambda: f"{int(before + text * count + after, base):x}"))
        sys.set_int_max_str_digits(0)
    with Golden(__file__, "parse_float.txt") as golden:
        def add(text):
            golden.add(text, outcome(lambda: bits(float(text))))

        for text in ["", " ", ".", "1", "-1", "+1", "1.", ".5", "-.5", "1.5", "1e5", "1E+5", "1e-5", "1e", "e5", ".e5", "1e+", "inf", "-inf", "+Infinity", "INF",
                     "infinit", "nan", "-nan", "+NaN", "nan1", "  1.5  ", "\t1\n", "1_0", "1__0", "_1", "1_", "1_.5", "1._5", "1.5_5", "1e1_0", "1_e1", "1e_1",
                     "in_f", "0x1p3", "1,5", "--1", "+-1", "-+1", "- 1", "1 2", "\u06f1.\u06f5", "\u2003\u0661\u00a0", "\x1c1", "1\x00", "\x00", "1e400", "-1e400", "1e-400",
                     "1" * 400, "0." + "0" * 400 + "1", "9007199254740993", "9007199254740992.9999999999", "2.2250738585072011e-308", "4.9e-324", "2.4e-324", "2.5e-324",
                     "1.7976931348623158e308", "1.7976931348623159e308", "1e99999999999999999999", "1e-99999999999999999999", "0e99999999999999999999", "x" * 300, "\u00e9",
                     "1\u0660e1\u0660", "\u00b2", "1f", "1.0d", "1L", "0.1" + "0" * 800 + "1", "00012", "1e0005", "'", "infinity ", "nan(1)", "1e5.5", "..5", "1..5", "\u221e", "\uff11"]:
            add(text)
        for _ in range(400):
            add("".join(random.choice("0123456789..ee+-__ nif") for _ in range(random.randrange(1, 8))))
        for _ in range(400):
            add(repr(random_float()))
            add(f"{random.getrandbits(70)}.{random.getrandbits(80)}e{random.randrange(-340, 310)}")


arithmetic()
bit_operations()
theory()
convert()
hashes()
parses()
