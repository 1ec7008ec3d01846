"""try, except, else, finally in every combination and order."""

def run(action):
    try:
        print("try")
        action()
    except ZeroDivisionError:
        print("except")
        return "from except"
    else:
        print("else")
    finally:
        print("finally")
    return "after"
print(run(lambda: 1))
print(run(lambda: 1 / 0))
try:
    print(run(lambda: [][0]))
except IndexError as error:
    print("outside:", error)
def finally_wins():
    try:
        return "try"
    finally:
        print("on the way out")
def raise_in_except():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("second")
    finally:
        print("finally still runs")
def nested(n):
    try:
        try:
            if n == 0:
                raise KeyError("k")
            if n == 1:
                raise IndexError("i")
            return "no error"
        except KeyError as error:
            return f"inner {error!r}"
        finally:
            print("inner finally")
    except IndexError as error:
        return f"outer {error!r}"
    finally:
        print("outer finally")
print(finally_wins())
try:
    raise_in_except()
except ValueError as error:
    print(error, repr(error.__context__))
print(nested(0), nested(1), nested(2))
for error_class in (ValueError, KeyError, TypeError, OSError):
    try:
        raise error_class("message")
    except (ValueError, KeyError) as error:
        print("pair", error)
    except TypeError:
        print("type error")
    except Exception as error:
        print("any", type(error).__name__)
def loop():
    for n in range(4):
        try:
            if n == 1:
                continue
            if n == 3:
                break
            print("body", n)
        except Exception:
            print("never")
        else:
            print("else", n)
        finally:
            print("finally", n)
loop()
def finally_value():
    log = []
    try:
        log.append("try")
        return log
    finally:
        log.append("finally")
print(finally_value())
try:
    try:
        raise ValueError("first")
    finally:
        print("cleanup")
except ValueError as error:
    print("caught", error)
try:
    pass
except ():
    pass
else:
    print("else without exception")
def reraise():
    try:
        {}["x"]
    except KeyError:
        print("logged")
        raise
try:
    reraise()
except KeyError as error:
    print("again", error)
class Custom(Exception):
    pass
class Special(Custom):
    pass
for raised in (Custom, Special("text"), Special):
    try:
        raise raised
    except Special as error:
        print("special", error.args)
    except Custom as error:
        print("custom", error.args)
try:
    try:
        raise ValueError
    except TypeError:
        print("no")
except ValueError as error:
    print(repr(error), error.args, str(error) == "")
def generator_free_return():
    while True:
        try:
            return 1
        finally:
            break_me = True
print(generator_free_return())
try:
    1 / 0
except:
    print("bare except")
try:
    raise ValueError("in else")
except KeyError:
    pass
except ValueError:
    try:
        raise TypeError("inside handler")
    except TypeError as error:
        print(error, "|", error.__context__)
