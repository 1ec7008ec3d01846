try:
    try:
        {}["k"]
    except KeyError:
        [][1]
except IndexError as error:
    raise TypeError("third") from error
