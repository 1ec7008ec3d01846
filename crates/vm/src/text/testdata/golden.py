"""What the generators of golden files share; see text/golden.rs for the format."""

import pathlib
import struct
import sys

if sys.version_info[:2] != (3, 14):
    sys.exit("run with python3.14")


def escape(field):
    out = []
    for c in str(field):
        if c in "\\":
            out.append("\\\\")
        elif c in "\t\n\r":
            out.append({"\t": "\\t", "\n": "\\n", "\r": "\\r"}[c])
        elif " " <= c <= "~":
            out.append(c)
        else:
            out.append(f"\\u{{{ord(c):x}}}")
    return "".join(out)


def bits(value):
    return f"{struct.unpack('<Q', struct.pack('<d', value))[0]:016x}"


def from_bits(number):
    return struct.unpack("<d", struct.pack("<Q", number))[0]


def outcome(function):
    try:
        return "=" + function()
    except Exception as error:
        return f"!{type(error).__name__}: {error}"


class Golden:
    """A golden file being written; a case that was seen before is left out."""

    def __init__(self, script, name):
        self.path = pathlib.Path(script).with_name(name)
        self.lines = dict.fromkeys([f"# Written by generate.py from CPython {sys.version_info[0]}.{sys.version_info[1]}."])

    def add(self, *fields):
        self.lines["\t".join(map(escape, fields))] = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.path.write_text("\n".join(self.lines) + "\n", encoding="ascii")
