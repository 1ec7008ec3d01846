class M:
    def __enter__(self):
        return 1 / 0

    def __exit__(self, *a):
        pass

with M() as m, M():
    pass
