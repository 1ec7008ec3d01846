"""del of names, items, slices, attributes, several targets."""

a, b, c = 1, 2, 3
del a
del b, c
for name in ("a", "b", "c"):
    print(name, name in globals())
items = list(range(10))
del items[0], items[-1]
print(items)
del items[1:3], items[::2]
print(items)
del (items[0]), [items[0]]
print(items)
table = {"x": 1, "y": {"z": 2}}
del table["x"], table["y"]["z"]
print(table)
class Thing:
    shared = 1
    def __delitem__(self, key):
        print("delitem", key)
    def __delattr__(self, name):
        print("delattr", name)
        super().__delattr__(name)
thing = Thing()
thing.own = 2
del thing.own, thing[5], thing["k"], thing[1:2], thing[::3, 4]
try:
    del thing.own
except AttributeError as error:
    print(error)
try:
    del thing.shared
except AttributeError as error:
    print(error)
del Thing.shared
print(hasattr(thing, "shared"))
def errors():
    yield_nothing = None
    for action in (lambda: table.__delitem__("no"), lambda: items.__delitem__(99),
        lambda: (1, 2).__delitem__):
        try:
            action()
        except Exception as error:
            print(type(error).__name__, error)
errors()
try:
    del undefined
except NameError as error:
    print(error)
t = (1, 2)
try:
    del t[0]
except TypeError as error:
    print(error)
try:
    del t.count
except AttributeError as error:
    print(error)
x = y = [1]
del x
print(y)
for i in range(2):
    pass
del i
del y[:]
print(y)
