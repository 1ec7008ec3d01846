"""x if c else y: nesting, evaluation, as argument and default."""

for n in (-1, 0, 1):
    print("negative" if n < 0 else "zero" if n == 0 else "positive", (1 if n else 2) + 10, [n if n else None],
        {"k": n or "none"})
def which(flag, value=(1 if True else 2)):
    return "yes" if flag else "no", value
print(which(1), which([]), which("" if 0 else "full"), 1 if 0 else 2 if 0 else 3, (1 if 0 else 2) if 1 else 3)
def loud(name, value):
    print(name, end=" ")
    return value
print(loud("a", 1) if loud("test", 0) else loud("b", 2))
x = None
print(x.name if x else "nobody", len(x) if x is not None else 0, not (True if x else False), -1 if x else +1)
print([("fizz" if n % 3 == 0 else "") + ("buzz" if n % 5 == 0 else "") or n for n in range(1, 16)])
y = (1, 2) if True else 3
print(y, (lambda: 1 if x else 2)(), f"{'even' if 4 % 2 == 0 else 'odd'}", *([1] if True else []), sep=";")
