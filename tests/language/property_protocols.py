"""Properties by hand, inheritance of properties, reading errors through them."""

class Account:
    def __init__(self):
        self._balance = 0
    def get_balance(self):
        return self._balance
    def set_balance(self, value):
        if value < 0:
            raise ValueError(f"negative: {value}")
        self._balance = value
    def del_balance(self):
        self._balance = None
    balance = property(get_balance, set_balance, del_balance, "The balance.")
    doubled = property(lambda self: self._balance * 2)
    write_only = property(None, set_balance)
a = Account()
a.balance = 10
a.balance += 5
print(a.balance, a.doubled, Account.balance.__doc__, Account.balance.fget.__name__, a.__dict__)
del a.balance
print(a.balance)
def negative():
    a.balance = -1
def no_setter():
    a.doubled = 1
def no_getter():
    return a.write_only
def no_deleter():
    del a.doubled
for action in (negative, no_setter, no_getter, no_deleter):
    try:
        action()
    except (ValueError, AttributeError) as error:
        print(type(error).__name__, error)
class Child(Account):
    @Account.balance.getter
    def balance(self):
        return "child", self._balance
c = Child()
c.balance = 3
print(c.balance)
class Broken:
    @property
    def value(self):
        return self.missing
    @property
    def raises(self):
        raise KeyError("inside")
    def __getattr__(self, name):
        return f"fallback {name}"
b = Broken()
print(b.value, hasattr(b, "value"))
try:
    b.raises
except KeyError as error:
    print(error)
class Lazy:
    calls = 0
    @property
    def data(self):
        Lazy.calls += 1
        return [1, 2]
l = Lazy()
l.data.append(3)
print(l.data, Lazy.calls, isinstance(Lazy.data, property), Lazy().data is Lazy().data)
l.__dict__["data"] = "hidden by the property"
print(l.data)
