"""Small text programs: palindromes, anagrams, roman numbers, FizzBuzz, Pig Latin, bracket matching."""

def is_palindrome(text):
    letters = [c.lower() for c in text if c.isalnum()]
    return letters == letters[::-1]
print(is_palindrome("A man, a plan, a canal: Panama!"), is_palindrome("nope"), is_palindrome(""))
def anagrams(words):
    groups = {}
    for word in words:
        groups.setdefault("".join(sorted(word)), []).append(word)
    return [group for group in groups.values() if len(group) > 1]
print(anagrams("listen silent enlist google elbow below".split()))
NUMERALS = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
def to_roman(n):
    result = ""
    for value, numeral in NUMERALS:
        while n >= value:
            result += numeral
            n -= value
    return result
def from_roman(text):
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    total = 0
    for here, following in zip(text, text[1:] + " "):
        value = values[here]
        total += -value if values.get(following, 0) > value else value
    return total
print([to_roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999)],
    all(from_roman(to_roman(n)) == n for n in range(1, 500)))
print(", ".join("FizzBuzz" if n % 15 == 0 else "Fizz" if n % 3 == 0 else "Buzz" if n % 5 == 0 else str(n) for n in range(1,
    21)))
def pig_latin(word):
    for i, c in enumerate(word):
        if c in "aeiou":
            return word[i:] + word[:i] + "ay"
    return word + "ay"
print(" ".join(map(pig_latin, "the quick brown fox".split())))
def balanced(text):
    stack = []
    pairs = {")": "(", "]": "[", "}": "{"}
    for c in text:
        if c in pairs.values():
            stack.append(c)
        elif c in pairs:
            if not stack or stack.pop() != pairs[c]:
                return False
    return not stack
print([balanced(t) for t in ("()", "([{}])", "(]", "(", "", "())(")])
def word_lengths(text):
    histogram = {}
    for word in text.split():
        histogram[len(word)] = histogram.get(len(word), 0) + 1
    return "\n".join(f"{length:2} {'*' * histogram[length]}" for length in sorted(histogram))
print(word_lengths("a bb cc ddd eee fff gggg"))
def look_and_say(n):
    text = "1"
    for _ in range(n):
        result, i = "", 0
        while i < len(text):
            j = i
            while j < len(text) and text[j] == text[i]:
                j += 1
            result += str(j - i) + text[i]
            i = j
        text = result
    return text
print([look_and_say(n) for n in range(7)])
def rot13(text):
    return "".join(chr((ord(c) - 97 + 13) % 26 + 97) if "a" <= c <= "z" else c for c in text)
print(rot13("hello, world"), rot13(rot13("round trip")))
print("\n".join(" " * (4 - n) + "*" * (2 * n - 1) for n in range(1, 5)))
