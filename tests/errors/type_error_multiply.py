print("a" * "b" + "c")
