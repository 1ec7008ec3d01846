"""Recursion through functions, methods, dunders and structures, to moderate depth."""

def down(n):
    return 0 if n == 0 else 1 + down(n - 1)
print(down(900))
class Chain:
    def __init__(self, rest=None):
        self.rest = rest
    def __len__(self):
        return 1 + (len(self.rest) if self.rest else 0)
    def __repr__(self):
        return "." + (repr(self.rest) if self.rest is not None else "")
    def __bool__(self):
        return True
    def __eq__(self, other):
        return other is not None and self.rest == other.rest
def chain(n):
    head = None
    for _ in range(n):
        head = Chain(head)
    return head
print(len(chain(100)), repr(chain(50)), chain(60) == chain(60), chain(3) == chain(4))
def catch_depth(n):
    try:
        return catch_depth(n + 1)
    except RecursionError:
        return n
print(catch_depth(0) > 900)
def endless():
    return [endless() for _ in range(1)]
try:
    endless()
except RecursionError as error:
    print(type(error).__name__)
def hanoi(n, source, target, spare, moves):
    if n:
        hanoi(n - 1, source, spare, target, moves)
        moves.append((source, target))
        hanoi(n - 1, spare, target, source, moves)
    return moves
print(len(hanoi(8, "a", "c", "b", [])), hanoi(2, "a", "c", "b", []))
def flatten(value):
    return [x for item in value for x in flatten(item)] if isinstance(value, list) else [value]
nested = 1
for n in range(30):
    nested = [nested, n]
print(flatten(nested))
def collatz(n, steps=0):
    return steps if n == 1 else collatz(n // 2 if n % 2 == 0 else 3 * n + 1, steps + 1)
print(collatz(27), collatz(97))
