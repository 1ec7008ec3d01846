def join(first, second, third):
    return first + second + third

result = join(
    "one",
    "two",
    3,
)
