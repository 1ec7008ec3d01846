values = [3, "a", 2]
print(values[0] < values[1])
