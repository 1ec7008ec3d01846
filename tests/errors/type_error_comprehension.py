def double(values):
    return [value * 2 + 1 for value in values]

print(double([1, 2]))
print(double(["a"]))
