"""super() in methods, class methods, static and nested functions, with arguments."""

class A:
    tag = "A"
    def f(self):
        return f"A.f({self.tag})"
    @classmethod
    def make(cls):
        return f"A.make({cls.__name__})"
    @property
    def p(self):
        return "A.p"
    def __getitem__(self, key):
        return f"A[{key}]"
    def __setattr__(self, name, value):
        super().__setattr__(name, f"<{value}>")
class B(A):
    tag = "B"
    def f(self):
        return "B>" + super().f()
    @classmethod
    def make(cls):
        return "B>" + super().make()
    @property
    def p(self):
        return "B>" + super().p
    def __getitem__(self, key):
        return "B>" + super().__getitem__(key)
    def nested(self):
        def inner():
            return super(B, self).f()
        return inner(), (lambda: super(B, self).f())()
    def in_comprehension(self):
        return [super(B, self).f() for _ in range(2)]
    def unbound(self):
        return super(B, type(self)).f(self)
    def stored(self):
        s = super()
        return s.f(), s.tag, s.p, type(s).__name__
class C(B):
    tag = "C"
    def f(self):
        return "C>" + super().f()
    def skip(self):
        return super(B, self).f()
c = C()
print(c.f(), c.make(), C.make(), c.p, c["k"], c.nested(), c.in_comprehension(), c.unbound(), c.stored(),
    c.skip())
c.value = 5
print(c.value, super(C, c).f(), super(B, c).f(), super(C, C).make())
for action in (lambda: super(A, 5), lambda: super(5, c), lambda: super(B, A()), lambda: super(A, c).f(),
    lambda: super(C, c).missing, lambda: super(C, c)["k"], lambda: super()):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
class NoArgs:
    def f():
        return super()
try:
    NoArgs.f()
except RuntimeError as error:
    print(error)
