table = {1: 1}
for key in table:
    table[key + 1] = 0
