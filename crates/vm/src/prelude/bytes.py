# bytes and bytearray of what guest code iterates, or of integers that it stands for.

def bytes_new(source, encoding=None, errors=None):
    method = _guest_method(source, "__bytes__")
    if method is not None:
        data = method(source)
        if not isinstance(data, bytes):
            raise TypeError(f"__bytes__ returned non-bytes (type {_type_name(data)})")
        return data
    return bytes(byte_source(source, "bytes"))


def bytearray_new(source, encoding=None, errors=None):
    return bytearray(byte_source(source, "bytearray"))


def bytearray_init(self, source, encoding=None, errors=None):
    self[:] = bytearray_new(source)


def byte_source(source, name):
    if _guest_method(source, "__index__") is not None:
        return integer_of(source)
    return byte_items(source, f"cannot convert '{_type_name(source)}' object to {name}")


def byte_items(iterable, message):
    try:
        iterator = iter(iterable)
    except TypeError:
        raise TypeError(message) from None
    return [integer_of(item) for item in iterator]


def bytearray_append(self, item):
    self.append(integer_of(item))


def bytearray_extend(self, iterable):
    self.extend(byte_items(iterable, f"can't extend bytearray with {_type_name(iterable)}"))


def bytearray_insert(self, index, item):
    self.insert(integer_of(index), integer_of(item))


def bytearray_pop(self, index=-1):
    return self.pop(integer_of(index))


def bytearray_remove(self, value):
    self.remove(integer_of(value))


def bytearray_resize(self, size):
    self.resize(integer_of(size))


def bytearray_imul(self, count):
    return self.__imul__(integer_of(count))


def bytearray_set_item(array, key, value):
    key = index_of(key)
    if isinstance(key, slice):
        array[key] = byte_items(value, f"cannot convert '{_type_name(value)}' object to bytearray")
    elif isinstance(value, (int, float, str)):
        array[key] = value
    else:
        array[key] = integer_of(value)


# Methods of both types whose integer arguments guest objects stand for.

def byte_part(value):
    return integer_of(value) if _guest_method(value, "__index__") is not None else value


def bytes_count(self, sub, start=None, end=None):
    return self.count(byte_part(sub), index_or_none(start), index_or_none(end))


def bytes_find(self, sub, start=None, end=None):
    return self.find(byte_part(sub), index_or_none(start), index_or_none(end))


def bytes_index(self, sub, start=None, end=None):
    return self.index(byte_part(sub), index_or_none(start), index_or_none(end))


def bytes_rfind(self, sub, start=None, end=None):
    return self.rfind(byte_part(sub), index_or_none(start), index_or_none(end))


def bytes_rindex(self, sub, start=None, end=None):
    return self.rindex(byte_part(sub), index_or_none(start), index_or_none(end))


def bytes_startswith(self, affix, start=None, end=None):
    return self.startswith(affix, index_or_none(start), index_or_none(end))


def bytes_endswith(self, affix, start=None, end=None):
    return self.endswith(affix, index_or_none(start), index_or_none(end))


def bytes_center(self, width, fillchar=b" "):
    return self.center(integer_of(width), fillchar)


def bytes_ljust(self, width, fillchar=b" "):
    return self.ljust(integer_of(width), fillchar)


def bytes_rjust(self, width, fillchar=b" "):
    return self.rjust(integer_of(width), fillchar)


def bytes_split(self, sep=None, maxsplit=-1):
    return self.split(sep, integer_of(maxsplit))


def bytes_rsplit(self, sep=None, maxsplit=-1):
    return self.rsplit(sep, integer_of(maxsplit))


def bytes_splitlines(self, keepends=False):
    return self.splitlines(True if keepends else False)


def bytes_expandtabs(self, tabsize=8):
    return self.expandtabs(integer_of(tabsize))


def bytes_zfill(self, width):
    return self.zfill(integer_of(width))


def bytes_replace(self, old, new, count=-1):
    return self.replace(old, new, integer_of(count))


def bytes_hex(self, sep, bytes_per_sep=1):
    return self.hex(sep, integer_of(bytes_per_sep))


def bytes_fromhex(cls, string):
    return cls(bytes.fromhex(string))


def bytes_join(self, iterable):
    try:
        iterator = iter(iterable)
    except TypeError:
        raise TypeError("can only join an iterable") from None
    return self.join([item for item in iterator])


# `bytes % values`: the template as a text of the same code points, formatted field by field.

def bytes_mod(self, values):
    texts = []
    items = values if isinstance(values, tuple) else (values,)
    mapping = None
    if not isinstance(values, (tuple, str, bytes, bytearray)) and hasattr(type(values), "__getitem__"):
        mapping = values
    taken = 0
    for piece in _percent_pieces(self.decode("latin-1")):
        if isinstance(piece, str):
            texts.append(piece)
            continue
        if mapping is None and (not piece or piece[0] is not None):
            raise TypeError("format requires a mapping")
        if not piece:
            raise ValueError("incomplete format key")
        key, stars, conversion, spec, malformed = piece
        if key is not None:
            items = (values[key.encode("latin-1")],)
            taken = 0
        stop = taken + stars
        if malformed:
            raise conversion
        if stop >= len(items):
            raise TypeError("not enough arguments for format string")
        operands = list(items[taken:stop])
        value = items[stop]
        taken = stop + 1
        if isinstance(conversion, BaseException):
            if not spec.endswith("b"):
                raise conversion
            conversion = "s"
            spec = spec[:-1] + "s"
        operands.append(bytes_operand(conversion, value))
        texts.append(spec % tuple(operands))
    if taken < len(items) and mapping is None:
        raise TypeError("not all arguments converted during bytes formatting")
    data = "".join(texts).encode("latin-1")
    return bytearray(data) if isinstance(self, bytearray) else data


def bytes_rmod(self, template):
    return bytes_mod(template, self) if isinstance(template, (bytes, bytearray)) else NotImplemented


def bytes_operand(conversion, value):
    if conversion == "s":
        if isinstance(value, (bytes, bytearray)):
            return value.decode("latin-1")
        if _guest_method(value, "__bytes__") is not None:
            return bytes_new(value).decode("latin-1")
        raise TypeError(f"%b requires a bytes-like object, or an object that implements __bytes__, not '{_type_name(value)}'")
    if conversion == "r" or conversion == "a":
        return ascii(value)
    if conversion == "c":
        return byte_character(value)
    if conversion == "f":
        try:
            if not isinstance(value, (str, bytes, bytearray)):
                return float(value)
        except Exception:
            pass
        raise TypeError(f"float argument required, not {_type_name(value)}")
    return percent_operand(conversion, value)


def byte_character(value):
    if isinstance(value, (bytes, bytearray)):
        if len(value) != 1:
            name = "bytearray" if isinstance(value, bytearray) else "bytes"
            raise TypeError(f"%c requires an integer in range(256) or a single byte, not a {name} object of length {len(value)}")
        return value.decode("latin-1")
    if not isinstance(value, int) and _guest_method(value, "__index__") is None:
        raise TypeError(f"%c requires an integer in range(256) or a single byte, not {_type_name(value)}")
    value = integer_of(value)
    if value < 0 or value > 255:
        raise OverflowError("%c arg not in range(256)")
    return chr(value)
