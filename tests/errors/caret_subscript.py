data = {"list": [1, 2]}
print(data["list"][5] + 1)
