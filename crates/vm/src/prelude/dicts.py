# Dicts whose keys hash and compare by guest methods, and what fills them.

def dict_hash(key):
    try:
        return hash(key)
    except TypeError as error:
        if type(error) is not TypeError:
            raise
        raise TypeError(f"cannot use '{_type_name(key)}' as a dict key ({error})") from None


def dict_find(self, key, code):
    for candidate in _dict_candidates(self, code):
        if candidate is key or candidate == key:
            return (candidate,)
    return None


def dict_getitem(self, key, container):
    code = dict_hash(key)
    found = dict_find(self, key, code)
    if found is not None:
        return _dict_value(self, code, found[0])
    missing = _lookup(type(container), "__missing__")
    if missing is not None:
        return missing(container, key)
    _raise_key_error(key)


def dict_store(self, key, value):
    code = dict_hash(key)
    found = dict_find(self, key, code)
    _dict_store(self, code, key if found is None else found[0], value)


def dict_delete(self, key):
    code = dict_hash(key)
    found = dict_find(self, key, code)
    if found is None:
        _raise_key_error(key)
    _dict_remove(self, code, found[0])


def dict_get(self, key, default=None):
    code = dict_hash(key)
    found = dict_find(self, key, code)
    return default if found is None else _dict_value(self, code, found[0])


def dict_pop(self, key, default):
    code = dict_hash(key)
    found = dict_find(self, key, code)
    if found is None:
        if default:
            return default[0]
        _raise_key_error(key)
    return _dict_remove(self, code, found[0])


def dict_setdefault(self, key, default=None):
    code = dict_hash(key)
    found = dict_find(self, key, code)
    if found is not None:
        return _dict_value(self, code, found[0])
    _dict_store(self, code, key, default)
    return default


def dict_copy(self):
    result = {}
    for key, value in self.items():
        _dict_store(result, hash(key), key, value)
    return result


def dict_new(iterable=(), kwargs=None):
    result = {}
    dict_update(result, iterable, kwargs)
    return result


def dict_update(self, iterable=(), kwargs=None):
    if isinstance(iterable, dict) or hasattr(iterable, "keys"):
        for key in iterable.keys():
            dict_store(self, key, iterable[key])
    else:
        dict_set_pairs(self, iterable)
    if kwargs:
        for key in kwargs:
            dict_store(self, key, kwargs[key])


def dict_update_rest(self, pairs, kwargs, result):
    dict_set_pairs(self, pairs)
    if kwargs:
        for key in kwargs:
            dict_store(self, key, kwargs[key])
    return result


def dict_set_pairs(self, iterable):
    number = 0
    for pair in iterable:
        try:
            parts = [part for part in pair]
        except TypeError:
            if hasattr(type(pair), "__iter__") or hasattr(type(pair), "__getitem__"):
                raise
            raise TypeError("object is not iterable") from None
        if len(parts) != 2:
            raise ValueError(f"dictionary update sequence element #{number} has length {len(parts)}; 2 is required")
        dict_store(self, parts[0], parts[1])
        number += 1


def dict_fromkeys(cls, iterable, value=None):
    result = cls()
    for key in iterable:
        result[key] = value
    return result


def dict_fromkeys_rest(result, keys, value):
    for key in keys:
        dict_store(result, key, value)
    return result


def dict_update_one(self, mapping):
    if hasattr(mapping, "keys"):
        for key in mapping.keys():
            dict_store(self, key, mapping[key])
    else:
        raise TypeError(f"'{_type_name(mapping)}' object is not a mapping")


def dict_merge(self, mapping, name):
    if not hasattr(mapping, "keys"):
        raise TypeError(f"{name} argument after ** must be a mapping, not {_type_name(mapping)}")
    for key in mapping.keys():
        if key in self:
            raise TypeError(f"{name} got multiple values for keyword argument '{key}'")
        self[key] = mapping[key]


def dict_getitem_method(instance, key):
    return dict_getitem(_unwrapped(instance), key, instance)


def dict_ior(instance, other):
    dict_update(_unwrapped(instance), other)
    return instance


def dict_or(self, other):
    other = _unwrapped(other)
    if not isinstance(other, dict):
        return NotImplemented
    result = dict_copy(self)
    dict_update(result, other)
    return result


def dict_ror(self, other):
    other = _unwrapped(other)
    if not isinstance(other, dict):
        return NotImplemented
    result = dict_copy(other)
    dict_update(result, self)
    return result
