# Numbers that guest objects stand for.

def int_new(x, base=None):
    if base is not None:
        return int(x, index_of(base))
    method = _guest_method(x, "__int__")
    name = "__int__"
    if method is None:
        method = _guest_method(x, "__index__")
        name = "__index__"
    result = method(x)
    if not isinstance(result, int):
        raise TypeError(f"{_type_name(x)}.{name}() must return an int, not {_type_name(result)}")
    return _plain_int(result)


def int_from_bytes(cls, data, byteorder="big", signed=False):
    if not isinstance(data, bytes):
        data = bytes(data)
    number = int.from_bytes(data, byteorder, signed=True if signed else False)
    return number if cls is int else cls(number)


def int_to_bytes(self, length=1, byteorder="big", signed=False):
    return self.to_bytes(index_of(length), byteorder, signed=True if signed else False)


def float_new(x):
    method = _guest_method(x, "__float__")
    if method is None:
        return float(index_of(x))
    result = method(x)
    if not isinstance(result, float):
        raise TypeError(f"{_type_name(x)}.__float__() must return a float, not {_type_name(result)}")
    return _plain_float(result)


def float_fromhex(cls, string):
    return cls(float.fromhex(string))


def float_from_number(cls, number):
    if _guest_method(number, "__float__") is not None or _guest_method(number, "__index__") is not None:
        number = float(number)
    number = float.from_number(number)
    return number if cls is float else cls(number)


def bool_new(obj):
    return True if obj else False


def bin_of(number):
    return bin(index_of(number))


def oct_of(number):
    return oct(index_of(number))


def hex_of(number):
    return hex(index_of(number))


def abs_of(number):
    return _guest_method(number, "__abs__")(number)


def round_of(number, ndigits=None):
    method = _guest_method(number, "__round__")
    if method is None:
        return round(number, index_of(ndigits))
    if ndigits is None:
        return method(number)
    return method(number, ndigits)


def divmod_of(x, y):
    left = _guest_method(x, "__divmod__")
    right = _guest_method(y, "__rdivmod__")
    if type(x) is type(y):
        right = None
    if right is not None and issubclass(type(y), type(x)):
        result = right(y, x)
        if result is not NotImplemented:
            return result
        right = None
    if left is not None:
        result = left(x, y)
        if result is not NotImplemented:
            return result
    if right is not None:
        result = right(y, x)
        if result is not NotImplemented:
            return result
    raise TypeError(f"unsupported operand type(s) for divmod(): '{_type_name(x)}' and '{_type_name(y)}'")


def pow_of(base, exp, mod=None):
    if mod is None:
        result = power_of(base, exp)
        if result is not NotImplemented:
            return result
        raise TypeError(f"unsupported operand type(s) for ** or pow(): '{_type_name(base)}' and '{_type_name(exp)}'")
    method = _guest_method(base, "__pow__")
    if method is not None:
        result = method(base, exp, mod)
        if result is not NotImplemented:
            return result
    method = _guest_method(exp, "__rpow__")
    if method is not None and type(base) is not type(exp):
        result = method(exp, base, mod)
        if result is not NotImplemented:
            return result
    raise TypeError(f"unsupported operand type(s) for ** or pow(): '{_type_name(base)}', '{_type_name(exp)}', '{_type_name(mod)}'")


def power_of(base, exp):
    left = _guest_method(base, "__pow__")
    right = _guest_method(exp, "__rpow__")
    if left is None and right is None:
        return _plain(base) ** _plain(exp)
    if type(base) is type(exp):
        right = None
    if right is not None and issubclass(type(exp), type(base)):
        result = right(exp, base)
        if result is not NotImplemented:
            return result
        right = None
    if left is not None:
        result = left(base, exp)
        if result is not NotImplemented:
            return result
    if right is not None:
        return right(exp, base)
    return NotImplemented


def complex_of(value):
    method = _guest_method(value, "__complex__")
    if method is not None:
        return complex_result(method(value))
    return complex(complex_part(value))


def complex_of_parts(real, imag):
    method = _guest_method(real, "__complex__")
    if method is not None:
        real = complex_result(method(real))
    else:
        real = complex_part(real)
    return complex(real, complex_part(imag))


def complex_part(value):
    method = _guest_method(value, "__float__")
    if method is None:
        if _guest_method(value, "__index__") is None:
            return value
        return float(index_of(value))
    result = method(value)
    if not isinstance(result, float):
        raise TypeError(f"{_type_name(value)}.__float__ returned non-float (type {_type_name(result)})")
    return _plain_float(result)


def complex_result(result):
    if not isinstance(result, complex):
        raise TypeError(f"__complex__ returned non-complex (type {_type_name(result)})")
    return _plain(result)


def complex_from_number(cls, number):
    if _guest_method(number, "__complex__") is not None:
        number = complex_result(_guest_method(number, "__complex__")(number))
    elif _guest_method(number, "__float__") is not None or _guest_method(number, "__index__") is not None:
        number = complex(complex_part(number))
    number = complex.from_number(number)
    return number if cls is complex else cls(number)


def repeat_by_index(left, right):
    if isinstance(left, (list, tuple, str, bytes, bytearray)):
        return left * index_of(right)
    return index_of(left) * right


def repeat_in_place(left, right):
    left *= index_of(right)
    return left
