# What builtin functions of objects do through guest methods.

def isinstance_of(obj, classes):
    if isinstance(classes, tuple):
        for cls in classes:
            if isinstance(obj, cls):
                return True
        return False
    check = type(classes).__instancecheck__
    return True if check(classes, obj) else False


def issubclass_of(cls, classes):
    if isinstance(classes, tuple):
        for base in classes:
            if issubclass(cls, base):
                return True
        return False
    check = type(classes).__subclasscheck__
    return True if check(classes, cls) else False


def getattr_default(obj, name, default):
    try:
        return getattr(obj, name)
    except AttributeError:
        return default


def hasattr_of(obj, name):
    try:
        getattr(obj, name)
    except AttributeError:
        return False
    return True


def dir_of(obj):
    return sorted(type(obj).__dir__(obj))


def object_str(self):
    return type(self).__repr__(self)


def object_ne(self, value):
    result = type(self).__eq__(self, value)
    if result is NotImplemented:
        return result
    return not result


def object_format(self, format_spec):
    if format_spec:
        raise TypeError(f"unsupported format string passed to {_type_name(self)}.__format__")
    return str(self)


def exception_repr(self):
    args = self.args
    if len(args) == 1:
        return f"{type(self).__name__}({args[0]!r})"
    return f"{type(self).__name__}{args!r}"


def exception_str(self):
    args = self.args
    if not args:
        return ""
    if len(args) == 1:
        return repr(args[0]) if isinstance(self, KeyError) else str(args[0])
    return str(args)


def exception_texts(exceptions):
    texts = []
    for exception in exceptions:
        text = None
        try:
            text = str(exception)
        except BaseException:
            pass
        texts += [text]
    return texts


def generator_close(self):
    try:
        self.throw(GeneratorExit())
    except GeneratorExit:
        return None
    except StopIteration as stop:
        return stop.value
    raise RuntimeError("generator ignored GeneratorExit")


def generator_throw(self, type, value=None, traceback=None):
    if traceback is not None and _type_name(traceback) != "traceback":
        raise TypeError("throw() third argument must be a traceback object")
    if isinstance(type, BaseException):
        if value is not None:
            raise TypeError("instance exception may not have a separate value")
        exception = type
    elif _is_exception_class(type):
        if isinstance(value, type):
            exception = value
        elif value is None:
            exception = type()
        elif isinstance(value, tuple):
            exception = type(*value)
        else:
            exception = type(value)
    else:
        raise TypeError(f"exceptions must be classes or instances deriving from BaseException, not {_type_name(type)}")
    if traceback is not None:
        exception.__traceback__ = traceback
    return self.throw(exception)
