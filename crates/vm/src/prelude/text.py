# Text of objects whose class is the guest's, of what contains them, and of templates.

def str_of(obj):
    method = _guest_method(obj, "__str__")
    if method is None:
        if isinstance(obj, BaseException):
            return exception_text(obj)
        # Without a __str__, the method behind repr() stands in for it.
        method = _guest_method(obj, "__repr__")
        if method is None:
            return repr(obj)
    text = method(obj)
    if not isinstance(text, str):
        raise TypeError(f"__str__ returned non-string (type {_type_name(text)})")
    return text


def exception_text(exception):
    args = exception.args
    if len(args) == 0:
        return ""
    if len(args) == 1:
        return repr(args[0]) if isinstance(exception, KeyError) else str(args[0])
    return repr(args)


def str_new(obj, encoding="utf-8", errors="strict"):
    return str_of(obj)


def repr_of(obj):
    method = _guest_method(obj, "__repr__")
    if method is not None:
        text = method(obj)
        if not isinstance(text, str):
            raise TypeError(f"__repr__ returned non-string (type {_type_name(text)})")
        return text
    return own_repr_of(obj)


def own_repr_of(obj):
    inner = _plain(obj)
    if isinstance(inner, BaseException):
        args = inner.args
        if len(args) == 1:
            return f"{_type_name(obj)}({repr(args[0])})"
        return _type_name(obj) + repr(args)
    marker = _repr_marker(inner)
    if not _repr_enter(inner):
        return marker
    try:
        return repr_within(obj, inner)
    finally:
        _repr_leave(inner)


def repr_within(obj, inner):
    if isinstance(inner, list):
        return "[" + joined_repr(inner) + "]"
    if isinstance(inner, tuple):
        return "(" + joined_repr(inner) + (",)" if len(inner) == 1 else ")")
    if isinstance(inner, dict):
        return "{" + joined_items(inner.items()) + "}"
    if isinstance(inner, (set, frozenset)):
        if not inner:
            return _type_name(obj) + "()"
        items = "{" + joined_repr(inner) + "}"
        return items if type(obj) is set else _type_name(obj) + "(" + items + ")"
    if isinstance(inner, slice):
        return f"slice({repr(inner.start)}, {repr(inner.stop)}, {repr(inner.step)})"
    name = _type_name(inner)
    if name == "dict_keys" or name == "dict_values" or name == "dict_items":
        return name + "([" + joined_repr(inner) + "])"
    return _other_repr(inner, [repr(part) for part in _repr_parts(inner)])


def joined_repr(items):
    texts = []
    for item in items:
        texts.append(repr(item))
    return ", ".join(texts)


def joined_items(items):
    texts = []
    for key, value in items:
        texts.append(repr(key) + ": " + repr(value))
    return ", ".join(texts)


def ascii_of(obj):
    return _ascii_text(repr(obj))


def format_of(value, spec=""):
    method = _guest_method(value, "__format__")
    if method is None:
        if spec == "":
            return str(value)
        return object_format_of(value, spec)
    text = method(value, spec)
    if not isinstance(text, str):
        raise TypeError(f"__format__ must return a str, not {_type_name(text)}")
    return text


def object_format_of(value, spec):
    raise TypeError(f"unsupported format string passed to {_type_name(value)}.__format__")


def displayhook(value):
    print(repr(value))


def chr_of(i):
    return chr(index_of(i))


# str.format

def str_format(self, args, kwargs):
    return format_pieces(_format_pieces(self), args, kwargs)


def str_format_map(self, mapping):
    return format_pieces(_format_pieces(self), None, mapping)


def format_pieces(pieces, args, kwargs):
    texts = []
    for piece in pieces:
        if isinstance(piece, str):
            texts.append(piece)
        elif isinstance(piece, tuple):
            texts.append(format_field(piece, args, kwargs))
        else:
            raise piece
    return "".join(texts)


def format_field(field, args, kwargs):
    first, accessors, conversion, spec = field
    if isinstance(first, str):
        value = kwargs[first]
    elif args is None:
        raise ValueError("Format string contains positional fields")
    elif first >= len(args):
        _field_index_error(first)
    else:
        value = args[first]
    for accessor in accessors:
        if isinstance(accessor, BaseException):
            raise accessor
        is_attribute, key = accessor
        value = getattr(value, key) if is_attribute else value[key]
    if conversion == "s":
        value = str(value)
    elif conversion == "r":
        value = repr(value)
    elif conversion == "a":
        value = ascii(value)
    elif conversion is not None:
        raise conversion
    if isinstance(spec, list):
        spec = format_pieces(spec, args, kwargs)
    return format(value, spec)


