"""Dicts keep insertion order: items, deletion, equality, unpacking, views."""

table = {"one": 1, "two": 2, "three": 3}
print(table, table["two"], len(table), "one" in table, 1 in table, list(table))
table["four"] = 4
table["one"] = 10
del table["two"]
table["two"] = 20
print(table)
for key in table:
    print(key, table[key])
for key, value in table.items():
    print(key, "=", value)
print(list(table.keys()), list(table.values()), list(table.items()))
print({1: "a", 1.0: "b", True: "c"}, {(1, 2): 3, None: 4, "": 5}, {**table, "five": 5},
    {**{"a": 1}, "a": 2, **{"a": 3}})
print({} == {}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, {"a": 1} == {"a": 1.0}, {"a": 1} != {"a": 2},
    {1: 2} == [(1, 2)])
print(dict(a=1, b=2), dict([("x", 1), ("y", 2)]), dict({"k": "v"}, z=1), dict(zip("ab", [1, 2])), dict())
print({n: n * n for n in range(5)}, {k: v for k, v in table.items() if v > 3},
    {v: k for k, v in {"a": 1, "b": 1}.items()})
print({"a": 1} | {"b": 2}, {"a": 1, "c": 0} | {"a": 2})
table |= {"six": 6}
table |= [("seven", 7)]
print(table)
nested = {"list": [1, 2], "dict": {"deep": {"deeper": True}}}
nested["dict"]["deep"]["new"] = nested["list"]
nested["list"].append(3)
print(nested, nested["dict"]["deep"]["new"][-1])
loop = {}
loop["self"] = loop
print(loop)
print(list(reversed({"a": 1, "b": 2})), list(reversed({"a": 1, "b": 2}.items())), max({"a": 1, "b": 0}),
    min({"a": 1, "b": 0}, key={"a": 1, "b": 0}.get))
print(sorted({"b": 1, "a": 2}.items()), sum({1: "x", 2: "y"}), *{"k1": 1, "k2": 2})
big = {n: str(n) for n in range(1000)}
for n in range(0, 1000, 2):
    del big[n]
print(len(big), list(big)[:5], list(big)[-2:], big[999], 500 in big)
actions = [lambda: table["none"], lambda: {}[1, 2], lambda: {[]: 1}, lambda: {{}: 1}, lambda: dict(5),
    lambda: dict([1]), lambda: dict([(1, 2, 3)]),
           lambda: {} < {}, lambda: {} + {}, lambda: hash({}), lambda: table.missing, lambda: dict(1, 2),
               lambda: {}[None], lambda: {"a": 1} | [1]]
for action in actions:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
