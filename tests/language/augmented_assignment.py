"""Augmented assignment evaluates its target once, on names, items, attributes, slices."""

log = []
class Box:
    value = 1
box = Box()
items = [1, 2, 3]
def the(thing, name):
    log.append(name)
    return thing
the(box, "box").value += the(5, "value")
the(items, "items")[the(0, "index")] *= the(10, "factor")
print(box.value, Box.value, items, log)
items[1:2] += [7, 8]
items[-1] -= 1
print(items)
table = {"a": [1]}
table["a"] += [2]
table["b"] = table.get("b", 0)
table["b"] += 1
print(table)
alias = items
items += (9,)
print(alias is items, items)
text = alias_text = "ab"
text += "c"
print(text, alias_text)
t = (1,)
t += (2,)
s = {1}
alias_set = s
s |= {2}
s -= {1}
print(t, s, alias_set is s)
n = 7
n += 1; n -= 2; n *= 3; n //= 2; n **= 2; n %= 50; n <<= 2; n >>= 1; n |= 1; n &= 0xff; n ^= 3
print(n)
n /= 2
print(n)
x = [1, 2]
x *= 2
print(x)
x += "ab"
print(x)
x += {"k": 1}
print(x)
d = {"a": 1}
d |= {"b": 2}
print(d)
def local():
    total = 0
    for i in range(5):
        total += i
    return total
print(local())
def unbound():
    counter += 1
try:
    unbound()
except UnboundLocalError as error:
    print(error)
for action in ("x += 5", "table['zz'] += 1", "box.missing += 1", "text += 1", "n += 'a'", "t -= 1",
    "undefined += 1"):
    try:
        if action == "x += 5":
            x += 5
        elif action == "table['zz'] += 1":
            table["zz"] += 1
        elif action == "box.missing += 1":
            box.missing += 1
        elif action == "text += 1":
            text += 1
        elif action == "n += 'a'":
            n += "a"
        elif action == "t -= 1":
            t -= 1
        else:
            undefined += 1
    except Exception as error:
        print(action, "->", type(error).__name__, error)
y: int = 5
y += 1
z: list
print(y, __annotations__ if "__annotations__" in globals() else "lazy", x[0])
