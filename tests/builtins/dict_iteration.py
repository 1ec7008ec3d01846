"""Order of keys under insertion, deletion and reinsertion; views while changing."""

d = {}
for n in (3, 1, 2):
    d[n] = n * 10
print(d)
d[1] = "updated in place"
del d[3]
d[3] = "back at the end"
print(d, list(d), list(d.values()))
for key in list(d):
    if key == 2:
        del d[key]
print(d)
keys = d.keys()
d["new"] = 1
print(keys, len(keys), list(d.items())[-1])
d.pop(1)
d[1] = 1
print(list(d), d.popitem(), d)
it = iter(d)
print(next(it))
d["grown"] = 2
try:
    next(it)
except RuntimeError as error:
    print(error)
it = iter({"a": 1, "b": 2}.items())
print(next(it), list(it), next(it, "end"))
merged = {"x": 1, "y": 2} | {"y": 3, "z": 4}
print(merged, {"y": 3} | merged, {**merged, "x": 0})
merged.update(z=9, w=8)
print(merged, list(reversed(merged)), dict(reversed(list(merged.items()))))
print({k: v for k, v in sorted(merged.items(), key=lambda kv: -kv[1])}, {v: k for k, v in merged.items()},
    dict.fromkeys("abca", 0))
mixed = {1: "int", "1": "str", 1.5: "float", (1,): "tuple", None: "none", True: "overwrites int",
    frozenset([1]): "frozen", b"1": "bytes"}
print(mixed, len(mixed), mixed[1], mixed[1.0], mixed[None])
big = {}
for n in range(500):
    big[n * 37 % 501] = n
for n in range(0, 500, 3):
    big.pop(n, None)
print(len(big), list(big)[:8], sum(big), sum(big.values()))
a = {"k": [1]}
b = a.copy()
b["k"].append(2)
b["only b"] = 1
print(a, b, a == b, a.keys() <= b.keys(), a.keys() - b.keys(), len(b))
while big:
    big.popitem()
print(big)
for key, (x, y) in {"p": (1, 2), "q": (3, 4)}.items():
    print(key, x, y)
