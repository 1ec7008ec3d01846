# random: the class Random and its methods, over a native generator.

def random_getrandbits(k):
    return _random_bits(_random_global(), index_of(k))


def random_class():
    methods = {
        "__init__": rng_init, "seed": rng_seed, "random": rng_random, "getrandbits": rng_getrandbits,
        "getstate": rng_getstate, "setstate": rng_setstate, "randbytes": rng_randbytes,
        "randrange": rng_randrange, "randint": rng_randint, "choice": rng_choice, "choices": rng_choices,
        "shuffle": rng_shuffle, "sample": rng_sample, "uniform": rng_uniform, "triangular": rng_triangular,
        "normalvariate": rng_normalvariate, "gauss": rng_gauss, "lognormvariate": rng_lognormvariate,
        "expovariate": rng_expovariate, "vonmisesvariate": rng_vonmisesvariate,
        "gammavariate": rng_gammavariate, "betavariate": rng_betavariate, "paretovariate": rng_paretovariate,
        "weibullvariate": rng_weibullvariate, "binomialvariate": rng_binomialvariate,
    }
    for name, method in methods.items():
        method.__name__ = name
        method.__qualname__ = "Random." + name
    methods["__module__"] = "random"
    methods["VERSION"] = 3
    return type("Random", (object,), methods)


def random_make(name):
    if name == "Random":
        value = random_class()
    elif name == "_inst":
        value = object.__new__(random_member("Random"))
        value._generator = _random_global()
    else:
        value = getattr(random_member("_inst"), name)
    return _module_set("random", name, value)


def random_member(name):
    value = _module_get("random", name)
    return random_make(name) if value is None else value


def rng_init(self, x=None):
    self._generator = _random_new()
    self.seed(x)


def rng_seed(self, a=None, version=2):
    _random_seed(self._generator, a, version)


def rng_random(self):
    return _random_float(self._generator)


def rng_getrandbits(self, k):
    return _random_bits(self._generator, index_of(k))


def rng_getstate(self):
    words, gauss = _random_state(self._generator)
    return (3, words, gauss)


def rng_setstate(self, state):
    version = state[0]
    if version != 3:
        raise ValueError(f"state with version {version} passed to Random.setstate() of version 3")
    _random_set_state(self._generator, state[1], state[2])


def rng_randbytes(self, n):
    return self.getrandbits(n * 8).to_bytes(n, "little")


def rng_randrange(self, start, stop=None, step=None):
    first = integer_index(start)
    if stop is None:
        if step is not None:
            raise TypeError("Missing a non-None stop argument")
        if first > 0:
            return _random_below(self._generator, first)
        raise ValueError("empty range for randrange()")
    last = integer_index(stop)
    width = last - first
    stride = 1 if step is None else integer_index(step)
    if stride == 1:
        if width > 0:
            return first + _random_below(self._generator, width)
        raise ValueError(f"empty range in randrange({start}, {stop})")
    if stride > 0:
        count = (width + stride - 1) // stride
    elif stride < 0:
        count = (width + stride + 1) // stride
    else:
        raise ValueError("zero step for randrange()")
    if count <= 0:
        raise ValueError(f"empty range in randrange({start}, {stop}, {step})")
    return first + stride * _random_below(self._generator, count)


def integer_index(value):
    if isinstance(value, int):
        return value
    method = _lookup(type(value), "__index__")
    if method is None:
        raise TypeError(f"'{_type_name(value)}' object cannot be interpreted as an integer")
    return method(value)


def rng_randint(self, a, b):
    first = integer_index(a)
    last = integer_index(b)
    if last < first:
        raise ValueError(f"empty range in randint({a}, {b})")
    return first + _random_below(self._generator, last - first + 1)


def rng_choice(self, seq):
    count = len(seq)
    if not count:
        raise IndexError("Cannot choose from an empty sequence")
    return seq[_random_below(self._generator, count)]


def rng_shuffle(self, x):
    if _random_shuffle(self._generator, x):
        return
    for last in range(len(x) - 1, 0, -1):
        chosen = _random_below(self._generator, last + 1)
        x[last], x[chosen] = x[chosen], x[last]


