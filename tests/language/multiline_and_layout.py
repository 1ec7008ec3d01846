"""Line joining, semicolons, comments, docstrings, odd but legal layout."""

total = (1 +
         2  # comment inside
         + 3)
text = "a" \
    "b"
print(total, text); print("same line")
if True: print("inline"); print("two")
values = [
    1,
    2,

    3,
]
table = {
    "a": 1,  # one
    "b": [
        2,
    ],
}
def function(
    a,
    b=2,
    *args,
    c=3,
    **kwargs,
):
    """Docstring.

    More text.
    """
    return a, b, args, c, kwargs
print(values, table, function(1), function.__doc__)
print(
    "call",
    "over lines",
    sep="-",
)
class Empty: pass
class Doc:
    "single quotes"
    x = 1; y = 2
def one_line(x): return x * 2
for i in range(2): print(i, end=" ")
print(Doc.__doc__, Doc.y, one_line(4), Empty.__doc__)
while False: pass
else: print("while else")
try: 1 / 0
except ZeroDivisionError: print("inline except")
finally: print("inline finally")
x = 1 if True \
    else 2
assert x == 1, \
    "message"
"""a string statement"""
1 + 1
...
def stub(): ...
print(stub(), x
      )
if (x == 1 and
        total == 6):
  print("two spaces")
if x:
	print("tab")
ünïcode = "identifier"
print(ünïcode, __name__)
lambda_in_parens = (lambda
                    a: a)
print(lambda_in_parens(1), not
      0)
_ = __ = 1; print(_ + __)
match = case = type = 5
print(match, case, type)
