"""Whom a parcel is for, as those read it who pack it."""

from collections.abc import Sequence
from typing import Any

from orderflow.graph.bridge import Loader, Seen
from orderflow.graph.delivery import recipient_of
from orderflow.graph.selection import Selection
from orderflow.shipments.tables import ShipmentState

_ADDRESSES = 'select id, address from "order" where id = any(:ids)'
_GIFTS = 'select id, gift_message from "order" where id = any(:ids)'


async def load_recipients(loader: Loader, parents: Sequence[Seen], selection: Selection) -> Sequence[Any]:
    """The recipients of parcels that are in the house; who packs has nothing to know of one that left or never will."""
    here = [parent.row["order_id"] for parent in parents if _in_the_house(parent)]
    rows = await loader.connection.rows(_ADDRESSES, ids=here) if here else []
    addresses = {row.id: row.address for row in rows}
    return [recipient_of(addresses[parent.row["order_id"]]) if _in_the_house(parent) else None for parent in parents]


async def load_gift_messages(loader: Loader, parents: Sequence[Seen], selection: Selection) -> Sequence[Any]:
    """What customers have to say to whoever gets the parcels that are in the house."""
    here = [parent.row["order_id"] for parent in parents if _in_the_house(parent)]
    rows = await loader.connection.rows(_GIFTS, ids=here) if here else []
    messages = {row.id: row.gift_message for row in rows}
    return [messages.get(parent.row["order_id"]) if _in_the_house(parent) else None for parent in parents]


def _in_the_house(parent: Seen) -> bool:
    return parent.row["handed_over_at"] is None and parent.row["state"] != ShipmentState.CANCELLED
