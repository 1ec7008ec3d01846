"""Every form of import, with a module that is there and one that is not."""

import math
import math as m
from math import sqrt
from math import floor as down, ceil as up
from math import (
    pi,
    e,
)
import sys, time

print(math is m, sqrt(9), down(1.5), up(1.5), pi, e, math.__name__, type(math).__name__,
    "math" in sys.modules, hasattr(time, "time"))
def inside():
    import math as local
    from math import cos
    return local.sin(0), cos(0)
print(inside())
class Holder:
    from math import tau
    import math as inner
print(Holder.tau == Holder.inner.tau)
try:
    import no_such_module
except ModuleNotFoundError as error:
    print(error, "|", error.name, isinstance(error, ImportError))
try:
    import no_such_package.part
except ImportError as error:
    print(error, "|", error.name)
try:
    from math import no_such_name
except ImportError as error:
    print(str(error).split(" (")[0], "|", error.name)
try:
    from no_such_module import anything
except ImportError as error:
    print(error)
try:
    math.no_such_attribute
except AttributeError as error:
    print(error)
try:
    import math.part
except ImportError as error:
    print(error)
m.extra = 5
print(math.extra)
del math.extra
from math import *
print(trunc(2.5), "sin" in globals(), __name__)
print(__import__("math") is math, getattr(math, "sqrt") is sqrt)
