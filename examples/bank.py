"""Accounts, fees and failing transfers: classes, inheritance and exceptions."""

import sys

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 500000


class BankError(Exception):
    pass


class InsufficientFunds(BankError):
    def __init__(self, account, amount):
        super().__init__(f"{account.owner} lacks {amount - account.balance}")
        self.missing = amount - account.balance


class Frozen(BankError):
    pass


class Account:
    count = 0

    def __init__(self, owner, balance=0):
        Account.count += 1
        self.number = 1000 + Account.count
        self.owner = owner
        self.balance = balance
        self.frozen = False
        self.history = []

    def record(self, kind, amount):
        self.history.append((kind, amount))
        if len(self.history) > 50:
            del self.history[:25]

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError(f"cannot deposit {amount}")
        self.check()
        self.balance += amount
        self.record("deposit", amount)

    def withdraw(self, amount):
        self.check()
        if amount > self.available():
            raise InsufficientFunds(self, amount)
        self.balance -= amount
        self.record("withdraw", amount)

    def check(self):
        if self.frozen:
            raise Frozen(f"account {self.number} is frozen")

    def available(self):
        return self.balance

    def __repr__(self):
        return f"<{type(self).__name__} {self.number} {self.owner}: {self.balance}>"


class Savings(Account):
    def __init__(self, owner, balance=0, rate=2):
        super().__init__(owner, balance)
        self.rate = rate

    def add_interest(self):
        interest = self.balance * self.rate // 1000
        if interest:
            self.deposit(interest)
        return interest


class Checking(Account):
    overdraft = 200
    fee = 1

    def withdraw(self, amount):
        super().withdraw(amount + self.fee)

    def available(self):
        return self.balance + self.overdraft


class Bank:
    def __init__(self):
        self.accounts = {}
        self.failures = {}

    def open(self, account):
        self.accounts[account.number] = account
        return account

    def transfer(self, source, target, amount):
        """Move money; when the target refuses, the source gets it back."""
        giver, taker = self.accounts[source], self.accounts[target]
        giver.withdraw(amount)
        try:
            taker.deposit(amount)
        except BankError:
            giver.balance += amount
            raise

    def attempt(self, source, target, amount):
        try:
            self.transfer(source, target, amount)
        except (BankError, KeyError, ValueError) as error:
            name = type(error).__name__
            self.failures[name] = self.failures.get(name, 0) + 1
            return False
        else:
            return True


bank = Bank()
for name in ("Ada", "Blaise", "Carl", "Dorothy"):
    bank.open(Savings(name, 5000))
    bank.open(Checking(name, 800))

succeeded = 0
seed = 17
for turn in range(ROUNDS):
    seed = (seed * 75 + 74) % 65537
    source = 1001 + seed % 8
    target = 1001 + seed // 8 % 9
    if bank.attempt(source, target, seed % 700):
        succeeded += 1
    if turn % 100 == 0:
        for account in bank.accounts.values():
            if isinstance(account, Savings) and not account.frozen:
                account.add_interest()
    bank.accounts[1003].frozen = turn // 500 % 2 == 1

print(f"{succeeded} of {ROUNDS} transfers succeeded")
print("failures:", sorted(bank.failures.items()))
for account in bank.accounts.values():
    print(account, account.history[-1])
try:
    bank.transfer(1001, 1002, 10 ** 12)
except InsufficientFunds as error:
    print(type(error).__name__, error.missing > 0)
