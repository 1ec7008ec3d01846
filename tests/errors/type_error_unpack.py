x, y = None
