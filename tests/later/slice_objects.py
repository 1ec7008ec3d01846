"""slice(): attributes, indices, use with containers and guests."""

s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, slice(5), slice(None), slice(1, None), slice("a", "b"),
    repr(slice(None, None, -1)))
for length in (0, 3, 10, 20):
    print(length,
        [slice(*a).indices(length) for a in ((None,), (2,), (-2, None), (1, 100, 3), (None, None, -1),
        (10, 0, -2), (-100, 100))])
items = list(range(10))
print(items[s], items[slice(-3, None)], "abcdefghij"[s], (0, 1, 2, 3)[slice(1, 3)], range(10)[slice(2, 8, 3)],
    items[slice(None)] == items)
items[slice(0, 2)] = "xy"
del items[slice(-2, None)]
print(items, slice(1, 2) == slice(1, 2), slice(1, 2) != slice(1, 3), slice(1, 2) < slice(1, 3),
    hash(slice(1, 2)) == hash(slice(1, 2)))
class Shows:
    def __getitem__(self, key):
        return key
show = Shows()
print(show[1:2], show[::], show[:, 1], show[1:2, ::3], show[...], show[None], show[(1, 2)], show[1:2:3],
    show[-1:], show["a":"b"], show[[1]:], show[1,])
class Index:
    def __index__(self):
        return 2
print([0, 1, 2, 3, 4][Index():], "abcdef"[:Index()], (1, 2, 3)[Index()], items[::Index()],
    slice(Index()).indices(10), [10, 20, 30][True])
for action in (lambda: slice(), lambda: slice(1, 2, 3, 4), lambda: [1][slice("a")],
    lambda: slice(1, 2, 0).indices(5), lambda: slice(1).indices(-1), lambda: slice("a").indices(5),
    lambda: [1][::0], lambda: "a"[1.5:], lambda: slice(1).start2):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
try:
    s.start = 5
except AttributeError as error:
    print(error)