# %

def str_mod(self, values):
    texts = []
    items = values if isinstance(values, tuple) else (values,)
    mapping = None
    if not isinstance(values, (tuple, str)) and hasattr(type(values), "__getitem__"):
        mapping = values
    taken = 0
    for piece in _percent_pieces(self):
        if isinstance(piece, str):
            texts.append(piece)
            continue
        if mapping is None and (not piece or piece[0] is not None):
            raise TypeError("format requires a mapping")
        if not piece:
            raise ValueError("incomplete format key")
        key, stars, conversion, spec, malformed = piece
        if key is not None:
            items = (values[key],)
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
            raise conversion
        operands.append(percent_operand(conversion, value))
        texts.append(spec % tuple(operands))
    if taken < len(items) and mapping is None:
        raise TypeError("not all arguments converted during string formatting")
    return "".join(texts)


def percent_operand(conversion, value):
    if conversion == "s":
        return str(value)
    if conversion == "r":
        return repr(value)
    if conversion == "a":
        return ascii(value)
    if conversion == "f":
        if _guest_method(value, "__float__") is not None or _guest_method(value, "__index__") is not None:
            return float(value)
    elif conversion == "d":
        if _guest_method(value, "__int__") is not None or _guest_method(value, "__index__") is not None:
            return int(value)
    elif _guest_method(value, "__index__") is not None:
        return index_of(value)
    return value


# Methods of str whose arguments are the guest's.

def str_center(self, width, fillchar=" "):
    return self.center(index_of(width), fillchar)


def str_ljust(self, width, fillchar=" "):
    return self.ljust(index_of(width), fillchar)


def str_rjust(self, width, fillchar=" "):
    return self.rjust(index_of(width), fillchar)


def str_zfill(self, width):
    return self.zfill(index_of(width))


def str_expandtabs(self, tabsize=8):
    return self.expandtabs(index_of(tabsize))


def str_count(self, sub, start=None, end=None):
    return self.count(sub, index_or_none(start), index_or_none(end))


def str_find(self, sub, start=None, end=None):
    return self.find(sub, index_or_none(start), index_or_none(end))


def str_index(self, sub, start=None, end=None):
    return self.index(sub, index_or_none(start), index_or_none(end))


def str_rfind(self, sub, start=None, end=None):
    return self.rfind(sub, index_or_none(start), index_or_none(end))


def str_rindex(self, sub, start=None, end=None):
    return self.rindex(sub, index_or_none(start), index_or_none(end))


def str_startswith(self, prefix, start=None, end=None):
    return self.startswith(prefix, index_or_none(start), index_or_none(end))


def str_endswith(self, suffix, start=None, end=None):
    return self.endswith(suffix, index_or_none(start), index_or_none(end))


def str_replace(self, old, new, count=-1):
    return self.replace(old, new, index_of(count))


def str_split(self, sep=None, maxsplit=-1):
    return self.split(sep, index_of(maxsplit))


def str_rsplit(self, sep=None, maxsplit=-1):
    return self.rsplit(sep, index_of(maxsplit))


def str_splitlines(self, keepends=False):
    return self.splitlines(True if keepends else False)


def str_join(self, iterable):
    return self.join([item for item in iterable])


def str_translate(self, table):
    texts = []
    for character in self:
        try:
            found = table[ord(character)]
        except LookupError:
            texts.append(character)
            continue
        texts.append(character.translate({ord(character): found}))
    return "".join(texts)


# print and input

def print_values(args, sep=None, end=None, file=None, flush=False):
    if sep is not None and not isinstance(sep, str):
        raise TypeError(f"sep must be None or a string, not {_type_name(sep)}")
    if end is not None and not isinstance(end, str):
        raise TypeError(f"end must be None or a string, not {_type_name(end)}")
    if file is None:
        file = _standard_output()
        if file is None:
            return
    write = file.write
    first = True
    for arg in args:
        if first:
            first = False
        else:
            write(" " if sep is None else sep)
        write(str(arg))
    write("\n" if end is None else end)
    if flush:
        file.flush()


def stream_writelines(self, lines):
    for line in lines:
        self.write(line)


def input_of(prompt=""):
    return input(str(prompt))
