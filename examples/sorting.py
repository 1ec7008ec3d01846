"""Quicksort, mergesort, heapsort, insertion and radix sort on the same numbers."""

import sys

N = int(sys.argv[1]) if len(sys.argv) > 1 else 130000


def make_numbers(count, seed=12345):
    numbers = []
    for _ in range(count):
        seed = (seed * 1664525 + 1013904223) % 4294967296
        numbers.append(seed >> 12)
    return numbers


def quicksort(items):
    def sort(low, high):
        while low < high:
            pivot = items[(low + high) // 2]
            left, right = low, high
            while left <= right:
                while items[left] < pivot:
                    left += 1
                while items[right] > pivot:
                    right -= 1
                if left <= right:
                    items[left], items[right] = items[right], items[left]
                    left += 1
                    right -= 1
            if right - low < high - left:
                sort(low, right)
                low = left
            else:
                sort(left, high)
                high = right

    sort(0, len(items) - 1)
    return items


def mergesort(items):
    if len(items) <= 1:
        return items
    middle = len(items) // 2
    left, right = mergesort(items[:middle]), mergesort(items[middle:])
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            merged.append(left[i])
            i += 1
        else:
            merged.append(right[j])
            j += 1
    merged.extend(left[i:])
    merged.extend(right[j:])
    return merged


def heapsort(items):
    def sink(root, size):
        while True:
            child = 2 * root + 1
            if child >= size:
                return
            if child + 1 < size and items[child] < items[child + 1]:
                child += 1
            if items[root] >= items[child]:
                return
            items[root], items[child] = items[child], items[root]
            root = child

    for root in range(len(items) // 2 - 1, -1, -1):
        sink(root, len(items))
    for end in range(len(items) - 1, 0, -1):
        items[0], items[end] = items[end], items[0]
        sink(0, end)
    return items


def insertion_sort(items):
    for index in range(1, len(items)):
        item = items[index]
        place = index
        while place > 0 and items[place - 1] > item:
            items[place] = items[place - 1]
            place -= 1
        items[place] = item
    return items


def radix_sort(items, digit_bits=8):
    mask = (1 << digit_bits) - 1
    shift = 0
    while max(items) >> shift:
        buckets = [[] for _ in range(mask + 1)]
        for item in items:
            buckets[item >> shift & mask].append(item)
        items = [item for bucket in buckets for item in bucket]
        shift += digit_bits
    return items


numbers = make_numbers(N)
expected = sorted(numbers)
print("smallest", expected[:3], "largest", expected[-3:])
for sort in (quicksort, mergesort, heapsort, radix_sort):
    print(f"{sort.__name__:<15}", sort(numbers[:]) == expected)
few = numbers[:N // 50]
print(f"{insertion_sort.__name__:<15}", insertion_sort(few[:]) == sorted(few))
