"""Two caches that forget the least recently used: an ordered dict, and a linked list with a dict."""

import sys

REQUESTS = int(sys.argv[1]) if len(sys.argv) > 1 else 500000


class DictCache:
    """A dict keeps insertion order: a used key is taken out and put back at the end."""

    def __init__(self, capacity):
        self.capacity = capacity
        self.entries = {}

    def get(self, key):
        if key not in self.entries:
            return None
        value = self.entries.pop(key)
        self.entries[key] = value
        return value

    def put(self, key, value):
        if key in self.entries:
            del self.entries[key]
        elif len(self.entries) >= self.capacity:
            del self.entries[next(iter(self.entries))]
        self.entries[key] = value

    def keys(self):
        return list(self.entries)


class Link:
    __slots__ = ("key", "value", "before", "after")

    def __init__(self, key, value):
        self.key = key
        self.value = value
        self.before = self.after = None


class LinkedCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.links = {}
        self.end = Link(None, None)
        self.end.before = self.end.after = self.end

    def unlink(self, link):
        link.before.after = link.after
        link.after.before = link.before

    def link_last(self, link):
        last = self.end.before
        last.after = self.end.before = link
        link.before, link.after = last, self.end

    def get(self, key):
        link = self.links.get(key)
        if link is None:
            return None
        self.unlink(link)
        self.link_last(link)
        return link.value

    def put(self, key, value):
        if key in self.links:
            self.unlink(self.links[key])
        elif len(self.links) >= self.capacity:
            oldest = self.end.after
            self.unlink(oldest)
            del self.links[oldest.key]
        link = Link(key, value)
        self.links[key] = link
        self.link_last(link)

    def keys(self):
        result = []
        link = self.end.after
        while link is not self.end:
            result.append(link.key)
            link = link.after
        return result


def cached(cache):
    def decorate(function):
        def call(argument):
            value = cache.get(argument)
            if value is None:
                call.misses += 1
                value = function(argument)
                cache.put(argument, value)
            else:
                call.hits += 1
            return value

        call.hits = call.misses = 0
        return call

    return decorate


def run(cache):
    @cached(cache)
    def square(number):
        return number * number + 1

    seed = 7
    total = 0
    for _ in range(REQUESTS):
        seed = (seed * 48271) % 2147483647
        # Small keys come more often than large ones.
        key = (seed % 97) * (seed // 97 % 13) // 4
        total += square(key)
    return total, square.hits, square.misses


first, second = DictCache(64), LinkedCache(64)
print("dict:  ", run(first))
print("linked:", run(second))
print("same order:", first.keys() == second.keys(), first.keys()[-5:])
