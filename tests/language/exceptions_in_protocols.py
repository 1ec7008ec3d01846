"""Exceptions raised inside special methods reach the caller, and leave containers whole."""

class Angry:
    def __init__(self, method):
        self.method = method
    def fail(self, name):
        raise ValueError(f"{name} refused")
    def __eq__(self, other):
        self.fail("eq")
    def __hash__(self):
        return 1
    def __lt__(self, other):
        self.fail("lt")
    def __bool__(self):
        self.fail("bool")
    def __len__(self):
        self.fail("len")
    def __iter__(self):
        self.fail("iter")
    def __call__(self):
        self.fail("call")
    def __getitem__(self, key):
        self.fail("getitem")
    def __setitem__(self, key, value):
        self.fail("setitem")
    def __contains__(self, item):
        self.fail("contains")
    def __add__(self, other):
        self.fail("add")
    def __neg__(self):
        self.fail("neg")
    def __index__(self):
        self.fail("index")
    def __str__(self):
        self.fail("str")
    def __format__(self, spec):
        self.fail("format")
    def __enter__(self):
        self.fail("enter")
    def __exit__(self, *args):
        pass
a = Angry("x")
items = [3, a, 1]
table = {a: 1}
def assign():
    a[0] = 1
def use():
    with a:
        pass
def branch():
    if a:
        pass
def loop():
    for _ in a:
        pass
def unpack():
    x, y = a
actions = [lambda: a == 1, lambda: a < 1, branch, lambda: len(a), loop, lambda: a(), lambda: a[0], assign,
    lambda: 1 in a, lambda: a + 1, lambda: -a, lambda: [1][a], lambda: str(a), lambda: f"{a}", use, unpack,
           lambda: not a, lambda: a and 1, lambda: list(a), lambda: sorted(items), lambda: items.index(99),
               lambda: 99 in items, lambda: items.remove(99), lambda: table[Angry("y")],
               lambda: {a, Angry("z")}, lambda: max(a, 1), lambda: "%s" % a, lambda: print(a),
               lambda: sum([1], a), lambda: any([a]), lambda: [*a], lambda: list(map(str, [a])),
               lambda: list(filter(None, [a])), lambda: items.sort(), lambda: range(a), lambda: "x" * a,
               lambda: (1, a) == (1, 2), lambda: bool(a), lambda: items.count(5), lambda: print(*a)]
for action in actions:
    try:
        print(action())
    except ValueError as error:
        print(error)
print(len(items), items[0], items[2], len(table), sorted([3, 1]))
