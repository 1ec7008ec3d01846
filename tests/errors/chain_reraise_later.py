saved = None
try:
    1 / 0
except ZeroDivisionError as error:
    saved = error
print("later")
raise saved
