def area(width, height, depth):
    return width * height * depth

print(area(1))
