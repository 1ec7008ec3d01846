divide = lambda a, b: a / b
compose = lambda f, g: lambda x: f(g(x))
compose(lambda x: x + 1, lambda x: divide(1, x))(0)
