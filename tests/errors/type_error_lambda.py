apply = lambda f: f()
apply(lambda x: x)
