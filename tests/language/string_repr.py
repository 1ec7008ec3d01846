"""repr of text: quotes, escapes, control and unprintable characters."""

samples = [
    "plain", "it's", 'say "hi"', "both ' and \"", "tab\t", "new\nline", "return\r", "back\\slash", "nul\0",
        "\x01\x1f",
    "\x7f", "\x80\x9f", "\xa0", "é", "\xad", "\u2028", "日本", "\ud7ff", "😀", "\U0010ffff", "\u200b", "\ufeff",
        "",
    "\a\b\f\v", "'", '"', "\\'", "mixed\t'\"\n",
]
for sample in samples:
    print(repr(sample), len(sample), ascii(sample))
print("\x41\u0042\U00000043\103\N{LATIN SMALL LETTER A}")
print("a\
b", 'single', "double", '''triple
lines''', """more ' and "quotes" inside""")
print(r"raw\n\t\\", R'\'', "adjacent " "literals" ' join', f"{1}" "plain" f"{2}")
print([samples[1], samples[2]], ("a'b",), {"k'": 'v"'}, {"set's"})
print(str("it's"), "%r" % "it's", "{!r}".format('a"b'), f"{'x'!r}", f"{'é'!a}")
print(b"bytes", b"it's", b'"', b"\x00\xff\n\t\\", b"a" b"b", rb"\n", bytes([65, 200]))
print("é" == "\u00e9", "e\u0301" == "é", len("e\u0301"), "ß".upper(), "İ".lower() == "i̇", "ǆ".title())
