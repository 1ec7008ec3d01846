"""__eq__, __hash__, __lt__ and friends as containers, sort, min and max use them."""

class Card:
    order = "23456789TJQKA"
    def __init__(self, rank, suit):
        self.rank = rank
        self.suit = suit
    def __eq__(self, other):
        if not isinstance(other, Card):
            return NotImplemented
        return (self.rank, self.suit) == (other.rank, other.suit)
    def __hash__(self):
        return hash((self.order.index(self.rank), len(self.suit)))
    def __lt__(self, other):
        return self.order.index(self.rank) < self.order.index(other.rank)
    def __repr__(self):
        return self.rank + self.suit
hand = [Card("K", "s"), Card("2", "h"), Card("A", "d"), Card("T", "s")]
print(sorted(hand), min(hand), max(hand), hand.index(Card("A", "d")), Card("2", "h") in hand,
    hand.count(Card("9", "c")))
print({Card("2", "h"): "two"}[Card("2", "h")], len({Card("2", "h"), Card("2", "h"), Card("2", "s")}),
    Card("2", "h") != Card("2", "h"), Card("2", "h") == "2h", Card("2", "h") > Card("K", "s"))
hand.remove(Card("K", "s"))
print(hand, [Card("2", "h")] == [Card("2", "h")], (Card("2", "h"),) < (Card("A", "d"),))
class Unhashable:
    def __eq__(self, other):
        return True
try:
    {Unhashable()}
except TypeError as error:
    print(error)
print(Unhashable() == 5, 5 == Unhashable(), Unhashable() != 5, Unhashable() in [1, 2], Unhashable.__hash__)
class Collides:
    def __init__(self, n):
        self.n = n
    def __hash__(self):
        return 1
    def __eq__(self, other):
        print("eq", self.n, other.n)
        return self.n == other.n
table = {}
for n in (1, 2, 3, 2):
    table[Collides(n)] = n
print(len(table), [k.n for k in table], list(table.values()))
print(Collides(3) in table, Collides(9) in table)
class BadEq:
    def __eq__(self, other):
        raise ValueError("bad eq")
    def __hash__(self):
        return 7
try:
    [BadEq()].index(1)
except ValueError as error:
    print(error)
d = {BadEq(): 1}
try:
    d[BadEq()]
except ValueError as error:
    print(error)
class BadHash:
    def __hash__(self):
        return "text"
try:
    hash(BadHash())
except TypeError as error:
    print(error)
class Rich:
    def __init__(self, v):
        self.v = v
    def __le__(self, other):
        return f"le {self.v}"
    def __gt__(self, other):
        return []
print(Rich(1) <= Rich(2), Rich(1) >= Rich(2), Rich(1) > 0, Rich(1) < Rich(2), not Rich(1) > 0)
class Default:
    pass
a = Default()
print(a == a, a != a, a == Default(), hash(a) == hash(a), a in [a], {a: 1}[a])
class SubList(list):
    __hash__ = lambda self: len(self)
print({SubList([1]): "ok"}[SubList([1])], SubList([1]) == [1], hash(SubList("abc")))
nan = float("nan")
print([nan] == [nan], nan in [nan], (nan,) == (nan,), {nan: 1} == {nan: 1}, [nan] == [float("nan")])
