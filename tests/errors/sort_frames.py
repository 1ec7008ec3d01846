class Item:
    def __lt__(self, other):
        return self.rank < other.rank

sorted([Item(), Item()])
