text = "abc"
del text[0]
