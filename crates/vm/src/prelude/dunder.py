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


def str_rmod(self, template):
    return str_mod(template, self)
