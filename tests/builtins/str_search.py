"""find, index, count, startswith, in, replace, partition."""

text = "the cat sat on the mat"
print(text.find("at"), text.find("at", 6), text.find("at", 6, 9), text.find("dog"), text.find(""),
    text.find("", 50), text.rfind("at"), text.rfind("at", 0, 10))
print(text.index("sat"), text.rindex("the"), text.count("at"), text.count("the", 1), text.count(""),
    text.count("a", 0, 6), "aaaa".count("aa"), "".count(""))
print(text.startswith("the"), text.startswith("cat", 4), text.startswith(("a", "t")), text.startswith(""),
    text.endswith("mat"), text.endswith("the", 0, 18), text.endswith(()), text.endswith(("x", "t")))
print("cat" in text, "dog" in text, "" in text, "" in "", "the mat" in text, "T" in text)
print(text.replace("at", "AT"), text.replace("at", "", 2), text.replace("", "-", 4), text.replace("zz", "y"),
    "aaa".replace("aa", "b"), text.replace("the", "a", -1), "abc".replace("", "."))
print(text.partition(" "), text.rpartition(" "), text.partition("zz"), text.rpartition("zz"),
    "a=b=c".partition("="), "a=b=c".rpartition("="))
print(text.removeprefix("the "), text.removesuffix("mat"), text.removeprefix("x"), "aa".removeprefix("a"))
print("日本日本".find("本"), "日本日本".rfind("本"), "日本日本".count("日"), "a😀b😀".index("b"), "ß".find("s"),
    "naïve".replace("ï", "i"))
print("abc".find("c", -1), "abc".find("a", -2), "abc".find("b", None, None), "abcabc".index("c", 3),
    "abc".find("bc", 1, 2))
def attempt(*actions):
    for action in actions:
        try:
            print(action())
        except Exception as error:
            print(type(error).__name__, error)
attempt(lambda: text.index("dog"), lambda: text.rindex("dog"), lambda: text.find(5), lambda: 5 in text,
    lambda: text.partition(""), lambda: text.startswith(5), lambda: text.startswith(["t"]),
        lambda: text.replace("a"), lambda: text.replace("a", 5), lambda: text.count(),
            lambda: text.find("a", "b"), lambda: None in "None", lambda: text.replace("t", "T", count=1),
            lambda: text.removeprefix(1))
