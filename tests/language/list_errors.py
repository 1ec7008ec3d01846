"""What lists refuse, and with which words."""

items = [1, 2, 3]

def attempt(label, action):
    try:
        print(label, action())
    except Exception as error:
        print(label, type(error).__name__, error)

def assign(index, value):
    items[index] = value

def delete(index):
    del items[index]

attempt("index", lambda: items[3])
attempt("negative", lambda: items[-4])
attempt("float", lambda: items[1.0])
attempt("text", lambda: items["a"])
attempt("none", lambda: items[None])
attempt("tuple", lambda: items[1, 2])
attempt("assign", lambda: assign(3, 0))
attempt("assign text", lambda: assign("a", 0))
attempt("assign slice", lambda: assign(slice(0, 1), 5))
attempt("extended", lambda: assign(slice(None, None, 2), [1]))
attempt("step", lambda: items[::0])
attempt("delete", lambda: delete(5))
attempt("delete text", lambda: delete("a"))
attempt("add", lambda: items + (1,))
attempt("add int", lambda: items + 1)
attempt("radd", lambda: 1 + items)
attempt("mul", lambda: items * "a")
attempt("mul list", lambda: items * items)
attempt("pop empty", lambda: [].pop())
attempt("pop range", lambda: items.pop(10))
attempt("remove", lambda: items.remove(99))
attempt("index of", lambda: items.index(99))
attempt("append", lambda: items.append())
attempt("append 2", lambda: items.append(1, 2))
attempt("insert", lambda: items.insert(1))
attempt("insert type", lambda: items.insert("a", 1))
attempt("extend", lambda: items.extend(5))
attempt("sort", lambda: [1, "a"].sort())
attempt("sort none", lambda: [None, None].sort())
attempt("sort positional", lambda: items.sort(len))
attempt("compare", lambda: [1] < ["a"])
attempt("compare types", lambda: [1] < (1,))
attempt("hash", lambda: hash([]))
attempt("call", lambda: items())
attempt("attribute", lambda: items.push(1))
attempt("list of int", lambda: list(5))
attempt("list of two", lambda: list(1, 2))
attempt("in-place", lambda: items.__iadd__(5))
print(items)
