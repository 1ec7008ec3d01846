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


def set_items_of(other):
    return [item for item in other]


def set_union(self, others):
    result = _set_copy(self)
    set_update(result, others)
    return result


def set_update(self, others):
    for other in others:
        for item in (set_items_of(other) if other is self else other):
            set_add(self, item)


def set_intersection(self, others):
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


def set_intersection_update(self, others):
    _set_become(self, set_intersection(self, others))


def set_difference(self, others):
    result = _set_copy(self)
    set_difference_update(result, others)
    return result


def set_difference_update(self, others):
    for other in others:
        for item in (set_items_of(other) if other is self else other):
            set_drop(self, item)


def set_symmetric_difference(self, other):
    result = _set_like(self)
    for item in other:
        set_add(result, item)
    set_toggle(result, self)
    return result


def set_symmetric_difference_update(self, other):
    distinct = set()
    for item in other:
        set_add(distinct, item)
    set_toggle(self, distinct)


def set_toggle(self, other):
    for item in other:
        if not set_drop(self, item):
            set_add(self, item)


def set_isdisjoint(self, other):
    for item in other:
        if set_has(self, item):
            return False
    return True


def set_issubset(self, other):
    if not isinstance(other, (set, frozenset)):
        other = set_new(other)
    if len(self) > len(other):
        return False
    for item in self:
        if not set_has(other, item):
            return False
    return True


def set_issuperset(self, other):
    for item in other:
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
    return set_symmetric_difference(left, right)
