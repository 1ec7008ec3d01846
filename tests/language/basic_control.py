"""if, elif, else, while, for over ranges."""

for n in range(-2, 4):
    if n < 0:
        print(n, "negative")
    elif n == 0:
        print(n, "zero")
    elif n % 2:
        print(n, "odd")
    else:
        print(n, "even")
total = 0
n = 10
while n > 0:
    total += n
    n -= 1
print(total, n)
for i in range(3):
    for j in range(i + 1):
        print(i * j, end=" ")
    print()
if total > 50 and not n:
    print("both")
if total < 50 or n == 0:
    print("either")
pass
if 0: print("no")
else: print("one line")
