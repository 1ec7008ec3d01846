"""Every method of dict."""

stock = {"apple": 3, "pear": 0}
print(stock.get("apple"), stock.get("fig"), stock.get("fig", 7), stock.get("pear", 7))
print(stock.setdefault("apple", 9), stock.setdefault("fig", 5), stock.setdefault("plum"), stock)
print(stock.pop("plum"), stock.pop("nothing", "default"), stock)
stock.update({"apple": 1, "kiwi": 2})
stock.update([("lime", 4)], date=6)
stock.update()
stock.update(kiwi=20)
print(stock)
print(stock.popitem(), stock.popitem(), stock)
copy = stock.copy()
copy["new"] = 1
print(len(copy) - len(stock), stock.clear(), stock, copy)
print(dict.fromkeys("abc"), dict.fromkeys([1, 2], 0), dict.fromkeys(range(2), []))
keys, values, items = copy.keys(), copy.values(), copy.items()
print(keys, values, items)
copy["later"] = "seen"
print(len(keys), list(keys)[-1], list(values)[-1], list(items)[-1], "later" in keys, "seen" in values,
    ("later", "seen") in items)
print({"a": 1, "b": 2}.keys() & {"b", "c"}, {"a": 1}.keys() | {"a"}, {"a": 1, "b": 2}.keys() - {"b"},
    {"a": 1}.keys() ^ {"a"})
print({"a": 1}.items() & {("a", 1)}, {"a": 1}.keys() == {"a"}, {"a": 1}.keys() <= {"a", "b"},
    {"a": 1}.keys().isdisjoint("b"))
print(type(keys).__name__, type(values).__name__, type(items).__name__, type(iter({})).__name__)
counts = {}
for letter in "mississippi":
    counts[letter] = counts.get(letter, 0) + 1
print(counts)
groups = {}
for word in "the quick brown fox jumps over the lazy dog".split():
    groups.setdefault(len(word), []).append(word)
print(groups)
actions = [
    lambda: {}.popitem(), lambda: {}.pop("x"), lambda: {}.pop(), lambda: {"a": 1}.update(5),
        lambda: {"a": 1}.update([(1,)]), lambda: {}.get(),
    lambda: {}.get([]), lambda: {}.setdefault(), lambda: dict.fromkeys(5), lambda: {}.keys()[0],
        lambda: {}.copy(1), lambda: {}.update(["ab", "cd"]),
]
for action in actions:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
def grow():
    for key in copy:
        copy[key + "!"] = 1
def shrink():
    for key in copy:
        del copy[key]
def change():
    for key in copy:
        copy[key] = 0
    return "values may change"
for action in (grow, shrink, change):
    try:
        print(action())
    except RuntimeError as error:
        print(error)
