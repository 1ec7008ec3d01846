"""String building: Caesar and Vigenere ciphers, run-length coding, palindromes, wrapping."""

import sys

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 2200

VERSE = (
    "A snake that pretends to be fiercer than it is will hiss and puff, "
    "and if that does not help it rolls over and plays dead, tongue out, "
    "until the danger has gone and it may turn over and go on with its day."
)


def shift_letter(letter, amount):
    if "a" <= letter <= "z":
        return chr((ord(letter) - ord("a") + amount) % 26 + ord("a"))
    if "A" <= letter <= "Z":
        return chr((ord(letter) - ord("A") + amount) % 26 + ord("A"))
    return letter


def caesar(text, amount):
    return "".join([shift_letter(letter, amount) for letter in text])


def vigenere(text, key, sign=1):
    result = []
    used = 0
    for letter in text:
        if letter.isalpha():
            result.append(shift_letter(letter, sign * (ord(key[used % len(key)]) - ord("a"))))
            used += 1
        else:
            result.append(letter)
    return "".join(result)


def run_length_encode(text):
    result = ""
    index = 0
    while index < len(text):
        end = index
        while end < len(text) and text[end] == text[index]:
            end += 1
        count = end - index
        result += (str(count) if count > 1 else "") + text[index]
        index = end
    return result


def run_length_decode(code):
    result = ""
    count = ""
    for letter in code:
        if letter.isdigit():
            count += letter
        else:
            result += letter * int(count or "1")
            count = ""
    return result


def crack(text):
    """The shift whose decoding has the most frequent English letters."""
    def score(amount):
        plain = caesar(text, -amount).lower()
        return sum([plain.count(letter) for letter in "etaoin"])

    return max(range(26), key=score)


def wrap(text, width):
    lines = []
    line = ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return lines + [line]


def palindromes(text, least):
    found = []
    for centre in range(len(text)):
        for left, right in ((centre, centre), (centre, centre + 1)):
            while left >= 0 and right < len(text) and text[left] == text[right]:
                left -= 1
                right += 1
            if right - left - 1 >= least:
                found.append(text[left + 1:right])
    return sorted(set(found), key=lambda word: (-len(word), word))


print(caesar("Hello, World!", 3), caesar(caesar("Hello, World!", 3), -3))
print(vigenere("attack at dawn", "lemon"), vigenere(vigenere("attack at dawn", "lemon"), "lemon", -1))
picture = "    ####\n  ########\n    ####\n"
print(run_length_encode(picture).replace("\n", "/"))
for line in wrap(VERSE, 40):
    print(f"|{line:^40}|")
print(palindromes("".join(filter(str.isalpha, VERSE.lower())), 3))

checksum = 0
for round in range(ROUNDS):
    secret = caesar(VERSE, round)
    shift = crack(secret[:60])
    secret = vigenere(secret, "hognose")
    code = run_length_encode(secret)
    if run_length_decode(code) != secret:
        raise AssertionError("lost in coding")
    checksum = (checksum * 131 + len(code) * shift + ord(secret[round % len(secret)])) % 1000003
print("checksum:", checksum)
