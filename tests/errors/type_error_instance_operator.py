class Money:
    pass

print(Money() + Money())
