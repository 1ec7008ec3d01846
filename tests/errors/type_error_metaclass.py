class Child(len):
    pass
