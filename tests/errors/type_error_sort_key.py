def key(word):
    return word.length

sorted(["b", "a"], key=key)
