raise RuntimeError({"key": [1, 2]})
