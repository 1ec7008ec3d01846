"""Simulate the Sun and the four giant planets with a symplectic integrator."""

import math
import sys

STEPS = int(sys.argv[1]) if len(sys.argv) > 1 else 200000
SOLAR_MASS = 4.0 * math.pi * math.pi
DAYS_PER_YEAR = 365.24


class Body:
    def __init__(self, name, position, velocity, mass):
        self.name = name
        self.x, self.y, self.z = position
        self.vx = velocity[0] * DAYS_PER_YEAR
        self.vy = velocity[1] * DAYS_PER_YEAR
        self.vz = velocity[2] * DAYS_PER_YEAR
        self.mass = mass * SOLAR_MASS

    def kinetic_energy(self):
        return 0.5 * self.mass * (self.vx ** 2 + self.vy ** 2 + self.vz ** 2)


def solar_system():
    return [
        Body("Sun", (0.0, 0.0, 0.0), (0.0, 0.0, 0.0), 1.0),
        Body("Jupiter",
             (4.84143144246472090, -1.16032004402742839, -0.103622044471123109),
             (0.00166007664274403694, 0.00769901118419740425, -0.0000690460016972063023),
             0.000954791938424326609),
        Body("Saturn",
             (8.34336671824457987, 4.12479856412430479, -0.403523417114321381),
             (-0.00276742510726411899, 0.00499852801234917238, 0.0000230417297573763929),
             0.000285885980666130812),
        Body("Uranus",
             (12.8943695621391310, -15.1111514016986312, -0.223307578892655734),
             (0.00296460137564761618, 0.00237847173959480950, -0.0000296589568540237556),
             0.0000436624404335156298),
        Body("Neptune",
             (15.3796971148509165, -25.9193146099879641, 0.179258772950371181),
             (0.00268067772490389322, 0.00162824170038242295, -0.0000951592254519715870),
             0.0000515138902046611451),
    ]


def cancel_momentum(bodies):
    """Give the Sun the momentum that lets the whole stand still."""
    sun = bodies[0]
    px = py = pz = 0.0
    for body in bodies:
        px += body.vx * body.mass
        py += body.vy * body.mass
        pz += body.vz * body.mass
    sun.vx, sun.vy, sun.vz = -px / sun.mass, -py / sun.mass, -pz / sun.mass


def energy(bodies):
    total = 0.0
    for index, body in enumerate(bodies):
        total += body.kinetic_energy()
        for other in bodies[index + 1:]:
            dx, dy, dz = body.x - other.x, body.y - other.y, body.z - other.z
            total -= body.mass * other.mass / math.sqrt(dx * dx + dy * dy + dz * dz)
    return total


def advance(bodies, pairs, step):
    for first, second in pairs:
        dx = first.x - second.x
        dy = first.y - second.y
        dz = first.z - second.z
        square = dx * dx + dy * dy + dz * dz
        magnitude = step / (square * math.sqrt(square))
        pull = second.mass * magnitude
        first.vx -= dx * pull
        first.vy -= dy * pull
        first.vz -= dz * pull
        pull = first.mass * magnitude
        second.vx += dx * pull
        second.vy += dy * pull
        second.vz += dz * pull
    for body in bodies:
        body.x += step * body.vx
        body.y += step * body.vy
        body.z += step * body.vz


def main():
    bodies = solar_system()
    cancel_momentum(bodies)
    pairs = []
    for index, first in enumerate(bodies):
        for second in bodies[index + 1:]:
            pairs.append((first, second))
    print(f"energy before: {energy(bodies):.9f}")
    for _ in range(STEPS):
        advance(bodies, pairs, 0.01)
    print(f"energy after:  {energy(bodies):.9f}")
    for body in bodies:
        print(f"{body.name:8} {body.x:12.6f} {body.y:12.6f} {body.z:12.6f}")


main()
