"""except* splits exception groups."""

def run(group):
    try:
        raise group
    except* ValueError as g:
        print("values", [str(e) for e in g.exceptions])
    except* (TypeError, KeyError) as g:
        print("types or keys", [repr(e) for e in g.exceptions])
    else:
        print("else")
    finally:
        print("finally")
run(ExceptionGroup("both", [ValueError("a"), TypeError("b"), ValueError("c"), KeyError("d")]))
run(ExceptionGroup("one", [ValueError("x")]))
try:
    run(ExceptionGroup("rest", [ValueError("v"), OSError("left over")]))
except ExceptionGroup as group:
    print(group.message, group.exceptions)
try:
    raise ValueError("naked")
except* ValueError as group:
    print(type(group).__name__, group.exceptions)
nested = ExceptionGroup("outer", [ExceptionGroup("inner", [ValueError(1), TypeError(2)]), ValueError(3)])
matched, rest = nested.split(ValueError)
print(matched, "|", rest)
print(nested.subgroup(TypeError), nested, len(nested.exceptions), repr(nested))
for bad in (lambda: ExceptionGroup("none", []), lambda: ExceptionGroup("bad", [1]),
    lambda: ExceptionGroup(5, [ValueError()])):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
