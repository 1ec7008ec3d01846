# Sorting where keys are computed, or compare, by guest code.

def sorted_of(iterable, key=None, reverse=False):
    result = [item for item in iterable]
    list_sort(result, key, reverse)
    return result


def list_sort(self, key=None, reverse=False):
    reverse = not not reverse
    items = _list_take(self)
    result = items
    try:
        keys = items if key is None else [key(item) for item in items]
        result = _sorted_by(items, keys, reverse)
        if result is None:
            result = items
            result = sorted_by_guest(items, keys, reverse)
    finally:
        unchanged = _list_give(self, result)
    if not unchanged:
        raise ValueError("list modified during sort")


def sorted_by_guest(items, keys, reverse):
    order = [index for index in range(len(keys))]
    if reverse:
        order.reverse()
    runs = sort_runs(keys, order)
    while len(runs) > 1:
        merged = []
        ends = []
        start = 0
        for index in range(0, len(runs) - 1, 2):
            sort_merge(keys, order, start, runs[index], runs[index + 1], merged)
            start = runs[index + 1]
            ends.append(start)
        if len(runs) % 2:
            merged.extend(order[start:])
            ends.append(len(order))
        order = merged
        runs = ends
    if reverse:
        order.reverse()
    return [items[index] for index in order]


# Where sorted runs of the order end; short ones are extended by binary insertion.
def sort_runs(keys, order):
    count = len(order)
    shortest = count
    odd = 0
    while shortest >= 64:
        odd |= shortest & 1
        shortest >>= 1
    shortest += odd
    ends = []
    start = 0
    while start < count:
        end = sort_natural_run(keys, order, start)
        limit = min(start + shortest, count)
        while end < limit:
            place = order[end]
            key = keys[place]
            low = start
            high = end
            while low < high:
                middle = (low + high) // 2
                if key < keys[order[middle]]:
                    high = middle
                else:
                    low = middle + 1
            order.pop(end)
            order.insert(low, place)
            end += 1
        ends.append(end)
        start = end
    return ends


def sort_natural_run(keys, order, start):
    count = len(order)
    if start + 1 >= count:
        return count
    descending = not not (keys[order[start + 1]] < keys[order[start]])
    end = start + 2
    while end < count and (not not (keys[order[end]] < keys[order[end - 1]])) == descending:
        end += 1
    if descending:
        order[start:end] = order[start:end][::-1]
    return end


def sort_merge(keys, order, start, middle, end, merged):
    left = start
    right = middle
    while left < middle and right < end:
        if keys[order[right]] < keys[order[left]]:
            merged.append(order[right])
            right += 1
        else:
            merged.append(order[left])
            left += 1
    merged.extend(order[left:middle])
    merged.extend(order[right:end])
