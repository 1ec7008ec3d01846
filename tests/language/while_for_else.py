"""Loops with else, break, continue, nested, over changing lists."""

for n in range(3):
    print(n)
else:
    print("for else")
for n in range(3):
    if n == 1:
        break
else:
    print("not printed")
print("broke at", n)
for n in []:
    pass
else:
    print("empty else")
i = 0
while i < 5:
    i += 1
    if i == 2:
        continue
    if i == 4:
        break
    print("while", i)
else:
    print("not printed")
while i < 6:
    i += 1
else:
    print("while else", i)
for a in range(4):
    for b in range(4):
        if b == 2:
            continue
        if b > a:
            break
        print(a, b, end="; ")
    else:
        print("complete", a)
print()
numbers = [1, 2, 3, 4]
for n in numbers:
    if n < 3:
        numbers.append(n + 10)
print(numbers)
for n in numbers:
    numbers.remove(n)
print(numbers)
for i, (a, b) in enumerate(zip("ab", "cd")):
    print(i, a, b)
for x.y in []:
    pass
row = [0] * 3
for row[1] in range(5):
    pass
print(row)
def search(matrix, wanted):
    for y, line in enumerate(matrix):
        for x, value in enumerate(line):
            if value == wanted:
                return x, y
    else:
        return None
print(search([[1, 2], [3, 4]], 3), search([[1]], 9))
for _ in range(2):
    try:
        continue
    finally:
        print("finally on continue")
while True:
    try:
        break
    finally:
        print("finally on break")
for n in range(10):
    if n % 2: continue
    if n > 6: break
    print(n, end=" ")
print()
del n
try:
    n
except NameError as error:
    print(error)
