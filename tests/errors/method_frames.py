class Tree:
    def __init__(self, value, child=None):
        self.value = value
        self.child = child

    def total(self):
        return self.value + self.child.total()

print(Tree(1, Tree(2)).total())
