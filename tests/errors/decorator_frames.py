def checked(function):
    def wrapper(*args):
        return function(*args)
    return wrapper

@checked
def divide(a, b):
    return a / b

divide(1, 2)
divide(1, 0)
