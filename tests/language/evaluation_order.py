"""Operands, arguments, targets and containers are evaluated left to right."""

def f(name, value=0):
    print(name, end=" ")
    return value
def end():
    print()
f("a", 1) + f("b", 2) * f("c", 3); end()
[f("1"), f("2"), f("3")]; end()
{f("k1"): f("v1"), f("k2", 1): f("v2")}; end()
(f("x"), *f("star", [1]), f("y")); end()
def call(*args, **kwargs):
    print("call", end=" ")
f("function", call)(f("p1"), *f("p2", []), k=f("k1"), **f("kw", {})); end()
f("obj", [0, 1])[f("index")] = f("value"); end()
a = f("first", [0]); b = f("second"); end()
f("left", [[0], [1]])[f("i")][f("j")] = f("right"); end()
x, f("target", [0])[f("idx")] = f("rhs", (1, 2)); end()
f("1", 1) < f("2", 2) < f("3", 0) < f("never"); end()
f("t", True) if f("cond", False) else f("e"); end()
f("and1", 0) and f("and2"); end()
f("or1", 1) or f("or2"); end()
f("s", "abcdef")[f("lo", 1):f("hi", 5):f("st", 2)]; end()
for i in f("iterable", [1]): f("body")
end()
with_default = lambda a=f("default"): a
end()
print(f"{f('one')}{f('two')}")
assert f("test", True), f("message"); end()
def g():
    return f("r1"), f("r2")
g(); end()
@f("decorator", lambda fn: fn)
def h(a=f("d1"), *, b=f("d2")): pass
end()
class C(f("base", object)):
    attr = f("body")
end()
del f("container", {0: 1})[f("key")]; end()
f("aug", [5])[f("augindex")] += f("augvalue"); end()
[f("element", n) for n in f("source", [1, 2]) if f("condition", True)]; end()
try:
    f("before", 1) + f("fails", "a") + f("never")
except TypeError:
    end()
lst = [1, 2]
i = 0
i = lst[i] = 1
print(i, lst)
lst[0], lst[1] = lst[1], lst[0]
print(lst)
raise_order = []
try:
    raise f("exception", ValueError) from f("cause", None)
except ValueError:
    end()
