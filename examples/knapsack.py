"""The 0/1 knapsack by dynamic programming, with the chosen items read back from the table."""

import sys

ITEMS = int(sys.argv[1]) if len(sys.argv) > 1 else 600
CAPACITY = ITEMS * 12


class Item:
    def __init__(self, name, weight, value):
        self.name = name
        self.weight = weight
        self.value = value

    def __repr__(self):
        return f"{self.name}({self.weight}kg, {self.value})"


def make_items(count):
    items = []
    for index in range(count):
        weight = 5 + index * 37 % 91
        value = 10 + index * 53 % 97
        items.append(Item(f"item{index}", weight, value))
    return items


def fill_table(items, capacity):
    """The best value for each capacity, and for each item whether that takes it."""
    best = [0] * (capacity + 1)
    decisions = []
    for item in items:
        weight, value = item.weight, item.value
        row = best[:weight]
        taken = [False] * weight
        for room in range(weight, capacity + 1):
            without = best[room]
            within = best[room - weight] + value
            if within > without:
                row.append(within)
                taken.append(True)
            else:
                row.append(without)
                taken.append(False)
        best = row
        decisions.append(taken)
    return best, decisions


def chosen_items(items, decisions, capacity):
    chosen = []
    room = capacity
    for item, taken in zip(reversed(items), reversed(decisions)):
        if taken[room]:
            chosen.append(item)
            room -= item.weight
    chosen.reverse()
    return chosen


def greedy_value(items, capacity):
    total = 0
    for item in sorted(items, key=lambda item: item.value / item.weight, reverse=True):
        if item.weight <= capacity:
            capacity -= item.weight
            total += item.value
    return total


items = make_items(ITEMS)
values, decisions = fill_table(items, CAPACITY)
best = values[CAPACITY]
chosen = chosen_items(items, decisions, CAPACITY)
print(f"{ITEMS} items, capacity {CAPACITY}: best value {best}, greedy {greedy_value(items, CAPACITY)}")
print(f"{len(chosen)} chosen, weight {sum([item.weight for item in chosen])}")
print("first:", chosen[:3])
assert sum([item.value for item in chosen]) == best
