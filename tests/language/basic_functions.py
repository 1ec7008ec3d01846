"""Functions with results, recursion, several results, defaults."""

def square(n):
    return n * n

def hypotenuse_squared(a, b):
    return square(a) + square(b)

def minmax(values):
    low = high = values[0]
    for value in values[1:]:
        if value < low:
            low = value
        if value > high:
            high = value
    return low, high

def factorial(n):
    if n <= 1:
        return 1
    return n * factorial(n - 1)

def greet(name, greeting="hello"):
    return greeting + ", " + name

print(square(5), hypotenuse_squared(3, 4), minmax([3, 1, 2]), factorial(10), factorial(25))
print(greet("you"), greet("you", "bye"), greet(greeting="hey", name="all"))
low, high = minmax([5, -5])
print(low, high)
def gcd(a, b):
    while b:
        a, b = b, a % b
    return a
print(gcd(48, 18), gcd(17, 5))
def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))
print(ackermann(2, 3))
def is_even(n):
    return True if n == 0 else is_odd(n - 1)
def is_odd(n):
    return False if n == 0 else is_even(n - 1)
print(is_even(10), is_odd(7))
