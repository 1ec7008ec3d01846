# Classes and instances: what their construction calls.

def build_class(func, name, *bases, **kwds):
    if not isinstance(name, str):
        raise TypeError("__build_class__: name is not a string")
    metaclass = None
    if "metaclass" in kwds:
        metaclass = kwds["metaclass"]
        del kwds["metaclass"]
    original = bases
    resolved = []
    changed = False
    for base in bases:
        if not isinstance(base, type):
            entries = getattr(base, "__mro_entries__", None)
            if entries is not None:
                resolved += entries(original)
                changed = True
                continue
        resolved += (base,)
    bases = (*resolved,)
    if metaclass is None:
        metaclass = type(bases[0]) if bases else type
    winner = metaclass
    if isinstance(metaclass, type):
        winner = most_derived_metaclass(metaclass, bases)
    if winner is type:
        namespace = {}
    else:
        prepare = getattr(winner, "__prepare__", None)
        namespace = {} if prepare is None else prepare(name, bases, **kwds)
    if changed:
        namespace["__orig_bases__"] = original
    cell = _run_class_body(func, namespace)
    if winner is type:
        cls = type_new(type, name, bases, namespace, **kwds)
    else:
        cls = winner(name, bases, namespace, **kwds)
    if _type_name(cell) == "cell":
        check_class_cell(cell, cls, name)
    return cls


def check_class_cell(cell, cls, name):
    try:
        found = cell.cell_contents
    except ValueError:
        raise RuntimeError(f"__class__ not set defining {name!r} as {cls!r}. Was __classcell__ propagated to type.__new__?") from None
    if found is not cls:
        raise TypeError(f"__class__ set to {found!r} defining {name!r} as {cls!r}")


def most_derived_metaclass(metaclass, bases):
    winner = metaclass
    for base in bases:
        candidate = type(base)
        if issubclass(winner, candidate):
            continue
        if issubclass(candidate, winner):
            winner = candidate
            continue
        raise TypeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
    return winner


def type_new(metaclass, name, bases, namespace, /, **kwds):
    if isinstance(bases, tuple):
        winner = most_derived_metaclass(metaclass, bases)
        if winner is not metaclass and not _is_native(winner.__new__):
            return winner.__new__(winner, name, bases, namespace, **kwds)
        metaclass = winner
    slots = None
    if isinstance(namespace, dict) and "__slots__" in namespace:
        slots = namespace["__slots__"]
        slots = (slots,) if isinstance(slots, str) else (*slots,)
    cls = _new_class(metaclass, name, bases, namespace, _calling_module(), slots)
    for key in [key for key in namespace]:
        value = namespace[key]
        method = _lookup(type(value), "__set_name__")
        if method is not None:
            call_set_name(method, value, cls, key)
    parent = super(cls, cls)
    if kwds:
        if _is_native(parent.__init_subclass__):
            raise TypeError(f"{cls.__qualname__}.__init_subclass__() takes no keyword arguments")
        parent.__init_subclass__(**kwds)
    else:
        parent.__init_subclass__()
    return cls


def call_set_name(method, value, cls, key):
    try:
        method(value, cls, key)
    except BaseException as error:
        error.add_note(f"Error calling __set_name__ on '{_type_name(value)}' instance {key!r} in {cls.__name__!r}")
        raise


def object_new(cls, args, kwargs):
    layout = _layout(cls)
    if layout is object:
        return _new_instance(cls, None, None)
    if layout is BaseException:
        return _new_instance(cls, args, None)
    return _new_instance(cls, None, _construct(layout, args, kwargs))


def type_call(cls, args, kwargs):
    new = _lookup(cls, "__new__")
    if new is None or _is_native(new):
        layout = _layout(cls)
        init = _lookup(cls, "__init__")
        if layout is type:
            self = type_new(cls, *args, **kwargs)
        elif layout is object or layout is BaseException or init is None or _is_native(init):
            if layout is object and (args or kwargs) and (init is None or _is_native(init)):
                raise TypeError(f"{cls.__name__}() takes no arguments")
            self = object_new(cls, args, kwargs)
            if layout is BaseException and _is_native(init):
                init(self, *args, **kwargs)
        else:
            # The builtin part of a class with an __init__ of its own starts empty for mutable
            # types, which __init__ fills, and takes the arguments for immutable ones.
            mutable = layout is list or layout is dict or layout is set
            self = object_new(cls, () if mutable else args, {} if mutable else kwargs)
    else:
        self = cls.__new__(cls, *args, **kwargs)
    if isinstance(self, cls):
        init = _lookup(type(self), "__init__")
        if init is not None and not _is_native(init):
            result = type(self).__init__(self, *args, **kwargs)
            if result is not None:
                raise TypeError(f"__init__() should return None, not '{_type_name(result)}'")
    return self


def meta_call(cls, args, kwargs):
    return _lookup(type(cls), "__call__")(cls, *args, **kwargs)


def getattribute(obj, name):
    try:
        return _lookup(type(obj), "__getattribute__")(obj, name)
    except AttributeError:
        fallback = _lookup(type(obj), "__getattr__")
        if fallback is None:
            raise
        return fallback(obj, name)


def rebound_super(callable, cls, obj, explicit, name):
    return getattr(callable(cls, obj) if explicit else callable(), name)


def raise_class(cls):
    raise cls()


def raise_from(exception, cause):
    if isinstance(exception, type):
        exception = exception()
    if isinstance(cause, type):
        cause = cause()
    raise exception from cause


def call_spreading(callable, args, kwargs):
    items = (*args,)
    if kwargs is None:
        return callable(*items)
    return callable(*items, **dict(kwargs))
