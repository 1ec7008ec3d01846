"""time: clocks go forward and are floats."""

import time

start = time.perf_counter()
later = time.perf_counter()
print(type(start).__name__, later >= start, type(time.time()).__name__, type(time.perf_counter_ns()).__name__,
    time.monotonic() <= time.monotonic(), type(time.time_ns()).__name__)
total = 0
for n in range(1000):
    total += n
print(total, time.perf_counter() - start >= 0, time.process_time() >= 0)
time.sleep(0)
try:
    time.sleep(-1)
except ValueError as error:
    print(error)
try:
    time.sleep("a")
except TypeError as error:
    print(error)
try:
    time.missing
except AttributeError as error:
    print(error)
