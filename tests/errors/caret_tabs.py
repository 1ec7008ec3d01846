if True:
	values = [1]
	print(values[1])
