"""Inheritance, overriding, super, diamonds, method resolution order."""

class Animal:
    sound = "..."
    def __init__(self, name):
        self.name = name
    def speak(self):
        return f"{self.name} says {self.sound}"
    def kind(self):
        return "animal"

class Dog(Animal):
    sound = "woof"
    def kind(self):
        return "dog, " + super().kind()

class Puppy(Dog):
    def __init__(self, name, age=1):
        super().__init__(name)
        self.age = age
    def speak(self):
        return super().speak() + "!"
    def kind(self):
        return "puppy, " + super(Puppy, self).kind()

for animal in (Animal("A"), Dog("Rex"), Puppy("Bit", age=2)):
    print(animal.speak(), "|", animal.kind(), "|", [c.__name__ for c in type(animal).__mro__])
print(isinstance(Puppy("x"), Animal), isinstance(Animal("x"), Dog), issubclass(Puppy, Animal),
    issubclass(Animal, Puppy), issubclass(Dog, (int, Animal)))

class Base:
    def __init__(self):
        self.log = ["Base"]
    def who(self):
        return ["Base"]
class Left(Base):
    def __init__(self):
        super().__init__()
        self.log.append("Left")
    def who(self):
        return ["Left"] + super().who()
class Right(Base):
    def __init__(self):
        super().__init__()
        self.log.append("Right")
    def who(self):
        return ["Right"] + super().who()
class Both(Left, Right):
    def __init__(self):
        super().__init__()
        self.log.append("Both")
    def who(self):
        return ["Both"] + super().who()
print(Both().log, Both().who(), [c.__name__ for c in Both.__mro__], [c.__name__ for c in Both.__bases__])
class Mixin:
    def describe(self):
        return f"{type(self).__name__} with {self.value()}"
class Valued(Mixin, Base):
    def value(self):
        return len(self.log)
print(Valued().describe())
class Stack(list):
    def push(self, item):
        self.append(item)
    def peek(self):
        return self[-1]
s = Stack([1, 2])
s.push(3)
print(s, s.peek(), len(s), isinstance(s, list), type(s).__name__, s == [1, 2, 3], s + [4])
class Count(dict):
    def __missing__(self, key):
        return 0
c = Count(a=1)
c["b"] += 5
print(c, c["zzz"], "zzz" in c, c.get("q"))
class Meters(float):
    def __repr__(self):
        return f"{float(self)}m"
class Id(int):
    def __str__(self):
        return f"#{int(self)}"
class Name(str):
    def loud(self):
        return self.upper() + "!"
print(Meters(2.5), Meters(1) + Meters(2), str(Id(7)), Id(7) + 1, repr(Id(7)), Name("bob").loud(),
    Name("x") + "y", len(Name("abc")))
try:
    class Bad(Base, Left):
        pass
except TypeError as error:
    print(str(error).replace("\n", " "))
try:
    class Worse(5):
        pass
except TypeError as error:
    print(error)
try:
    class Final(bool):
        pass
except TypeError as error:
    print(error)
class Lazy(Base):
    def __init__(self):
        pass
try:
    Lazy().log
except AttributeError as error:
    print(error)
try:
    super().nothing
except RuntimeError as error:
    print(error)
class Asks:
    def f(self):
        return super().missing
try:
    Asks().f()
except AttributeError as error:
    print(error)
