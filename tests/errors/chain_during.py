def load(key):
    try:
        return {"a": 1}[key]
    except KeyError:
        return fallback(key)

def fallback(key):
    return int(key)

load("b")
