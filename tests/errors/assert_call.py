def check(n):
    assert n % 2 == 0, ("odd", n)

check(2)
check(3)
