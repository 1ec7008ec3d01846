def numbers():
    yield 1
    raise StopIteration

for number in numbers():
    print(number)
