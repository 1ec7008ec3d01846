# Iterators and their consumers, where items come from guest code.

def map_next(iterator):
    function, iterators = _iterator_parts(iterator)
    items = []
    for inner in iterators:
        items.append(next(inner))
    return function(*items)


def filter_next(iterator):
    function, inner = _iterator_parts(iterator)
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
                zip_ended(iterators, index)
            raise
        index += 1
    return tuple(items)


def zip_ended(iterators, index):
    if index > 0:
        plural = " " if index == 1 else "s 1-"
        raise ValueError(f"zip() argument {index + 1} is shorter than argument{plural}{index}") from None
    for other in range(1, len(iterators)):
        try:
            next(iterators[other])
        except StopIteration:
            continue
        plural = " " if other == 1 else "s 1-"
        raise ValueError(f"zip() argument {other + 1} is longer than argument{plural}{other}") from None


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
