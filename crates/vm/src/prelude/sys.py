# sys: values that are like tuples with names, and the exception being handled.

def sys_exc_info():
    exception = _handled()
    if exception is None:
        return (None, None, None)
    return (type(exception), exception, exception.__traceback__)


def sys_exception():
    return _handled()


def struct_getter(index):
    return lambda self: tuple.__getitem__(self, index)


def struct_repr(self):
    cls = type(self)
    texts = []
    for index in range(len(self)):
        texts.append(f"{cls._struct_fields[index]}={self[index]!r}")
    return f"{cls.__module__}.{cls.__qualname__}({', '.join(texts)})"


def struct_value(module, name, fields, values):
    namespace = {"__repr__": struct_repr, "_struct_fields": fields, "__module__": module}
    for index in range(len(fields)):
        namespace[fields[index]] = property(struct_getter(index))
    namespace["n_fields"] = namespace["n_sequence_fields"] = len(fields)
    namespace["n_unnamed_fields"] = 0
    cls = type(name, (tuple,), namespace)
    return tuple.__new__(cls, values)


def sys_make(name):
    if name == "implementation":
        value = sys_implementation()
    else:
        fields, values = sys_parts(name)
        value = struct_value("sys", name, fields, values)
    return _module_set("sys", name, value)


def sys_parts(name):
    if name == "version_info":
        return ("major", "minor", "micro", "releaselevel", "serial"), (3, 14, 0, "final", 0)
    if name == "float_info":
        return (
            ("max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds"),
            (1.7976931348623157e+308, 1024, 308, 2.2250738585072014e-308, -1021, -307, 15, 53, 2.220446049250313e-16, 2, 1),
        )
    if name == "int_info":
        return ("bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold"), (30, 4, 4300, 640)
    if name == "hash_info":
        return (
            ("width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff"),
            (64, 2305843009213693951, 314159, 0, 1000003, "siphash13", 64, 128, 0),
        )
    return (
        ("debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site", "ignore_environment", "verbose", "bytes_warning", "quiet", "hash_randomization", "isolated", "dev_mode", "utf8_mode", "warn_default_encoding", "safe_path", "int_max_str_digits"),
        (0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 1, False, 1, 0, True, 4300),
    )


def namespace_repr(self):
    texts = [f"{name}={value!r}" for name, value in self.__dict__.items()]
    return f"namespace({', '.join(texts)})"


def sys_implementation():
    cls = type("SimpleNamespace", (), {"__repr__": namespace_repr, "__module__": "types"})
    value = cls()
    value.name = "hognose"
    value.cache_tag = None
    fields, _ = sys_parts("version_info")
    value.version = struct_value("sys", "version_info", fields, (0, 1, 0, "final", 0))
    value.hexversion = 0x000100F0
    return value


# string

def string_capwords(s, sep=None):
    return (sep or " ").join([word.capitalize() for word in s.split(sep)])
