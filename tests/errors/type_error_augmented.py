total = 0
for word in ["a"]:
    total += word