def running_sums(weights):
    sums = []
    total = None
    for weight in weights:
        total = weight if total is None else total + weight
        sums.append(total)
    return sums


def place_after(sums, value, low, high):
    while low < high:
        middle = (low + high) // 2
        if value < sums[middle]:
            high = middle
        else:
            low = middle + 1
    return low


def is_sequence(population):
    return isinstance(population, (list, tuple, str, bytes, range)) or (
        _guest_method(population, "__getitem__") is not None
        and _guest_method(population, "__len__") is not None
        and not isinstance(population, dict)
    )


def rng_sample(self, population, k, counts=None):
    if not is_sequence(population):
        raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
    count = len(population)
    if counts is not None:
        sums = running_sums(counts)
        if len(sums) != count:
            raise ValueError("The number of counts does not match the population")
        total = sums.pop() if sums else 0
        if not isinstance(total, int):
            raise TypeError("Counts must be integers")
        if total < 0:
            raise ValueError("Counts must be non-negative")
        chosen = self.sample(range(total), k=k)
        return [population[place_after(sums, number, 0, len(sums))] for number in chosen]
    if not 0 <= k <= count:
        raise ValueError("Sample larger than population or is negative")
    generator = self._generator
    result = [None] * k
    # A pool of all items is smaller than a set of chosen places up to this size.
    size = 21
    if k > 5:
        size += 4 ** _math_function("ceil")(_math_function("log")(k * 3, 4))
    if count <= size:
        pool = list(population)
        for number in range(k):
            place = _random_below(generator, count - number)
            result[number] = pool[place]
            pool[place] = pool[count - number - 1]
    else:
        places = set()
        for number in range(k):
            place = _random_below(generator, count)
            while place in places:
                place = _random_below(generator, count)
            places.add(place)
            result[number] = population[place]
    return result


def rng_choices(self, population, weights=None, cum_weights=None, k=1):
    generator = self._generator
    count = len(population)
    floor = _math_function("floor")
    if cum_weights is None:
        if weights is None:
            return [population[floor(_random_float(generator) * (count + 0.0))] for number in range(k)]
        try:
            cum_weights = running_sums(weights)
        except TypeError:
            if not isinstance(weights, int):
                raise
            raise TypeError(f"The number of choices must be a keyword argument: k={weights}") from None
    elif weights is not None:
        raise TypeError("Cannot specify both weights and cumulative weights")
    if len(cum_weights) != count:
        raise ValueError("The number of weights does not match the population")
    total = cum_weights[-1] + 0.0
    if total <= 0.0:
        raise ValueError("Total of weights must be greater than zero")
    if not _math_function("isfinite")(total):
        raise ValueError("Total of weights must be finite")
    last = count - 1
    return [population[place_after(cum_weights, _random_float(generator) * total, 0, last)] for number in range(k)]


def rng_uniform(self, a, b):
    return a + (b - a) * self.random()


def rng_triangular(self, low=0.0, high=1.0, mode=None):
    u = self.random()
    try:
        c = 0.5 if mode is None else (mode - low) / (high - low)
    except ZeroDivisionError:
        return low
    if u > c:
        u = 1.0 - u
        c = 1.0 - c
        low, high = high, low
    return low + (high - low) * _math_function("sqrt")(u * c)


def rng_normalvariate(self, mu=0.0, sigma=1.0):
    log = _math_function("log")
    while True:
        u1 = self.random()
        u2 = 1.0 - self.random()
        z = 1.7155277699214135 * (u1 - 0.5) / u2
        if z * z / 4.0 <= -log(u2):
            return mu + z * sigma


def rng_gauss(self, mu=0.0, sigma=1.0):
    z = _random_gauss_take(self._generator)
    if z is None:
        angle = self.random() * 6.283185307179586
        radius = _math_function("sqrt")(-2.0 * _math_function("log")(1.0 - self.random()))
        z = _math_function("cos")(angle) * radius
        _random_gauss_set(self._generator, _math_function("sin")(angle) * radius)
    return mu + z * sigma


def rng_lognormvariate(self, mu, sigma):
    return _math_function("exp")(self.normalvariate(mu, sigma))


def rng_expovariate(self, lambd=1.0):
    return -_math_function("log")(1.0 - self.random()) / lambd


