int("ff", 10)
