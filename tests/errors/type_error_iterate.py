for item in 5:
    print(item)
