"""assert with and without message; what is evaluated when."""

def message():
    print("message evaluated")
    return "the message"

assert True, message()
assert [0], "non-empty list"
assert 1 < 2 < 3
for test in (
    lambda: 0, lambda: [], lambda: None,
):
    try:
        assert test(), message()
    except AssertionError as error:
        print(repr(error), error.args)
try:
    assert False
except AssertionError as error:
    print(repr(error), str(error) == "", error.args)
try:
    assert 1 == 2, ("tuple", 2)
except AssertionError as error:
    print(repr(error), error.args)
try:
    assert not (value := 5), value
except AssertionError as error:
    print(error, value)
try:
    assert 1 / 0
except ZeroDivisionError as error:
    print("the test itself failed:", error)
AssertionErrorSaved = AssertionError
AssertionError = ValueError
try:
    assert False, "rebound"
except AssertionErrorSaved as error:
    print("still", type(error).__name__, error)
print(__debug__)
