"""Values and exceptions through finally, nested loops and handlers."""

def f(kind):
    log = []
    for n in range(3):
        try:
            log.append(f"body {n}")
            if kind == "continue" and n == 0:
                continue
            if kind == "break" and n == 1:
                break
            if kind == "return" and n == 1:
                return log
            if kind == "raise" and n == 1:
                raise ValueError("n is 1")
        except ValueError as error:
            log.append(f"caught {error}")
        else:
            log.append(f"else {n}")
        finally:
            log.append(f"finally {n}")
    log.append("end")
    return log
for kind in ("continue", "break", "return", "raise", "none"):
    print(kind, f(kind))
def nested():
    log = []
    try:
        try:
            try:
                raise KeyError("deep")
            finally:
                log.append("first")
        finally:
            log.append("second")
    except KeyError:
        log.append("caught")
    finally:
        log.append("third")
    return log
print(nested())
def in_handler():
    for n in range(3):
        try:
            raise ValueError(n)
        except ValueError as error:
            if error.args[0] == 1:
                break
            continue
    return n
print(in_handler())
def while_try(n):
    tries = 0
    while True:
        tries += 1
        try:
            if tries < n:
                raise OSError(f"try {tries}")
            return tries
        except OSError as error:
            print(error, end="; ")
print(while_try(4))
def return_order():
    def value():
        print("value", end=" ")
        return 1
    try:
        return value()
    finally:
        print("finally")
print(return_order())
def exception_variable():
    error = "outer"
    try:
        1 / 0
    except ZeroDivisionError as error:
        seen = str(error)
    try:
        return error
    except UnboundLocalError:
        return seen, "unbound afterwards"
print(exception_variable())
def loop_else():
    for n in [1]:
        try:
            pass
        finally:
            print("f", end=" ")
    else:
        print("loop else")
loop_else()
def deep_finally(n):
    try:
        if n:
            return deep_finally(n - 1) + 1
        return 0
    finally:
        order.append(n)
order = []
print(deep_finally(5), order)
