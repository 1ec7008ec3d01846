"""Decorators that count, cache, time out, register and take arguments."""

def counted(function):
    def wrapper(*args, **kwargs):
        wrapper.calls += 1
        return function(*args, **kwargs)
    wrapper.calls = 0
    wrapper.wrapped = function
    return wrapper
@counted
def add(a, b=1):
    return a + b
print(add(1), add(1, b=5), add.calls, add.__name__, add.wrapped.__name__)
def memoize(function):
    cache = {}
    def wrapper(*args):
        if args not in cache:
            cache[args] = function(*args)
        return cache[args]
    wrapper.cache = cache
    return wrapper
@memoize
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), len(fib.cache))
routes = {}
def route(path, *methods, **options):
    def register(function):
        routes[path] = (function.__name__, methods, options)
        return function
    return register
@route("/", "GET")
@route("/home", "GET", "POST", cached=True)
def home():
    return "welcome"
print(routes, home())
class Retry:
    def __init__(self, times):
        self.times = times
    def __call__(self, function):
        def wrapper(*args):
            for attempt in range(self.times):
                try:
                    return function(*args, attempt)
                except ValueError as error:
                    print("retrying after", error)
            return "gave up"
        return wrapper
@Retry(3)
def flaky(needed, attempt):
    if attempt < needed:
        raise ValueError(f"attempt {attempt}")
    return f"worked at {attempt}"
print(flaky(2), flaky(5))
def order(name):
    print("evaluate", name)
    def decorate(function):
        print("apply", name)
        return function
    return decorate
@order("first")
@order("second")
def decorated():
    pass
@(lambda f: "replaced by text")
def gone():
    pass
print(gone)
table = {"k": lambda f: (f, "tagged")}
@table["k"]
def tagged():
    return 1
print(tagged[1], tagged[0]())
class Validated:
    def __init_subclass__(cls):
        for name, kind in cls.__dict__.get("fields", {}).items():
            setattr(cls, name, property(lambda self, n=name: self.values[n]))
class User(Validated):
    fields = {"name": str, "age": int}
    def __init__(self, **values):
        self.values = values
print(User(name="x", age=3).name, User(name="x", age=3).age)
