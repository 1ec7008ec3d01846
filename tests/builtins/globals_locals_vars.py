"""globals(), locals(), vars() as dictionaries."""

x = 1
print(globals()["x"], "x" in globals(), type(globals()).__name__, globals() is globals(),
    globals()["__name__"])
globals()["y"] = 2
print(y)
globals().update(z=3)
print(z, "missing" in globals(), globals().get("missing", "default"))
def f(a, b=2):
    c = a + b
    before = sorted(locals())
    d = 4
    return before, sorted(locals().items(), key=lambda item: item[0])
print(f(1))
def snapshot():
    v = 1
    l = locals()
    l["v"] = 99
    l["w"] = 5
    return v, "w" in locals()
print(snapshot())
def with_cell():
    kept = 1
    def inner():
        return kept
    return sorted(locals()), inner()
print(with_cell())
class Body:
    a = 1
    names = sorted(name for name in locals() if not name.startswith("__"))
    locals()["made"] = 5
print(Body.names, Body.made)
class Thing:
    def __init__(self):
        self.p, self.q = 1, 2
t = Thing()
print(vars(t), vars(t) is t.__dict__, locals() is globals())
vars(t)["r"] = 3
print(t.r)
def uses_global():
    globals()["x"] += 10
    return x
print(uses_global(), x)
del globals()["y"]
try:
    y
except NameError as error:
    print(error)
print([sorted(locals()) for i in range(1)][0] == sorted(globals()) or "comprehension",
    (lambda p: locals())(5))
for bad in (lambda: vars(5), lambda: globals(1), lambda: locals(1), lambda: vars(1, 2)):
    try:
        bad()
    except TypeError as error:
        print(error)
