"""Class bodies: statements, scopes, nested classes, attributes shared and own."""

class Config:
    debug = False
    names = ["a", "b"]
    lengths = {name: len(name) for name in names}
    for index, name in enumerate(names):
        if index:
            last = name
    try:
        broken = 1 / 0
    except ZeroDivisionError:
        broken = "handled"
    with_default = lambda self, x=len(names): x
    del index
    class Inner:
        level = 2
        class Deep:
            level = 3
    def method(self):
        return self.Inner.Deep.level
    def other(self):
        return Config.names is self.names
    method.note = "function attribute"
print(Config.last, Config.broken, Config().with_default(), Config().method(), Config().other(),
    hasattr(Config, "index"), Config.lengths, Config.method.note)
print(Config.Inner.__qualname__, Config.Inner.Deep.__qualname__, Config.method.__qualname__,
    Config.__qualname__, Config.Inner.__name__)
def factory(n):
    class Made:
        value = n
        def get(self):
            return n + self.value
        def __class_name(self):
            return __class__.__name__
        def name(self):
            return self.__class_name()
    return Made
One, Two = factory(1), factory(2)
print(One().get(), Two().get(), One is Two, One.__qualname__, Two().name(), isinstance(One(), Two))
class Chained:
    def __init__(self):
        self.parts = []
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        self.parts.append(name)
        return self
    def __call__(self, *args):
        self.parts.append(args)
        return self
print(Chained().a.b(1, 2).c.parts)
class Meta:
    """Docs."""
    x: int = 1
print(Meta.__doc__, Meta.__dict__["x"], Config.__doc__, "__doc__" in Config.__dict__, Meta.__module__)
Config.debug = True
Config.added = 5
print(Config().debug, Config.added, sorted(name for name in vars(Config) if not name.startswith("_")))
class Order:
    log = []
    log.append("start")
    def f(): pass
    log.append("end")
print(Order.log)
