import sys

sys.setrecursionlimit(40)

def ping(n):
    return pong(n)

def pong(n):
    return ping(n + 1)

try:
    ping(0)
finally:
    print("cleanup ran")
