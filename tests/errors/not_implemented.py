class Base:
    def area(self):
        raise NotImplementedError

class Square(Base):
    pass

Square().area()
