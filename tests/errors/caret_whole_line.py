def f():
    raise KeyError("whole")

f()
