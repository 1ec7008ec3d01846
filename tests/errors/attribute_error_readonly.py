class Circle:
    @property
    def radius(self):
        return 1

Circle().radius = 2
