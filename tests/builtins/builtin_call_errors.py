"""Wrong calls of builtins: counts, keywords, types."""

actions = {
    "len": [lambda: len(), lambda: len(1), lambda: len([], []), lambda: len(obj=[]), lambda: len(None),
        lambda: len(5.0), lambda: len(int)],
    "str methods": [lambda: "a".upper(1), lambda: "a".find(), lambda: "a".join(), lambda: "a".split(wrong=1),
        lambda: "a".center(), lambda: "".startswith()],
    "list methods": [lambda: [].append(), lambda: [].append(1, 2), lambda: [].pop(1, 2), lambda: [].insert(),
        lambda: [].clear(1), lambda: [].extend(), lambda: [].sort(1), lambda: [].sort(wrong=1),
        lambda: [].index(), lambda: [].remove(), lambda: [].reverse(1), lambda: [].append(item=1),
        lambda: [].pop("a")],
    "dict methods": [lambda: {}.get(), lambda: {}.get(1, 2, 3), lambda: {}.pop(), lambda: {}.pop(1, 2, 3),
        lambda: {}.setdefault(), lambda: {}.keys(1), lambda: {}.update(1, 2), lambda: {}.get(key=1),
        lambda: {}.items(1)],
    "set methods": [lambda: set().add(), lambda: set().add(1, 2), lambda: set().remove(),
        lambda: set().pop(1), lambda: set().discard(), lambda: set().issubset()],
    "int": [lambda: int([]), lambda: int("a", "b"), lambda: int(None), lambda: (5).bit_length(1),
        lambda: int.from_bytes()],
    "misc": [lambda: isinstance(), lambda: ord(), lambda: range(), lambda: range(1, 2, 3, 4),
        lambda: range(stop=5), lambda: enumerate(), lambda: sorted(), lambda: iter(), lambda: next(),
        lambda: hash(), lambda: hash(1, 2), lambda: repr(), lambda: repr(1, 2), lambda: print(1, foo=2),
        lambda: min(), lambda: zip(1), lambda: slice(), lambda: tuple(1, 2), lambda: list(a=1),
        lambda: dict(1), lambda: set(1, 2), lambda: getattr(), lambda: bool(x=1), lambda: float(x=1),
        lambda: object(1), lambda: super(1, 2), lambda: property(1, 2, 3, 4, 5), lambda: all(),
        lambda: callable(1, 2), lambda: format(), lambda: chr(), lambda: round(1, 2, 3), lambda: divmod(1),
        lambda: Exception(a=1)],
    "unbound": [lambda: str.upper(), lambda: str.upper(5), lambda: list.append(), lambda: list.append(5, 6),
        lambda: dict.get(), lambda: dict.get([], 1), lambda: int.bit_length("a"), lambda: str.join(5, []),
        lambda: set.add([], 1)],
}
for group, calls in actions.items():
    print(group)
    for call in calls:
        try:
            print("  no error:", call())
        except Exception as error:
            print(" ", type(error).__name__, error)
