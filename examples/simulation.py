"""A discrete event simulation: customers, tellers and impatience in a small post office."""

import sys

CUSTOMERS = int(sys.argv[1]) if len(sys.argv) > 1 else 80000


class Random:
    """A linear congruential generator, so that runs can be repeated anywhere."""

    def __init__(self, seed):
        self.state = seed

    def between(self, low, high):
        self.state = (self.state * 25214903917 + 11) % (1 << 48)
        return low + (self.state >> 20) % (high - low + 1)


class Event:
    def __init__(self, time, order, action, subject):
        self.time = time
        self.order = order
        self.action = action
        self.subject = subject

    def __lt__(self, other):
        return (self.time, self.order) < (other.time, other.order)


class Agenda:
    """Events in buckets by time; the next is found by walking forward."""

    def __init__(self):
        self.buckets = {}
        self.time = 0
        self.scheduled = 0
        self.pending = 0

    def schedule(self, delay, action, subject):
        self.scheduled += 1
        self.pending += 1
        event = Event(self.time + delay, self.scheduled, action, subject)
        self.buckets.setdefault(event.time, []).append(event)

    def run(self):
        while self.pending:
            events = self.buckets.pop(self.time, None)
            if events is None:
                self.time += 1
                continue
            for event in sorted(events):
                self.pending -= 1
                event.action(event.subject)


class Customer:
    def __init__(self, number, arrival, patience):
        self.number = number
        self.arrival = arrival
        self.patience = patience
        self.state = "waiting"


class PostOffice:
    def __init__(self, tellers, seed):
        self.agenda = Agenda()
        self.random = Random(seed)
        self.free_tellers = tellers
        self.queue = []
        self.served = self.left = self.longest = self.waited = 0
        self.waits = {}

    def open(self, customers):
        self.expected = customers
        self.agenda.schedule(0, self.arrive, 1)
        self.agenda.run()

    def arrive(self, number):
        customer = Customer(number, self.agenda.time, self.random.between(5, 40))
        self.queue.append(customer)
        self.longest = max(self.longest, len(self.queue))
        self.agenda.schedule(customer.patience, self.give_up, customer)
        if number < self.expected:
            self.agenda.schedule(self.random.between(1, 7), self.arrive, number + 1)
        self.serve_next()

    def serve_next(self):
        while self.free_tellers and self.queue:
            customer = self.queue.pop(0)
            self.free_tellers -= 1
            customer.state = "served"
            wait = self.agenda.time - customer.arrival
            self.waits[wait // 5] = self.waits.get(wait // 5, 0) + 1
            self.waited += wait
            self.agenda.schedule(self.random.between(6, 19), self.finish, customer)

    def finish(self, customer):
        self.served += 1
        self.free_tellers += 1
        self.serve_next()

    def give_up(self, customer):
        if customer.state == "waiting":
            customer.state = "gone"
            self.queue.remove(customer)
            self.left += 1


for tellers in (2, 3, 4):
    office = PostOffice(tellers, seed=2718)
    office.open(CUSTOMERS)
    mean = office.waited / office.served
    print(f"{tellers} tellers: served {office.served}, left {office.left}, "
          f"mean wait {mean:.3f}, longest queue {office.longest}, closed at {office.agenda.time}")
    print("  waits:", [(5 * step, count) for step, count in sorted(office.waits.items())])
