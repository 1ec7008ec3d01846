"""Lone surrogates in text: repr, comparison, length, encoding."""

high, low = "\ud83d", "\ude00"
print(repr(high), ascii(low), repr("a" + high + "b"), len(high + low), high + low == "\U0001f600", [high])
print(high == "\ud83d", high < low, high < "\uffff", high in "x\ud83dy", ord(high), chr(0xd800) == "\ud800",
    "x\ud83dy".index(high))
print((high * 3).count(high), f"{high!r:>12}", (high + "a").replace(high, "b"), high.isalpha(),
    high.isprintable(), {high: 1}["\ud83d"])
print(high.encode("utf-8", "surrogatepass"), b"\xed\xa0\xbd".decode("utf-8", "surrogatepass") == high,
    high.encode("utf-8", "replace"), high.encode("utf-8", "backslashreplace"))
for action in (lambda: high.encode(), lambda: high.encode("utf-16"), lambda: b"\xed\xa0\xbd".decode()):
    try:
        print(action())
    except UnicodeError as error:
        print(type(error).__name__, error)
