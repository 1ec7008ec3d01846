class Thing:
    pass

thing = Thing()
thing.missing
