def find():
    pass

find().name.upper()
