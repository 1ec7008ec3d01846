"""Local, enclosing, global and builtin names; global and nonlocal; del; class scope."""

x = "global"
def reads():
    return x
def shadows():
    x = "local"
    return x
def assigns():
    global x
    x = "changed"
def nested():
    x = "enclosing"
    def inner():
        return x
    def skip():
        global x
        return x
    return inner(), skip()
print(reads(), shadows(), x)
assigns()
print(x, nested())
def unbound():
    try:
        print(x)
    except UnboundLocalError as error:
        print(error)
    x = 1
unbound()
def conditional(flag):
    if flag:
        y = 1
    return y
print(conditional(True))
try:
    conditional(False)
except UnboundLocalError as error:
    print(error, isinstance(error, NameError))
def deleting():
    z = 1
    del z
    try:
        z
    except UnboundLocalError as error:
        print(error)
    try:
        del z
    except UnboundLocalError as error:
        print(error)
deleting()
def creates():
    global created, x
    created = [1]
    del x
creates()
print(created)
try:
    x
except NameError as error:
    print(error)
def max(*args):
    return "mine"
print(max(1, 2))
del max
print(max(1, 2))
class Scope:
    a = 1
    b = [n for n in [a, a]]
    c = a + 1
    def get(self):
        try:
            return a
        except NameError as error:
            return str(error)
    a = 3
print(Scope.a, Scope.b, Scope.c, Scope().get())
a = "global a"
try:
    class Hidden:
        inside = 1
        seen = [inside for _ in range(2)]
except NameError as error:
    print(error)
class Reads:
    a = a
    def method(self):
        return a
print(Reads.a, Reads().method())
def outer():
    v = "outer"
    class Body:
        v = v
    def f():
        class Inner:
            w = v
        return Inner.w
    return f()
try:
    outer()
except NameError as error:
    print(error)
print([x for x in range(3)], "x" in globals(), "created" in globals(), "v" in globals())
def local_names(p):
    q = p + 1
    return sorted(locals().items())
print(local_names(1))
for loop_variable in range(3):
    pass
print(loop_variable)
def after_except():
    try:
        1 / 0
    except ZeroDivisionError as e:
        pass
    try:
        e
    except UnboundLocalError as error:
        print(error)
after_except()
print(__name__, type(globals()).__name__)
