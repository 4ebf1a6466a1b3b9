"""Who buys in a seeded shop: people with accounts who come back, and guests."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from orderflow.kernel.ids import new_id
from orderflow.seed.stage import City
from orderflow.seed.words import GIVEN, STREETS, SURNAMES

ORDERS_EACH = 6


@dataclass(slots=True)
class Person:
    """A buyer of one city; `customer` is the account's id without its prefix, once there is one."""

    city: int
    name: str
    email: str
    phone: str
    street: str
    customer: str | None = None
    registered_at: datetime | None = None


def somebody(cities: Sequence[City], city: int, dice: random.Random) -> Person:
    """A new person of one of the cities."""
    locale, address = cities[city]
    surname, given = dice.choice(SURNAMES[locale].split()), dice.choice(GIVEN[locale].split())
    spelled = surname.lower() if locale == "en" else surname[1:]
    name = f"{given} {surname}" if locale == "en" else f"{surname[0]}{given}"
    digits = f"{dice.randrange(10**8):08d}"
    phone = {"TW": f"+886 9{digits}", "HK": f"+852 5{digits[1:]}"}.get(address["country_code"], f"+86 139 {digits}")
    street = dice.choice(STREETS[locale]).format(n=dice.randint(1, 320), m=dice.randint(1, 30))
    return Person(city, name, f"{spelled}.{new_id('')[-9:]}@example.com", phone, street)


class Crowd:
    """The people with accounts, by city; a few of them order often, those who are known already most of all."""

    def __init__(self, orders: int, dice: random.Random, cities: Sequence[City], known: Sequence[Person]) -> None:
        each = max(1, orders // ORDERS_EACH // len(cities))
        self.dice = dice
        self.cities = cities
        self.by_city: Sequence[list[Person]] = [
            [person for person in known if person.city == city] + [somebody(cities, city, dice) for _ in range(each)]
            for city in range(len(cities))
        ]

    def stranger(self, city: int) -> Person:
        """Somebody of a city who orders as a guest."""
        return somebody(self.cities, city, self.dice)

    def regular(self, city: int) -> Person:
        """Somebody of a city who has an account."""
        people = self.by_city[city]
        return people[int(len(people) * self.dice.random() ** 1.6)]
