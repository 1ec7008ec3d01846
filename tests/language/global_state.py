"""Module-level state changed from functions and classes."""

count = 0
history = []
settings = {"debug": False}

def bump(step=1):
    global count
    count += step
    history.append(count)
    return count

class Service:
    instances = 0
    def __init__(self):
        Service.instances += 1
        self.id = Service.instances
    def toggle(self):
        settings["debug"] = not settings["debug"]
        global last_toggled
        last_toggled = self.id

for _ in range(3):
    bump(2)
print(count, history)
a, b = Service(), Service()
b.toggle()
print(Service.instances, a.id, b.id, settings, last_toggled)
def shadow():
    count = "local"
    return count
print(shadow(), count)
def nested():
    def inner():
        global count
        count = -1
    inner()
nested()
print(count)
globals()["made"] = "by globals()"
print(made, "count" in globals(), globals()["count"])
def reads_late():
    return defined_later
defined_later = "found at call time"
print(reads_late())
def replaced():
    return "old"
old = replaced
def replaced():
    return "new"
print(old(), replaced())
len_saved = len
len = lambda x: 99
print(len([]))
len = len_saved
print(len([]))
