"""Which events a person may hear."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from orderflow.kernel.access import Actor
from orderflow.kernel.db import Connection, Row
from orderflow.kernel.events import EventType
from orderflow.kernel.rights import Can

Key = str | bytes
"""What an order is known by to those who may see it: its customer, its token's hash, a warehouse that sends of it."""
NO_KEYS: frozenset[Key] = frozenset()


@dataclass(frozen=True, slots=True)
class Ear:
    """The event types somebody hears: always, when they concern no order, when they bear a key of theirs."""

    always: frozenset[str]
    orderless: frozenset[str] = frozenset()
    by_key: frozenset[str] = frozenset()

    @property
    def types(self) -> frozenset[str]:
        """All that may be heard at all."""
        return self.always | self.orderless | self.by_key

    def among(self, types: Iterable[str]) -> "Ear":
        """The same ear for some types only."""
        some = frozenset(types)
        return Ear(self.always & some, self.orderless & some, self.by_key & some)


def ear_of(actor: Actor) -> Ear:
    """What somebody hears by who they are: staff by their rights, all others as customers."""
    return _ear(actor.rights, is_staff=actor.is_staff, confined=actor.warehouse_id is not None)


@lru_cache(maxsize=256)
def _ear(rights: frozenset[Can], *, is_staff: bool, confined: bool) -> Ear:
    everyone = frozenset(name for name, audience in EventType.all.items() if audience.everyone)
    if not is_staff:
        return Ear(everyone, by_key=frozenset(n for n, audience in EventType.all.items() if audience.customer))
    sees_orders = Can.SEE_ORDERS in rights  # what its customer hears of an order, all staff hear who see it
    staff = frozenset(
        name
        for name, audience in EventType.all.items()
        if audience.staff in rights or (audience.customer and sees_orders)
    )
    return Ear(everyone, staff, staff) if confined else Ear(everyone | staff)


def keys_of(actor: Actor) -> frozenset[Key] | None:
    """The keys of the orders somebody may see, None for all: the row filter `orders_visible_to` in other words."""
    if actor.customer_id:
        return frozenset((actor.customer_id, *actor.tokens))
    if not actor.may(Can.SEE_ORDERS):
        return NO_KEYS
    if actor.warehouse_id:
        return frozenset((actor.warehouse_id,))
    return None if actor.is_staff else frozenset(actor.tokens)


def borne_by(order: Row) -> frozenset[Key]:
    """The keys an order bears."""
    return frozenset(key for key in (order.customer_id, order.token_hash, *order.warehouses) if key)


def told_to(event: Row, order: Row) -> frozenset[Key]:
    """The keys of those who hear of an order: all who see it, and those who by this very event see it no longer."""
    return borne_by(order).union(event.payload.get("left", ()))


def sees(keys: frozenset[Key] | None, order: Row) -> bool:
    """Whether somebody with these keys sees an order."""
    return keys is None or not keys.isdisjoint(borne_by(order))


def reads_notes(order: Row, actor: Actor) -> bool:
    """Whether somebody who works here may read what is noted about an order."""
    return actor.may(Can.SEE_DESK) and sees(keys_of(actor), order)


def reads_notes_along(order: Row, warehouse_id: str, actor: Actor) -> bool:
    """Whether somebody who works here may read what is noted about a parcel of an order, which leaves a warehouse."""
    here = actor.warehouse_id in (None, warehouse_id)
    return here and actor.may(Can.SHARE_NOTES) and actor.may(Can.SEE_SHIPMENTS) and sees(keys_of(actor), order)


async def orders_of(connection: Connection, events: Iterable[Row]) -> dict[str, Row]:
    """The orders that some events concern, as they are now."""
    ids = list({event.order_id for event in events if event.order_id})
    orders = await connection.rows('select * from "order" where id = any(:ids)', ids=ids) if ids else []
    return {row.id: row for row in orders}


def hears(ear: Ear, keys: frozenset[Key] | None, event: Row, orders: Mapping[str, Row]) -> bool:
    """Whether somebody with this ear and these keys hears an event."""
    if event.type in ear.always:
        return True
    if event.order_id is None:
        return event.type in ear.orderless
    if event.type not in ear.by_key or event.order_id not in orders:
        return False
    return keys is None or not keys.isdisjoint(told_to(event, orders[event.order_id]))


async def audible(connection: Connection, actor: Actor, events: Sequence[Row]) -> list[Row]:
    """The events an actor may hear, in their order."""
    ear, keys = ear_of(actor), keys_of(actor)
    told = [event for event in events if event.type in ear.types]
    orders = await orders_of(connection, [event for event in told if event.type not in ear.always])
    return [event for event in told if hears(ear, keys, event, orders)]
