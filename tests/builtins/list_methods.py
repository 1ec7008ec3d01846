"""Every method of list."""

items = [3, 1, 2]
print(items.append(4), items)
items.extend([5, 6])
items.extend("ab")
items.extend({"k": 1})
items.extend(range(2))
print(items)
items.insert(0, "first")
items.insert(-1, "before last")
items.insert(100, "last")
items.insert(-100, "very first")
print(items)
print(items.pop(), items.pop(0), items.pop(-2), items)
items.remove("a")
print(items, items.index(1), items.index(1, 4) if items.count(1) > 1 else "once", items.count(1),
    items.count("zz"))
items.reverse()
print(items)
copy = items.copy()
copy.clear()
print(copy, len(items))
numbers = [5, -2, 9, 0, 3, -7]
print(numbers.sort(), numbers)
numbers.sort(reverse=True)
print(numbers)
numbers.sort(key=abs)
print(numbers)
numbers.sort(key=lambda n: (n % 3, -n), reverse=False)
print(numbers)
words = ["banana", "Apple", "cherry", "apple", "Banana", "fig"]
words.sort()
print(words)
words.sort(key=str.lower)
print(words)
words.sort(key=len, reverse=True)
print(words)
print([1, 2, 3, 2, 1].index(2), [1, 2, 3, 2, 1].index(2, 2), [1, 2, 3, 2, 1].index(1, -2),
    [True, 1, 1.0].count(1))
mixed = [1, 2.5, True, 0, -3.25]
mixed.sort()
print(mixed)
pairs = [(2, "b"), (1, "z"), (2, "a"), (1, "a")]
pairs.sort()
print(pairs)
pairs.sort(key=lambda pair: pair[1])
print(pairs)
shared = [[1], [2]]
shallow = shared.copy()
shallow[0].append(9)
print(shared, shallow is shared, shallow[0] is shared[0])
print([1, 2].__len__(), [1, 2].__contains__(2), [1, 2].__getitem__(1), [1].__add__([2]), [1].__eq__([1]),
    [1].__mul__(2))
for method in (lambda: [1].index(1, 1), lambda: [1, 2].index(2, 0, 1), lambda: [3].sort(key=None)):
    try:
        print(method())
    except ValueError as error:
        print(error)
