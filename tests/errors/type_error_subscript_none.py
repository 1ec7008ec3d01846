def f():
    return None

x = f()["key"]["other"]
