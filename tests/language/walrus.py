"""Assignment expressions and where they bind."""

if (n := 10) > 5:
    print(n)
print((x := 3) + x, x, [y := 1, y + 1], y)
data = [1, 5, 2, 8]
print([square for v in data if (square := v * v) > 3], square)
while (item := data.pop()) != 5:
    print("popped", item)
print(item, data)
def f():
    if any((found := v) > 3 for v in [1, 2, 5, 7]):
        return found
print(f())
print({(k := "key"): (v := k + "!")}, k, v)
total = 0
print([total := total + v for v in range(5)], total)
print((a := 1, b := 2), a, b)
print(f"{(w := 5)} {w * 2}")
def g(value=(default := 7)):
    return value
print(g(), default, not (z := 0), z)
print(len(text := "hello"), text.upper())
