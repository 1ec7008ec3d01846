"""with: order, values, swallowing, exceptions in enter and exit, several managers."""

class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow
    def __enter__(self):
        print("enter", self.name)
        return f"value of {self.name}"
    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind.__name__ if kind else None, value, traceback is not None)
        return self.swallow
with Manager("a") as a:
    print(a)
with Manager("b"):
    pass
with Manager("c") as c, Manager("d") as d:
    print(c, d)
with (Manager("e") as e, Manager("f")):
    print(e)
with Manager("swallows", True):
    1 / 0
print("went on")
try:
    with Manager("outer"):
        with Manager("inner"):
            raise KeyError("k")
except KeyError as error:
    print("caught", error)
with Manager("stops here", True), Manager("passes"):
    raise ValueError("v")
def returns():
    with Manager("returning"):
        return "returned"
print(returns())
for n in range(3):
    with Manager(f"loop {n}"):
        if n == 0:
            continue
        break
class FailingEnter(Manager):
    def __enter__(self):
        raise RuntimeError("enter failed")
class FailingExit(Manager):
    def __exit__(self, *args):
        raise RuntimeError("exit failed")
for manager in (FailingEnter("x"), FailingExit("y")):
    try:
        with Manager("around"), manager:
            print("body")
    except RuntimeError as error:
        print(error, error.__context__)
try:
    with FailingExit("z"):
        raise ValueError("body failed")
except RuntimeError as error:
    print(error, "|", repr(error.__context__))
class Half:
    def __enter__(self):
        return self
class Nothing:
    pass
for thing in (Half(), Nothing(), 5):
    try:
        with thing:
            print("never")
    except TypeError as error:
        print(error)
with Manager("target") as (first, *rest):
    print(first, rest)
holder = {}
with Manager("item") as holder["key"]:
    pass
print(holder)
class Truthy(Manager):
    def __exit__(self, *args):
        return "non-empty text swallows"
with Truthy("t"):
    raise Exception
print("end")
