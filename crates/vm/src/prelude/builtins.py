# What builtin functions do through guest methods.
#
# No function here has the name of a builtin: the builtins themselves are what this code calls.

def len_of(obj):
    length = type(obj).__len__(obj)
    if not isinstance(length, int):
        raise TypeError(f"'{_type_name(length)}' object cannot be interpreted as an integer")
    if length < 0:
        raise ValueError("__len__() should return >= 0")
    return length
