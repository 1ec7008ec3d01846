counter = 5
print(countr + 1)
