def work():
    try:
        print("working")
        raise ValueError("lost")
    finally:
        print("cleaning")

work()
