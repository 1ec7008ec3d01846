"""An interpreter of the eight-instruction language, running programs of growing size."""

import sys

SQUARES = int(sys.argv[1]) if len(sys.argv) > 1 else 150

class ProgramError(Exception):
    pass


def match_brackets(source):
    targets = {}
    open_brackets = []
    for place, letter in enumerate(source):
        if letter == "[":
            open_brackets.append(place)
        elif letter == "]":
            if not open_brackets:
                raise ProgramError(f"']' without '[' at {place}")
            start = open_brackets.pop()
            targets[start] = place
            targets[place] = start
    if open_brackets:
        raise ProgramError(f"'[' without ']' at {open_brackets[-1]}")
    return targets


def run(source, tape_size=300):
    targets = match_brackets(source)
    tape = [0] * tape_size
    output = []
    head = place = steps = 0
    while place < len(source):
        letter = source[place]
        if letter == ">":
            head += 1
            if head == tape_size:
                raise ProgramError("the tape is too short")
        elif letter == "<":
            head -= 1
        elif letter == "+":
            tape[head] = (tape[head] + 1) & 255
        elif letter == "-":
            tape[head] = (tape[head] - 1) & 255
        elif letter == ".":
            output.append(chr(tape[head]))
        elif letter == "[":
            if tape[head] == 0:
                place = targets[place]
        elif letter == "]":
            if tape[head] != 0:
                place = targets[place]
        place += 1
        steps += 1
    return "".join(output), steps


def multiply_program(left, right):
    """Multiply two numbers in a triple loop, then print the product as that many dots modulo 256."""
    return "+" * left + "[>" + "+" * right + "[>+>+<<-]>>[<+>-]<<<-]" + ">>[>" + "+" * 46 + ".[-]<-]"


def printing_program(text):
    """A program that prints a text, moving one cell from letter to letter."""
    parts = []
    value = 0
    for letter in text:
        change = ord(letter) - value
        parts.append(("+" if change > 0 else "-") * abs(change) + ".")
        value = ord(letter)
    return "".join(parts)


text, steps = run(printing_program("Hello from a tape!"))
print(text, steps)
total = 0
for size in range(1, SQUARES + 1):
    dots, steps = run(multiply_program(size, size % 7 + 1))
    total += steps
    if size % 5 == 0:
        print(size, len(dots), steps)
print("steps:", total)
for broken in ("+[", "+]", ">" * 301):
    try:
        run(broken)
    except ProgramError as error:
        print("error:", error)
