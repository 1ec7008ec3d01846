"""Cheapest paths over a hilly grid, with a binary heap of our own."""

import sys

SIDE = int(sys.argv[1]) if len(sys.argv) > 1 else 350


class Heap:
    def __init__(self):
        self.items = []

    def __len__(self):
        return len(self.items)

    def push(self, item):
        items = self.items
        items.append(item)
        place = len(items) - 1
        while place > 0:
            parent = (place - 1) // 2
            if items[parent] <= item:
                break
            items[place] = items[parent]
            place = parent
        items[place] = item

    def pop(self):
        items = self.items
        if not items:
            raise IndexError("pop from an empty heap")
        last = items.pop()
        if not items:
            return last
        smallest = items[0]
        place = 0
        size = len(items)
        while True:
            child = 2 * place + 1
            if child >= size:
                break
            if child + 1 < size and items[child + 1] < items[child]:
                child += 1
            if last <= items[child]:
                break
            items[place] = items[child]
            place = child
        items[place] = last
        return smallest


class Hills:
    def __init__(self, side):
        self.side = side
        self.heights = [[self.height(x, y) for x in range(side)] for y in range(side)]

    @staticmethod
    def height(x, y):
        return (x * x * 7 + y * 13 + x * y) % 23 + (9 if (x + 2 * y) % 11 == 0 else 0)

    def neighbours(self, place):
        x, y = place
        result = []
        if x > 0:
            result.append((x - 1, y))
        if y > 0:
            result.append((x, y - 1))
        if x < self.side - 1:
            result.append((x + 1, y))
        if y < self.side - 1:
            result.append((x, y + 1))
        return result

    def cost(self, here, there):
        climb = self.heights[there[1]][there[0]] - self.heights[here[1]][here[0]]
        return 1 + (climb * 2 if climb > 0 else -climb // 2)


def shortest_path(hills, start, goal):
    distances = {start: 0}
    came_from = {}
    heap = Heap()
    heap.push((0, start))
    settled = 0
    while heap:
        distance, here = heap.pop()
        if distance > distances[here]:
            continue
        settled += 1
        if here == goal:
            break
        for there in hills.neighbours(here):
            longer = distance + hills.cost(here, there)
            if there not in distances or longer < distances[there]:
                distances[there] = longer
                came_from[there] = here
                heap.push((longer, there))
    path = [goal]
    while path[-1] != start:
        path.append(came_from[path[-1]])
    path.reverse()
    return distances[goal], path, settled


hills = Hills(SIDE)
corner = (SIDE - 1, SIDE - 1)
there, path, settled = shortest_path(hills, (0, 0), corner)
back, way, _ = shortest_path(hills, corner, (0, 0))
print(f"there: cost {there}, {len(path)} cells, {settled} settled")
print(f"back:  cost {back}, {len(way)} cells")
print("first steps:", path[:6])
try:
    Heap().pop()
except IndexError as error:
    print("IndexError:", error)
