"""ord, chr, hex, oct, bin, ascii, repr."""

print(ord("a"), ord("é"), ord("日"), ord("😀"), ord("\0"), ord(b"x"), chr(97), chr(233), chr(0x65e5),
    chr(0x1f600), repr(chr(0)), repr(chr(0x10ffff)))
print(hex(0), hex(255), hex(-255), hex(2 ** 70), oct(0), oct(8), oct(-8), bin(0), bin(10), bin(-10),
    bin(2 ** 40), hex(True), bin(False))
print([chr(c) for c in range(97, 103)], "".join(chr(ord(c) + 1) for c in "HAL"), sorted("bca", key=ord),
    [ord(c) for c in "héé"])
print(ascii("é"), ascii("日"), ascii("😀"), ascii("a'b"), ascii(["é"]), ascii(None), ascii("\n"), repr("é"))
for action in (lambda: ord(""), lambda: ord("ab"), lambda: ord(5), lambda: ord(None), lambda: ord(b"ab"),
    lambda: chr(-1), lambda: chr(0x110000), lambda: chr("a"), lambda: chr(1.5), lambda: hex(1.5),
    lambda: bin("1"), lambda: oct(None), lambda: ord(), lambda: chr(1, 2), lambda: chr(2 ** 70)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
