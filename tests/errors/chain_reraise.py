try:
    try:
        raise ValueError("original")
    except ValueError:
        print("logged")
        raise
except TypeError:
    print("no")
