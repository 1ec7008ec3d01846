number = 5
number.attribute = 1
