def numbers(limit):
    for n in range(limit):
        yield 10 // (2 - n)

def consume():
    return sum(numbers(5))

print(consume())
