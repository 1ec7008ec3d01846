"""send, throw, close, yield as an expression."""

def echo():
    received = None
    while True:
        received = yield received
        print("got", received)
e = echo()
print(next(e), e.send(1), e.send("two"), next(e))
e.close()
print(next(e, "closed"))
def average():
    total = count = 0
    value = yield
    while True:
        total += value
        count += 1
        value = yield total / count
a = average()
next(a)
print([a.send(n) for n in (10, 20, 60)])
fresh = echo()
try:
    fresh.send(5)
except TypeError as error:
    print(error)
print(fresh.send(None))
def handles():
    while True:
        try:
            yield "waiting"
        except ValueError as error:
            print("handled", error)
            yield "handled"
h = handles()
print(next(h), h.throw(ValueError("thrown")), next(h))
try:
    h.throw(KeyError("not handled"))
except KeyError as error:
    print("out", error)
print(next(h, "dead"))
def closing():
    try:
        yield 1
    except GeneratorExit:
        print("exit seen")
        raise
    finally:
        print("finally")
c = closing()
next(c)
print(c.close(), c.close())
unstarted = closing()
print(unstarted.close(), list(unstarted))
def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2
s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as error:
    print(error)
def returns_on_close():
    try:
        yield 1
    except GeneratorExit:
        return "closed value"
r = returns_on_close()
next(r)
print(r.close())
def early_throw():
    yield 1
t = early_throw()
try:
    t.throw(ValueError)
except ValueError as error:
    print(repr(error))
print(list(t))
try:
    t.throw(ValueError("after the end"))
except ValueError as error:
    print(error)
try:
    early_throw().throw(5)
except TypeError as error:
    print(error)
def values():
    x = yield 1
    y = yield x + 1
    return x, y
v = values()
print(next(v), v.send(10))
try:
    v.send(20)
except StopIteration as stop:
    print(stop.value)
def expression():
    print([(yield 1), (yield 2)])
    print((yield) or "default", end="\n")
for x in expression():
    print("yielded", x)
def swallow():
    try:
        yield 1
    except ValueError:
        pass
w = swallow()
next(w)
try:
    w.throw(ValueError)
except StopIteration as stop:
    print("stopped", stop.value)
