# Special methods of builtin types, where the items they meet are the guest's.

def builtin_eq(self, other):
    return compare_containers(self, _plain(other), "==")


def builtin_ne(self, other):
    return compare_containers(self, _plain(other), "!=")


def builtin_lt(self, other):
    return compare_containers(self, _plain(other), "<")


def builtin_le(self, other):
    return compare_containers(self, _plain(other), "<=")


def builtin_gt(self, other):
    return compare_containers(self, _plain(other), ">")


def builtin_ge(self, other):
    return compare_containers(self, _plain(other), ">=")


def sequence_mul(self, count):
    return self * index_of(count)


def str_rmod(self, template):
    return str_mod(template, self)


def list_iadd_method(self, iterable):
    self.extend([item for item in iterable])
    return self


def list_imul(self, count):
    self *= index_of(count)
    return self


def list_init(self, iterable=()):
    items = [item for item in iterable]
    self.clear()
    self.extend(items)


def dict_or(self, other):
    result = dict(self)
    result.update(other)
    return result


def dict_ror(self, other):
    result = dict(other)
    result.update(self)
    return result


def dict_ior(self, other):
    self.update(other)
    return self


def set_init(self, iterable=()):
    items = [item for item in iterable]
    self.clear()
    self.update(items)


def set_and(self, other):
    return self.intersection(other)


def set_or(self, other):
    return self.union(other)


def set_xor(self, other):
    return self.symmetric_difference(other)


def set_sub(self, other):
    return self.difference(other)


def set_rand(self, other):
    return other.intersection(self)


def set_ror(self, other):
    return other.union(self)


def set_rxor(self, other):
    return other.symmetric_difference(self)


def set_rsub(self, other):
    return other.difference(self)


def is_set_like(other):
    return isinstance(other, (set, frozenset)) or _type_name(other) in ("dict_keys", "dict_items")


def set_iand(self, other):
    if not is_set_like(other):
        return NotImplemented
    self.intersection_update(other)
    return self


def set_ior(self, other):
    if not is_set_like(other):
        return NotImplemented
    self.update(other)
    return self


def set_ixor(self, other):
    if not is_set_like(other):
        return NotImplemented
    self.symmetric_difference_update(other)
    return self


def set_isub(self, other):
    if not is_set_like(other):
        return NotImplemented
    self.difference_update(other)
    return self
