"""Fill moulds and copy them into the shop; each batch is one transaction that leaves the shop consistent."""

import secrets
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from orderflow.kernel import events
from orderflow.kernel.access import hash_token
from orderflow.kernel.db import Connection, Database
from orderflow.kernel.ids import check_digit, new_id
from orderflow.orders.actions.place_order import order_number
from orderflow.orders.token import order_token
from orderflow.seed.buyers import Person
from orderflow.seed.mould import Mould, shifted
from orderflow.seed.play import Changes
from orderflow.shipments.carriers.simulator import HUBS, number_for
from orderflow.shop import terms

A_DAY = timedelta(days=1)
CHUNK = 1 << 16


@dataclass(slots=True)
class Filling:
    """One clone to be written: a mould, how many days later, for whom, and what goes into its places."""

    mould: Mould
    days: int
    person: Person
    changes: Changes
    without: frozenset[str] = frozenset()
    """Tables whose rows are left out."""
    values: list[Any] = field(default_factory=list)

    @property
    def placed_at(self) -> datetime | None:
        """When the order was placed; None for a registration."""
        return self.mould.placed_at and self.mould.placed_at + self.days * A_DAY


class Copier:
    """Writes into the tables of a shop, parents first."""

    def __init__(self, shop: Database, columns: Mapping[str, list[str]]) -> None:
        self.shop = shop
        self.columns = columns

    async def write(self, fillings: Sequence[Filling]) -> None:
        """Write clones, given in the order of their time."""
        async with self.shop.transaction() as connection:
            await self._fill(connection, fillings)
            for name, columns in self.columns.items():
                rows = _rows(name, fillings)
                await connection.raw.copy_to_table(name, source=_chunks(rows), columns=columns, timeout=600)
            await _change_standing(connection, fillings)

    async def analyze(self) -> None:
        """Let the database know what its tables hold now."""
        async with self.shop.read() as connection:
            for name in self.columns:
                await connection.run(f'analyze "{name}"')

    async def _fill(self, connection: Connection, fillings: Sequence[Filling]) -> None:
        for each in fillings:
            each.values = _own_values(each)
        await self._number_orders(connection, fillings)
        await self._number_events(connection, fillings)
        for each in fillings:
            _number_parcels(each)

    async def _number_orders(self, connection: Connection, fillings: Sequence[Filling]) -> None:
        zone = terms.current().time_zone
        orders = [(each, at) for each in fillings for at in each.mould.by_kind.get("order", ())]
        numbers = await _next(connection, "order_number", len(orders))
        for (each, at), number in zip(orders, numbers, strict=True):
            assert each.placed_at is not None
            each.values[at] = order_number(number, f"{each.placed_at.astimezone(zone):%y%m}")
        tickets = [(each, at) for each in fillings for at in each.mould.by_kind.get("ticket", ())]
        for (each, at), number in zip(tickets, await _next(connection, "ticket_number", len(tickets)), strict=True):
            each.values[at] = f"T-{number:05d}-{check_digit(f'{number:05d}')}"

    async def _number_events(self, connection: Connection, fillings: Sequence[Filling]) -> None:
        """Events get ids and positions in the order of their times; nobody else numbers until this batch is written."""
        await events.publish(connection)
        head = await events.head(connection)
        told = sorted(
            (at + each.days * A_DAY, n, m)
            for n, each in enumerate(fillings)
            for m, (_, _, at) in enumerate(each.mould.events)
        )
        ids = await _next(connection, "event_id_seq", len(told))
        for position, ((_, n, m), id) in enumerate(zip(told, ids, strict=True), head + 1):
            each = fillings[n]
            id_place, position_place, _ = each.mould.events[m]
            each.values[id_place], each.values[position_place] = id, position
        others = [
            (each.values, at)
            for each in fillings
            for at in each.mould.by_kind.get("serial", ())
            if each.values[at] is None
        ]
        ids = await _next(connection, "delivery_id_seq", len(others))
        for (values, at), id in zip(others, ids, strict=True):
            values[at] = id


def _own_values(filling: Filling) -> list[Any]:
    """What goes into the places of a clone, but for numbers that are counted."""
    mould, person = filling.mould, filling.person
    values: list[Any] = [None] * mould.size
    shifted(mould, filling.days, new_id("")[-7:], values)
    account = mould.kept.get(f"id {mould.customer}")
    if account is not None:
        if person.customer is None:
            person.customer = values[account]
        values[account] = person.customer
    said = {"name": person.name, "initial": person.name[0], "email": person.email}
    for kind, value in (said | {"phone": person.phone, "street": person.street}).items():
        for at in mould.by_kind.get(kind, ()):
            values[at] = value
    for at in mould.by_kind.get("hash", ()):
        values[at] = secrets.token_hex(32)
    if mould.order_id:
        before = hash_token(order_token(mould.order_id)).hex()
        order = "ord_" + values[mould.place("id", mould.order_id.partition("_")[2])]
        values[mould.place("hash", before)] = hash_token(order_token(order)).hex()
    return values


def _number_parcels(filling: Filling) -> None:
    """A tracking number follows from its parcel's id, and the hub from the number: a clone goes through the same."""
    for number_place, id_place, number, voided in filling.mould.parcels:
        while True:
            found = number_for(f"shp_{filling.values[id_place]}-{voided}")
            if _hub(found) == _hub(number):
                break
            filling.values[id_place] = filling.values[id_place][:-6] + new_id("")[-6:]
        filling.values[number_place] = found


def _hub(number: str) -> int:
    return int(number[-1]) % len(HUBS)


def _rows(name: str, fillings: Sequence[Filling]) -> Iterator[str]:
    for each in fillings:
        if name in each.mould.tables and name not in each.without:
            text, pick = each.mould.tables[name]
            yield text % pick(each.values)


async def _chunks(rows: Iterator[str]) -> AsyncIterator[bytes]:
    """Rows in pieces of a size that suits the wire."""
    waiting: list[str] = []
    size = 0
    for row in rows:
        waiting.append(row)
        size += len(row)
        if size > CHUNK:
            yield "".join(waiting).encode()
            waiting, size = [], 0
    if waiting:
        yield "".join(waiting).encode()


async def _next(connection: Connection, sequence: str, count: int) -> list[int]:
    sql = f"select nextval('{sequence}') as n from generate_series(1, :count)"
    return [int(row.n) for row in await connection.rows(sql, count=count)]


async def _change_standing(connection: Connection, fillings: Sequence[Filling]) -> None:
    """Bring what is standing to where the verbs would have brought it."""
    sums: dict[tuple[str, str], Counter[str]] = {}
    for each in fillings:
        for (name, id, column), change in each.changes.items():
            sums.setdefault((name, column), Counter())[id] += change
    for (name, column), changes in sorted(sums.items()):
        ids = sorted(changes)
        await connection.run(
            f'update "{name}" set "{column}" = "{column}" + change'
            " from unnest(cast(:ids as text[]), cast(:changes as bigint[])) as sum(id, change)"
            f' where "{name}".id = sum.id',
            ids=ids,
            changes=[changes[id] for id in ids],
        )
