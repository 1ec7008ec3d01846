"""A calculator: tokenizer, recursive-descent parser to closures, variables and errors with places."""

import math
import sys

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 25000

PRECEDENCE = {"+": 1, "-": 1, "*": 2, "/": 2, "%": 2}
FUNCTIONS = {"sqrt": math.sqrt, "abs": abs, "floor": math.floor}


class CalculatorError(Exception):
    def __init__(self, message, place):
        super().__init__(f"{message} at {place}")
        self.place = place


class Token:
    def __init__(self, kind, text, place):
        self.kind = kind
        self.text = text
        self.place = place


def tokenize(source):
    tokens = []
    place = 0
    while place < len(source):
        letter = source[place]
        start = place
        if letter.isspace():
            place += 1
            continue
        if letter.isdigit() or letter == ".":
            while place < len(source) and (source[place].isdigit() or source[place] == "."):
                place += 1
            tokens.append(Token("number", source[start:place], start))
        elif letter.isalpha():
            while place < len(source) and source[place].isalnum():
                place += 1
            tokens.append(Token("name", source[start:place], start))
        elif letter in "+-*/%^()=":
            place += 1
            tokens.append(Token("sign", letter, start))
        else:
            raise CalculatorError(f"unexpected {letter!r}", start)
    tokens.append(Token("end", "", place))
    return tokens


class Parser:
    def __init__(self, source, variables):
        self.tokens = tokenize(source)
        self.index = 0
        self.variables = variables

    def peek(self):
        return self.tokens[self.index]

    def take(self):
        token = self.tokens[self.index]
        self.index += 1
        return token

    def statement(self):
        if self.tokens[0].kind == "name" and self.tokens[1].text == "=":
            name = self.take().text
            self.take()
            value = self.expression(1)()
            self.variables[name] = value
        else:
            value = self.expression(1)()
        token = self.peek()
        if token.kind != "end":
            raise CalculatorError(f"unexpected {token.text!r}", token.place)
        return value

    def expression(self, level):
        left = self.power()
        while PRECEDENCE.get(self.peek().text, 0) >= level:
            token = self.take()
            right = self.expression(PRECEDENCE[token.text] + 1)
            left = binary(token, left, right)
        return left

    def power(self):
        base = self.unary()
        if self.peek().text == "^":
            self.take()
            exponent = self.power()
            return lambda: base() ** exponent()
        return base

    def unary(self):
        if self.peek().text == "-":
            self.take()
            operand = self.power()
            return lambda: -operand()
        return self.atom()

    def atom(self):
        token = self.take()
        if token.kind == "number":
            value = float(token.text) if "." in token.text else int(token.text)
            return lambda: value
        if token.kind == "name":
            if self.peek().text == "(":
                return self.call(token)
            if token.text not in self.variables:
                raise CalculatorError(f"unknown name {token.text!r}", token.place)
            return lambda: self.variables[token.text]
        if token.text == "(":
            inner = self.expression(1)
            self.close()
            return inner
        raise CalculatorError(f"unexpected {token.text!r}" if token.text else "unexpected end", token.place)

    def call(self, token):
        if token.text not in FUNCTIONS:
            raise CalculatorError(f"unknown function {token.text!r}", token.place)
        self.take()
        argument = self.expression(1)
        self.close()
        return lambda: FUNCTIONS[token.text](argument())

    def close(self):
        token = self.take()
        if token.text != ")":
            raise CalculatorError("missing ')'", token.place)


def binary(token, left, right):
    def divide():
        try:
            return left() / right()
        except ZeroDivisionError:
            raise CalculatorError("division by zero", token.place) from None

    return {
        "+": lambda: left() + right(),
        "-": lambda: left() - right(),
        "*": lambda: left() * right(),
        "/": divide,
        "%": lambda: left() % right(),
    }[token.text]


def evaluate(source, variables):
    try:
        return Parser(source, variables).statement()
    except CalculatorError as error:
        return f"error: {error}"


variables = {"pi": 3.14159}
for line in ("1 + 2 * 3", "(1 + 2) * 3", "2 ^ 3 ^ 2", "-2 ^ 2", "10 / 4 - 1", "r = 2.5", "pi * r ^ 2",
             "sqrt(16) + abs(-3)", "7 % 4 * 2", "1 / (2 - 2)", "2 +", "(1", "3 $ 4", "nope + 1", "4 4", "log(2)"):
    print(f"{line:<20} {evaluate(line, variables)}")

total = 0
for round in range(ROUNDS):
    variables["n"] = round
    total += evaluate("((n + 3) * (n - 2) % 97 + floor(sqrt(n))) * 2 - n % 5", variables)
print("total:", total)
