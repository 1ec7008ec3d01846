# Iterators and their consumers, where items come from guest code.

def map_next(iterator):
    function, iterators, strict = _iterator_parts(iterator)
    items = []
    for inner in iterators:
        try:
            items.append(next(inner))
        except StopIteration:
            if strict:
                strict_ended("map", iterators, len(items))
            raise
    return function(*items)


def filter_next(iterator):
    function, inner = _iterator_parts(iterator)
    for item in _filter_pending(iterator):
        if (item if function is None else function(item)):
            return item
    for item in inner:
        if (item if function is None else function(item)):
            return item
    raise StopIteration


def enumerate_next(iterator):
    inner, count = _iterator_parts(iterator)
    item = next(inner)
    _iterator_set(iterator, count + 1)
    return (count, item)


def zip_next(iterator):
    iterators, strict = _iterator_parts(iterator)
    if not iterators:
        raise StopIteration
    items = []
    index = 0
    for inner in iterators:
        try:
            items.append(next(inner))
        except StopIteration:
            if strict:
                strict_ended("zip", iterators, index)
            raise
        index += 1
    return tuple(items)


def strict_ended(name, iterators, index):
    if index > 0:
        plural = " " if index == 1 else "s 1-"
        raise ValueError(f"{name}() argument {index + 1} is shorter than argument{plural}{index}") from None
    for other in range(1, len(iterators)):
        try:
            next(iterators[other])
        except StopIteration:
            continue
        plural = " " if other == 1 else "s 1-"
        raise ValueError(f"{name}() argument {other + 1} is longer than argument{plural}{other}") from None


def sequence_next(iterator):
    sequence, index = _iterator_parts(iterator)
    try:
        item = sequence[index]
    except (IndexError, StopIteration):
        _iterator_set(iterator, None)
        raise StopIteration from None
    _iterator_set(iterator, index + 1)
    return item


def reversed_next(iterator):
    sequence, index = _iterator_parts(iterator)
    if index < 0:
        raise StopIteration
    _iterator_set(iterator, index - 1)
    return sequence[index]


def callable_next(iterator):
    callable, sentinel = _iterator_parts(iterator)
    if callable is None:
        raise StopIteration
    item = callable()
    if item == sentinel:
        _iterator_set(iterator, None)
        raise StopIteration
    return item


def next_default(iterator, default):
    try:
        return next(iterator)
    except StopIteration:
        return default


def iter_of(iterable):
    return iter(iterable)


def enumerate_new(iterable, start=0):
    return _enumerate(iter(iterable), integer_of(start))


def zip_new(iterables, strict=False):
    return _zip(tuple([iter(iterable) for iterable in iterables]), strict)


def map_new(args, strict=False):
    return _map(args[0], tuple([iter(iterable) for iterable in args[1:]]), strict)


def filter_new(function, iterable):
    return _filter(function, iter(iterable))


def reversed_new(sequence):
    method = _lookup(type(sequence), "__reversed__")
    if method is not None:
        return method(sequence)
    if hasattr(type(sequence), "__reversed__") or _lookup(type(sequence), "__getitem__") is None:
        raise TypeError(f"'{_type_name(sequence)}' object is not reversible")
    return _reversed(sequence, len(sequence))


def reversed_hint(iterator):
    sequence, index = _iterator_parts(iterator)
    return index + 1 if index < len(sequence) else 0


def any_of(iterable):
    for item in iterable:
        if item:
            return True
    return False


def any_rest(item, iterator):
    return True if item else any_of(iterator)


def all_of(iterable):
    for item in iterable:
        if not item:
            return False
    return True


def all_rest(item, iterator):
    return all_of(iterator) if item else False


def sum_of(iterable, start=0):
    state = _sum_start(start)
    for item in iterable:
        if not _sum_add(state, item):
            _sum_set(state, _sum_total(state) + item)
    return _sum_total(state)


def sum_rest(total, items):
    for item in items:
        total = total + item
    return total


def extreme_plain(name, iterable, default, largest):
    found = False
    best = None
    for item in iterable:
        if not found:
            found = True
            best = item
        elif (item > best if largest else item < best):
            best = item
    if found:
        return best
    return extreme_default(name, default)


def extreme_by(name, iterable, key, default, largest):
    found = False
    best = None
    best_key = None
    for item in iterable:
        item_key = key(item)
        if not found:
            found = True
            best = item
            best_key = item_key
        elif (item_key > best_key if largest else item_key < best_key):
            best = item
            best_key = item_key
    if found:
        return best
    return extreme_default(name, default)


def extreme_default(name, default):
    if not default:
        raise ValueError(f"{name}() iterable argument is empty")
    return default[0]


def items_to_unpack(iterable, limit):
    items = []
    for item in iterable:
        items.append(item)
        if limit is not None and len(items) >= limit:
            break
    if limit is None:
        return tuple(items)
    if len(items) >= limit:
        raise ValueError(f"too many values to unpack (expected {limit - 1})")
    return tuple(items)


def throw_into(inner, exception):
    if isinstance(exception, GeneratorExit):
        close = getattr(inner, "close", None)
        if close is not None:
            close()
        raise exception
    throw = getattr(inner, "throw", None)
    if throw is None:
        raise exception
    return throw(exception)


def send_to(inner, value):
    return inner.send(value)


def contains_by_iteration(container, item):
    for candidate in container:
        if candidate is item or candidate == item:
            return True
    return False


def stopiteration_error(exception):
    if isinstance(exception, StopIteration):
        error = RuntimeError("generator raised StopIteration")
        error.__cause__ = exception
        error.__context__ = exception
        return error
    return exception
