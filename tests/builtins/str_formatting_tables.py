"""Text tables with alignment: formatting as programs use it."""

rows = [("apple", 3, 1.5), ("watermelon", 12, 0.333333), ("fig", 1234567, 99.999)]
for name, count, price in rows:
    print(f"|{name:<12}|{count:>9,}|{price:8.2f}|{price:<10.3e}|{count:^9}|")
    print("|{:<12}|{:>9}|{:8.2f}|".format(name, count, price))
    print("|%-12s|%9d|%8.2f|" % (name, count, price))
width = max(len(name) for name, *_ in rows)
for name, *_ in rows:
    print(name.ljust(width, "."), name.rjust(width), name.center(width, "*"), sep="|")
print("=" * 20, "-" * 20, sep="\n")
for n in range(1, 17, 5):
    print(f"{n:>3d} {n:>4o} {n:>3x} {n:>6b} {n:#06x} {n:+d} {n:03d} {n ** 10:>15,}")
print(f"{0.1:.20f} {1 / 3:.10f} {2 / 3:.3g} {1e10:g} {1e-5:g} {123456789:g} {1e15:.0f} {12345.6789:,.2f} {0.5:.0%} {0.12345:.2%}")
print(f"{'left':<10}{'center':^10}{'right':>10}|", f"{'x':-<5}{'y':->5}{'z':-^5}",
    f"{True:>6}{None!s:>6}{[1]!s:>6}")
for value in (0, 1, -1, 3.14159, -2.5, 1e100):
    print(f"{value:10} {value:<10}| {value:+} {value:.2e} {value:010.1f}")
seconds = 3725
print(f"{seconds // 3600:02}:{seconds % 3600 // 60:02}:{seconds % 60:02}", f"{1_000_000:_}",
    f"{255:#b} {255:#o} {255:#X}", f"{-255:x}")
print(*[f"{n}: {'#' * n}" for n in range(4)], sep="\n")
print("\t".join(["a", "b"]), "\n".join(f"{k:>5} = {v!r}" for k, v in {"x": 1, "yy": "two"}.items()),
    repr(f"{'quote'!r}"), sep="\n")
