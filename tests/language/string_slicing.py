"""Indexes and slices of text, every sign of step, out-of-range bounds."""

text = "abcdefghij"
print(text[0], text[-1], text[5], text[-10])
bounds = [None, -20, -10, -3, -1, 0, 1, 4, 9, 10, 20]
for low in bounds:
    print(low, [text[low:high] for high in bounds])
for step in (1, 2, 3, 10, 20, -1, -2, -3, -20):
    print(step, text[::step], text[2:8:step], text[8:2:step], text[-2::step], text[:-2:step])
print(text[:], text[5:5], text[7:3], text[3:-3], text[-3:3], text[True], text[False:True])
print("éàü"[1], "日本語テキスト"[2:4], "日本語"[::-1], "a😀b"[1], len("a😀b"), "😀😁😂"[-2:])
print(text[slice(2, 5)], text[slice(None, None, -2)], slice(1, 10, 3).indices(5),
    slice(None, None, -1).indices(4))
print(slice(3), slice(1, 2), slice(1, 2, 3), slice(1, 2) == slice(1, 2, None), slice(5).stop,
    slice(1, 5, 2).step)
for index in (10, -11, 1.5, "a", None):
    try:
        print(text[index])
    except (IndexError, TypeError) as error:
        print(type(error).__name__, error)
for operation in (lambda: text[::0], lambda: text["a":], lambda: text[1.0:2]):
    try:
        operation()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
try:
    text[0] = "x"
except TypeError as error:
    print(error)
try:
    del text[0]
except TypeError as error:
    print(error)
print((1, 2, 3, 4)[1:3], (1, 2, 3, 4)[::-1], ()[0:5], [1, 2, 3][::2], b"abc"[1], b"abc"[1:], range(10)[2:8:3])
