"""A division by zero three calls down."""

def innermost(a, b):
    return a / b

def middle(values):
    total = 0
    for value in values:
        total += innermost(10, value)
    return total

def outer():
    return middle([5, 2, 0, 1])

print("before")
outer()
print("never")
