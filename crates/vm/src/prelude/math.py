# math, where arguments are the guest's.

def math_with_floats(name, args):
    return _math_function(name)(*[math_float(arg) for arg in args])


def math_float(arg):
    if _guest_method(arg, "__float__") is None and _guest_method(arg, "__index__") is None:
        return arg
    return float(arg)


def math_with_integers(name, args):
    return _math_function(name)(*[index_of(arg) for arg in args])


def math_isclose(a, b, rel_tol=1e-09, abs_tol=0.0):
    isclose = _math_function("isclose")
    return isclose(math_float(a), math_float(b), rel_tol=math_float(rel_tol), abs_tol=math_float(abs_tol))


def math_floor(x):
    return _guest_method(x, "__floor__")(x)


def math_ceil(x):
    return _guest_method(x, "__ceil__")(x)


def math_trunc(x):
    return _guest_method(x, "__trunc__")(x)


def math_fsum(seq):
    return _math_function("fsum")([math_float(item) for item in seq])


def math_prod(iterable, start=1):
    product = start
    for item in iterable:
        product = product * item
    return product


def math_dist(p, q):
    return _math_function("dist")([math_float(item) for item in p], [math_float(item) for item in q])


def math_sumprod(p, q):
    p = [item for item in p]
    q = [item for item in q]
    if len(p) != len(q):
        raise ValueError("Inputs are not the same length")
    total = 0
    for index in range(len(p)):
        total = total + p[index] * q[index]
    return total