def rng_vonmisesvariate(self, mu, kappa):
    turn = 6.283185307179586
    if kappa <= 1e-6:
        return turn * self.random()
    cos = _math_function("cos")
    exp = _math_function("exp")
    s = 0.5 / kappa
    r = s + _math_function("sqrt")(1.0 + s * s)
    while True:
        z = cos(3.141592653589793 * self.random())
        d = z / (r + z)
        u = self.random()
        if u < 1.0 - d * d or u <= (1.0 - d) * exp(d):
            break
    q = 1.0 / r
    angle = _math_function("acos")((q + z) / (1.0 + q * z))
    if self.random() > 0.5:
        return (mu + angle) % turn
    return (mu - angle) % turn


def rng_gammavariate(self, alpha, beta):
    if alpha <= 0.0 or beta <= 0.0:
        raise ValueError("gammavariate: alpha and beta must be > 0.0")
    log = _math_function("log")
    exp = _math_function("exp")
    if alpha > 1.0:
        root = _math_function("sqrt")(2.0 * alpha - 1.0)
        b = alpha - 1.3862943611198906
        c = alpha + root
        while True:
            u1 = self.random()
            if not 1e-7 < u1 < 0.9999999:
                continue
            u2 = 1.0 - self.random()
            v = log(u1 / (1.0 - u1)) / root
            x = alpha * exp(v)
            z = u1 * u1 * u2
            r = b + c * v - x
            if r + 2.504077396776274 - 4.5 * z >= 0.0 or r >= log(z):
                return x * beta
    if alpha == 1.0:
        return -log(1.0 - self.random()) * beta
    while True:
        b = (2.718281828459045 + alpha) / 2.718281828459045
        p = b * self.random()
        if p <= 1.0:
            x = p ** (1.0 / alpha)
        else:
            x = -log((b - p) / alpha)
        u = self.random()
        if p > 1.0:
            if u <= x ** (alpha - 1.0):
                return x * beta
        elif u <= exp(-x):
            return x * beta


def rng_betavariate(self, alpha, beta):
    y = self.gammavariate(alpha, 1.0)
    if y:
        return y / (y + self.gammavariate(beta, 1.0))
    return 0.0


def rng_paretovariate(self, alpha):
    return (1.0 - self.random()) ** (-1.0 / alpha)


def rng_weibullvariate(self, alpha, beta):
    return alpha * (-_math_function("log")(1.0 - self.random())) ** (1.0 / beta)


def rng_binomialvariate(self, n=1, p=0.5):
    if n < 0:
        raise ValueError("n must be non-negative")
    if p <= 0.0 or p >= 1.0:
        if p == 0.0:
            return 0
        if p == 1.0:
            return n
        raise ValueError("p must be in the range 0.0 <= p <= 1.0")
    if n == 1:
        return index_of(self.random() < p)
    if p > 0.5:
        return n - self.binomialvariate(n, 1.0 - p)
    floor = _math_function("floor")
    if n * p < 10.0:
        log2 = _math_function("log2")
        successes = trials = 0
        scale = log2(1.0 - p)
        if not scale:
            return successes
        while True:
            trials += floor(log2(self.random()) / scale) + 1
            if trials > n:
                return successes
            successes += 1
    log = _math_function("log")
    lgamma = _math_function("lgamma")
    spread = _math_function("sqrt")(n * p * (1.0 - p))
    b = 1.15 + 2.53 * spread
    a = -0.0873 + 0.0248 * b + 0.01 * p
    c = n * p + 0.5
    limit = 0.92 - 4.2 / b
    alpha = (2.83 + 5.1 / b) * spread
    odds = log(p / (1.0 - p))
    middle = floor((n + 1) * p)
    h = lgamma(middle + 1) + lgamma(n - middle + 1)
    while True:
        u = self.random() - 0.5
        us = 0.5 - abs(u)
        k = floor((2.0 * a / us + b) * u + c)
        if k < 0 or k > n:
            continue
        v = self.random()
        if us >= 0.07 and v <= limit:
            return k
        v *= alpha / (a / (us * us) + b)
        if log(v) <= h - lgamma(k + 1) - lgamma(n - k + 1) + (k - middle) * odds:
            return k
