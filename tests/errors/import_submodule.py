import math.inner
