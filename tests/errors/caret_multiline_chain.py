class Builder:
    def add(self):
        return self

(Builder()
    .add()
    .add()
    .build())
