a, b, c = 1, 0, 5
print(c + a / b * 2)
