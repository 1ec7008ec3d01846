values = [3, 0]
result = 7 % values[1] + 1
