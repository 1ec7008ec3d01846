# Sets whose items hash and compare by guest methods.

def set_new(iterable=()):
    result = set()
    for item in iterable:
        set_add(result, item)
    return result


def frozenset_new(iterable=()):
    result = _set_like(frozenset())
    for item in iterable:
        set_add(result, item)
    return result


def set_hash(item):
    try:
        return hash(item)
    except TypeError as error:
        if type(error) is not TypeError:
            raise
        raise TypeError(f"cannot use '{_type_name(item)}' as a set element ({error})") from None


def set_find(self, item, code):
    for candidate in _set_candidates(self, code):
        if candidate is item or candidate == item:
            return (candidate,)
    return None


def set_add(self, item):
    code = set_hash(item)
    if set_find(self, item, code) is None:
        _set_store(self, code, item)


def set_discard(self, item):
    set_drop(self, item)


def set_drop(self, item):
    code = set_hash(item)
    found = set_find(self, item, code)
    if found is None:
        return False
    _set_remove(self, code, found[0])
    return True


def set_remove(self, item):
    if not set_drop(self, item):
        _raise_key_error(item)


def set_has(self, item):
    return set_find(self, item, set_hash(item)) is not None


# The operands of a method, each of them something that can be gone through again.
def set_operands(others):
    return tuple([other if type(other) is dict or isinstance(other, (set, frozenset, list)) else [item for item in other] for other in others])


def set_union(self, others):
    others = set_operands(others)
    result = _set_native("set_union", self, others)
    if result is not NotImplemented:
        return result
    result = _set_copy(self)
    for other in others:
        for item in other:
            set_add(result, item)
    return result


def set_update(self, others):
    others = set_operands(others)
    result = _set_native("set_update", self, others)
    if result is not NotImplemented:
        return result
    for other in others:
        for item in other:
            set_add(self, item)


def set_intersection(self, others):
    others = set_operands(others)
    result = _set_native("set_intersection", self, others)
    if result is not NotImplemented:
        return result
    return set_common(self, others)


def set_intersection_update(self, others):
    others = set_operands(others)
    result = _set_native("set_intersection_update", self, others)
    if result is not NotImplemented:
        return result
    _set_become(self, set_common(self, others))


def set_common(self, others):
    result = _set_copy(self)
    for other in others:
        kept = _set_like(self)
        if isinstance(other, (set, frozenset)) and len(other) > len(result):
            result, other = other, result
        for item in other:
            if set_has(result, item):
                set_add(kept, item)
        result = kept
    return result


def set_difference(self, others):
    others = set_operands(others)
    result = _set_native("set_difference", self, others)
    if result is not NotImplemented:
        return result
    result = None
    for other in others:
        if result is not None or isinstance(other, list) or len(self) >> 2 > len(other):
            result = _set_copy(self) if result is None else result
            for item in other:
                set_drop(result, item)
        else:
            result = _set_like(self)
            for item in self:
                if item not in other:
                    set_add(result, item)
    return _set_copy(self) if result is None else result


def set_difference_update(self, others):
    others = set_operands(others)
    result = _set_native("set_difference_update", self, others)
    if result is not NotImplemented:
        return result
    for other in others:
        for item in ([item for item in other] if other is self else other):
            set_drop(self, item)


def set_symmetric_difference(self, others):
    others = set_operands(others)
    result = _set_native("set_symmetric_difference", self, others)
    if result is not NotImplemented:
        return result
    result = _set_like(self)
    for item in others[0]:
        set_add(result, item)
    set_toggle(result, self)
    return result


def set_symmetric_difference_update(self, others):
    others = set_operands(others)
    result = _set_native("set_symmetric_difference_update", self, others)
    if result is not NotImplemented:
        return result
    distinct = set()
    for item in others[0]:
        set_add(distinct, item)
    set_toggle(self, distinct)


def set_toggle(self, other):
    for item in other:
        if not set_drop(self, item):
            set_add(self, item)


def set_isdisjoint(self, others):
    others = set_operands(others)
    result = _set_native("set_isdisjoint", self, others)
    if result is not NotImplemented:
        return result
    for item in others[0]:
        if set_has(self, item):
            return False
    return True


def set_issubset(self, others):
    others = set_operands(others)
    result = _set_native("set_issubset", self, others)
    if result is not NotImplemented:
        return result
    other = others[0]
    if not isinstance(other, (set, frozenset)):
        other = set_new(other)
    if len(self) > len(other):
        return False
    for item in self:
        if not set_has(other, item):
            return False
    return True


def set_issuperset(self, others):
    others = set_operands(others)
    result = _set_native("set_issuperset", self, others)
    if result is not NotImplemented:
        return result
    for item in others[0]:
        if not set_has(self, item):
            return False
    return True


def view_isdisjoint(self, other):
    for item in other:
        if item in self:
            return False
    return True


# Operators of sets, and of views of dicts with whatever is on the other side.
def set_operator(left, right, sign):
    if sign == "&" and not isinstance(left, (set, frozenset)):
        left, right = (right, left) if isinstance(right, (set, frozenset)) else (left, right)
    if not isinstance(left, (set, frozenset)):
        left = set_new(left)
    if sign == "|":
        return set_union(left, (right,))
    if sign == "&":
        return set_intersection(left, (right,))
    if sign == "-":
        return set_difference(left, (right,))
    return set_symmetric_difference(left, (right,))


def set_and(self, other):
    return set_operator(self, _unwrapped(other), "&")


def set_rand(self, other):
    return set_operator(_unwrapped(other), self, "&")


def set_iand(instance, other):
    set_inplace(_unwrapped(instance), _unwrapped(other), "&")
    return instance


def set_or(self, other):
    return set_operator(self, _unwrapped(other), "|")


def set_ror(self, other):
    return set_operator(_unwrapped(other), self, "|")


def set_ior(instance, other):
    set_inplace(_unwrapped(instance), _unwrapped(other), "|")
    return instance


def set_sub(self, other):
    return set_operator(self, _unwrapped(other), "-")


def set_rsub(self, other):
    return set_operator(_unwrapped(other), self, "-")


def set_isub(instance, other):
    set_inplace(_unwrapped(instance), _unwrapped(other), "-")
    return instance


def set_xor(self, other):
    return set_operator(self, _unwrapped(other), "^")


def set_rxor(self, other):
    return set_operator(_unwrapped(other), self, "^")


def set_ixor(instance, other):
    set_inplace(_unwrapped(instance), _unwrapped(other), "^")
    return instance


def inplace_algebra(self, other, result, sign):
    if type(self) is dict:
        dict_update(self, other)
    else:
        set_inplace(self, _unwrapped(other), sign)
    return result


def set_inplace(self, other, sign):
    if sign == "|":
        set_update(self, (other,))
    elif sign == "&":
        set_intersection_update(self, (other,))
    elif sign == "-":
        set_difference_update(self, (other,))
    else:
        set_symmetric_difference_update(self, (other,))


def set_init(self, iterable):
    _set_become(self, set_new(iterable))
