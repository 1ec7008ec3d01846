number = 5
number(1, 2)
