# Classes and instances: what their construction calls.

def build_class(func, name, *bases, metaclass=None, **kwds):
    original = bases
    resolved = []
    changed = False
    for base in bases:
        if not isinstance(base, type):
            entries = getattr(base, "__mro_entries__", None)
            if entries is not None:
                resolved.extend(entries(original))
                changed = True
                continue
        resolved.append(base)
    bases = tuple(resolved)
    if metaclass is None:
        metaclass = type
    winner = metaclass
    if isinstance(metaclass, type):
        for base in bases:
            candidate = type(base)
            if issubclass(winner, candidate):
                continue
            if issubclass(candidate, winner):
                winner = candidate
                continue
            raise TypeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
    prepare = getattr(winner, "__prepare__", None)
    namespace = {} if prepare is None else prepare(name, bases, **kwds)
    if changed:
        namespace["__orig_bases__"] = original
    cell = _run_class_body(func, namespace)
    if winner is type:
        cls = type_new(type, name, bases, namespace, **kwds)
    else:
        cls = winner(name, bases, namespace, **kwds)
    return cls


def type_new(metaclass, name, bases, namespace, /, **kwds):
    cls = _new_class(metaclass, name, bases, namespace)
    for key, value in list(namespace.items()):
        method = _lookup(type(value), "__set_name__")
        if method is not None:
            method(value, cls, key)
    parent = super(cls, cls)
    init_subclass = getattr(parent, "__init_subclass__", None)
    if init_subclass is not None:
        init_subclass(**kwds)
    elif kwds:
        raise TypeError(f"{name}.__init_subclass__() takes no keyword arguments")
    return cls


def object_new(cls, args, kwargs):
    layout = _layout(cls)
    if layout is object:
        return _new_instance(cls, None, None)
    if layout is BaseException:
        return _new_instance(cls, args, None)
    return _new_instance(cls, None, _construct(layout, args, kwargs))


def type_call(cls, args, kwargs):
    new = _lookup(cls, "__new__")
    if new is None or not hasattr(new, "__func__"):
        layout = _layout(cls)
        init = _lookup(cls, "__init__")
        if layout is object or layout is BaseException or init is None or not hasattr(init, "__code__"):
            self = object_new(cls, args, kwargs)
        elif layout is type:
            self = type_new(cls, *args, **kwargs)
        else:
            # The builtin part of a class with an __init__ of its own starts empty for mutable
            # types, which __init__ fills, and takes the arguments for immutable ones.
            mutable = layout is list or layout is dict or layout is set
            self = object_new(cls, () if mutable else args, {} if mutable else kwargs)
    else:
        self = new.__func__(cls, *args, **kwargs)
    if isinstance(self, cls):
        init = _lookup(type(self), "__init__")
        if init is not None and hasattr(init, "__code__"):
            result = init(self, *args, **kwargs)
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
    items = tuple([item for item in args])
    if kwargs is None:
        return callable(*items)
    return callable(*items, **dict(kwargs))
