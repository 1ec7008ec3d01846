"""Count words of a text made by a small grammar and a linear congruential generator."""

import sys

WORDS = int(sys.argv[1]) if len(sys.argv) > 1 else 600000

SYLLABLES = ["ka", "lo", "mi", "ren", "to", "shu", "ve", "na", "pi", "dor", "as", "el"]
MARKS = ["", "", "", "", ",", ".", ";", "!"]


class Generator:
    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        self.state = (self.state * 1103515245 + 12345) % 2147483648
        return (self.state >> 8) % limit

    def word(self):
        first = SYLLABLES[self.below(len(SYLLABLES))]
        second = SYLLABLES[self.below(4)]
        text = first + second
        if self.below(10) == 0:
            text = text.capitalize()
        return text + MARKS[self.below(len(MARKS))]


def make_text(count):
    generator = Generator(2024)
    lines = []
    while count > 0:
        length = min(count, 12)
        lines.append(" ".join([generator.word() for _ in range(length)]))
        count -= length
    return "\n".join(lines)


def count_words(text):
    counts = {}
    for line in text.splitlines():
        for raw in line.lower().split():
            word = raw.strip(",.;!")
            if word in counts:
                counts[word] += 1
            else:
                counts[word] = 1
    return counts


def letter_histogram(text):
    counts = {}
    for letter in text:
        if letter.isalpha():
            counts[letter] = counts.get(letter, 0) + 1
    return counts


text = make_text(WORDS)
counts = count_words(text)
ranking = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
print(f"{len(text)} characters, {sum(counts.values())} words, {len(counts)} different")
for word, count in ranking[:10]:
    print(f"{word:<8}{count:>7} {100 * count / WORDS:6.2f}%")
letters = letter_histogram(text.lower()[:20000])
peak = max(letters.values())
for letter in sorted(letters):
    print(letter, "#" * (30 * letters[letter] // peak))
