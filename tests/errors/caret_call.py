def f(n):
    return n.x

print(1 + f(f) + 2)
