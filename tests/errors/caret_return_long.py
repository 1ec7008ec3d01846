def f(x):
    return (x
            .strip()
            .missing())

f(" a ")
