values = [3, "a", 2]
values.sort()
print(values)
