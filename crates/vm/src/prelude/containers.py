# Containers whose items compare and hash by guest methods.

def hash_of(obj):
    if isinstance(obj, tuple):
        return _hash_combine([hash(item) for item in obj])
    return _hash_fold(type(obj).__hash__(obj))


def dict_find(self, key, code):
    for candidate in _dict_candidates(self, code):
        if candidate is key or candidate == key:
            return (candidate,)
    return None


def dict_getitem(self, key, container):
    code = hash(key)
    found = dict_find(self, key, code)
    if found is not None:
        return _dict_value(self, code, found[0])
    missing = _lookup(type(container), "__missing__")
    if missing is not None:
        return missing(container, key)
    _raise_key_error(key)


def set_find(self, item, code):
    for candidate in _set_candidates(self, code):
        if candidate is item or candidate == item:
            return (candidate,)
    return None


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


def set_add(self, item):
    code = hash(item)
    if set_find(self, item, code) is None:
        _set_store(self, code, item)


def set_update_one(self, iterable):
    for item in iterable:
        set_add(self, item)


def get_item(container, key):
    if isinstance(container, dict):
        return dict_getitem(container, key, container)
    return container[index_of(key)]


def set_item(container, key, value):
    if isinstance(container, dict):
        code = hash(key)
        found = dict_find(container, key, code)
        _dict_store(container, code, key if found is None else found[0], value)
    elif isinstance(key, slice):
        container[index_of(key)] = [item for item in value]
    else:
        container[index_of(key)] = value


def del_item(container, key):
    if isinstance(container, dict):
        code = hash(key)
        found = dict_find(container, key, code)
        if found is None:
            _raise_key_error(key)
        _dict_remove(container, code, found[0])
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
        return dict_find(container, item, hash(item)) is not None
    if isinstance(container, (set, frozenset)):
        return set_find(container, item, hash(item)) is not None
    for candidate in container:
        if candidate is item or candidate == item:
            return True
    return False


def dict_update_one(self, mapping):
    if hasattr(mapping, "keys"):
        for key in mapping.keys():
            self[key] = mapping[key]
    else:
        raise TypeError(f"'{_type_name(mapping)}' object is not a mapping")


def dict_merge(self, mapping):
    if not hasattr(mapping, "keys"):
        raise TypeError(f"argument after ** must be a mapping, not {_type_name(mapping)}")
    for key in mapping.keys():
        if key in self:
            raise TypeError(f"got multiple values for keyword argument '{key}'")
        self[key] = mapping[key]


def list_iadd(self, iterable, result):
    items = [item for item in iterable]
    self.extend(items)
    return result


def set_inplace(self, other, result, sign):
    if sign == "|":
        self.update(other)
    elif sign == "&":
        self.intersection_update(other)
    elif sign == "-":
        self.difference_update(other)
    else:
        self.symmetric_difference_update(other)
    return result


# Comparison of containers.

def not_equal(left, right):
    return not left == right


def compare_containers(left, right, sign):
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
    if sign == "|":
        return left.union(right)
    if sign == "&":
        return left.intersection(right)
    if sign == "-":
        return left.difference(right)
    return left.symmetric_difference(right)
