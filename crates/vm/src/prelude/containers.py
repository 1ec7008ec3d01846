# Containers whose items compare and hash by guest methods.

def hash_of(obj):
    if isinstance(obj, tuple):
        return _hash_combine([hash(item) for item in obj])
    return _hash_fold(type(obj).__hash__(obj))


def build_set(*items):
    result = set()
    for item in items:
        set_add(result, item)
    return result


def build_map(*items):
    result = {}
    for index in range(0, len(items), 2):
        result[items[index]] = items[index + 1]
    return result


def set_update_one(self, iterable):
    for item in iterable:
        set_add(self, item)


def get_item(container, key):
    if isinstance(container, dict):
        return dict_getitem(container, key, container)
    return container[index_of(key)]


def set_item(container, key, value):
    if isinstance(container, dict):
        dict_store(container, key, value)
    elif isinstance(container, bytearray):
        bytearray_set_item(container, key, value)
    elif isinstance(key, slice):
        container[index_of(key)] = [item for item in value]
    else:
        container[index_of(key)] = value


def del_item(container, key):
    if isinstance(container, dict):
        dict_delete(container, key)
    else:
        del container[index_of(key)]


def index_of(key):
    if isinstance(key, slice):
        return slice(index_or_none(key.start), index_or_none(key.stop), index_or_none(key.step))
    if isinstance(key, int):
        return key
    method = _lookup(type(key), "__index__")
    if method is None:
        raise TypeError(f"indices must be integers or slices, not {_type_name(key)}")
    return method(key)


def index_or_none(key):
    if key is None or isinstance(key, int):
        return key
    method = _lookup(type(key), "__index__")
    if method is None:
        raise TypeError("slice indices must be integers or None or have an __index__ method")
    return method(key)


def contains_guest(container, item):
    if isinstance(container, dict):
        return dict_find(container, item, dict_hash(item)) is not None
    if isinstance(container, (set, frozenset)):
        return set_has(container, item)
    if isinstance(container, (bytes, bytearray)):
        return integer_of(item) in container
    for candidate in container:
        if candidate is item or candidate == item:
            return True
    return False


def list_iadd(self, iterable, result):
    list_extend(self, iterable)
    return result


# Comparison of containers.

def not_equal(left, right):
    return not left == right


def compare_containers(left, right, sign):
    if isinstance(left, slice):
        left = (left.start, left.stop, left.step)
        right = (right.start, right.stop, right.step)
    if sign == "==":
        return equal_containers(left, right)
    if sign == "!=":
        return not equal_containers(left, right)
    if isinstance(left, (set, frozenset)):
        if sign == "<=":
            return len(left) <= len(right) and all_in(left, right)
        if sign == "<":
            return len(left) < len(right) and all_in(left, right)
        if sign == ">=":
            return len(left) >= len(right) and all_in(right, left)
        return len(left) > len(right) and all_in(right, left)
    for index in range(min(len(left), len(right))):
        a = left[index]
        b = right[index]
        if a is b or a == b:
            continue
        if sign == "<":
            return a < b
        if sign == "<=":
            return a <= b
        if sign == ">":
            return a > b
        return a >= b
    a = len(left)
    b = len(right)
    if sign == "<":
        return a < b
    if sign == "<=":
        return a <= b
    if sign == ">":
        return a > b
    return a >= b


def all_in(left, right):
    for item in left:
        if item not in right:
            return False
    return True


def equal_containers(left, right):
    if isinstance(left, dict):
        if len(left) != len(right):
            return False
        for key in left:
            if key not in right:
                return False
            a = left[key]
            b = right[key]
            if not (a is b or a == b):
                return False
        return True
    if isinstance(left, (set, frozenset)):
        return len(left) == len(right) and all_in(left, right)
    if len(left) != len(right):
        return False
    for index in range(len(left)):
        a = left[index]
        b = right[index]
        if not (a is b or a == b):
            return False
    return True


def binary_operator(left, right, sign):
    if isinstance(left, dict):
        result = dict(left)
        result.update(right)
        return result
    if isinstance(left, str):
        return str_mod(left, right)
    if isinstance(left, (bytes, bytearray)):
        return bytes_mod(left, right)
    return set_operator(left, right, sign)


# Methods of sequences that compare items.

def sequence_count(self, value):
    found = 0
    for item in self:
        if item is value or item == value:
            found += 1
    return found


def sequence_place(self, value, start, stop):
    start = index_of(start)
    stop = index_of(stop)
    if start < 0:
        start = max(start + len(self), 0)
    if stop < 0:
        stop = max(stop + len(self), 0)
    while start < stop and start < len(self):
        item = self[start]
        if item is value or item == value:
            return start
        start += 1
    return -1


def list_index(self, value, start=0, stop=9223372036854775807):
    place = sequence_place(self, value, start, stop)
    if place < 0:
        raise ValueError("list.index(x): x not in list")
    return place


def tuple_index(self, value, start=0, stop=9223372036854775807):
    place = sequence_place(self, value, start, stop)
    if place < 0:
        raise ValueError("tuple.index(x): x not in tuple")
    return place


def range_index(self, value):
    place = sequence_place(self, value, 0, len(self))
    if place < 0:
        raise ValueError("sequence.index(x): x not in sequence")
    return place


def list_remove(self, value):
    place = sequence_place(self, value, 0, 9223372036854775807)
    if place < 0:
        raise ValueError("list.remove(x): x not in list")
    if place < len(self):
        self.pop(place)


def list_insert(self, index, value):
    self.insert(integer_of(index), value)


def list_pop(self, index=-1):
    return self.pop(integer_of(index))


def integer_of(value):
    if isinstance(value, int):
        return value
    method = _lookup(type(value), "__index__")
    if method is None:
        raise TypeError(f"'{_type_name(value)}' object cannot be interpreted as an integer")
    result = method(value)
    if not isinstance(result, int):
        raise TypeError(f"__index__ returned non-int (type {_type_name(result)})")
    return result


def range_new(start, stop=None, step=None):
    if stop is None:
        return range(integer_of(start))
    return range(integer_of(start), integer_of(stop), 1 if step is None else integer_of(step))


def slice_indices(self, length):
    return slice(index_or_none(self.start), index_or_none(self.stop), index_or_none(self.step)).indices(integer_of(length))


def list_new(iterable=()):
    return [item for item in iterable]


def tuple_new(iterable=()):
    return tuple([item for item in iterable])


def list_extend(self, iterable):
    for item in iterable:
        self.append(item)


# Special methods called as methods.

def container_eq(self, other):
    return compare_containers(self, _unwrapped(other), "==")


def container_ne(self, other):
    return compare_containers(self, _unwrapped(other), "!=")


def container_lt(self, other):
    return compare_containers(self, _unwrapped(other), "<")


def container_le(self, other):
    return compare_containers(self, _unwrapped(other), "<=")


def container_gt(self, other):
    return compare_containers(self, _unwrapped(other), ">")


def container_ge(self, other):
    return compare_containers(self, _unwrapped(other), ">=")


def container_repr(instance):
    text = f"{_unwrapped(instance)!r}"
    if type(instance) is not set and isinstance(instance, set):
        return f"{type(instance).__name__}({text if instance else ''})"
    return text


def sequence_mul(self, count):
    return self * integer_of(count)


def list_iadd_method(instance, iterable):
    list_extend(_unwrapped(instance), iterable)
    return instance


def list_init(self, iterable):
    _list_give(self, [item for item in iterable])
