items = []
items[0] = 1
