class BankError(Exception):
    pass

raise BankError("not enough money", 5)
