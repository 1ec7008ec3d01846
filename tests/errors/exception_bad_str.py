class Bad(Exception):
    def __str__(self):
        raise ValueError("inside")

raise Bad
