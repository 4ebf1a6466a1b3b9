"""Whom a parcel is for, as those read it who pack it."""

from collections.abc import Sequence
from typing import Any

import strawberry

from orderflow.graph.bridge import Loader, Seen
from orderflow.graph.selection import Selection
from orderflow.shipments.tables import ShipmentState


@strawberry.type(description="Whom a parcel is for, as its slip says: no phone and no e-mail.")
class Recipient:
    """Whom a parcel is for, as its slip says: no phone and no e-mail."""

    name: str = strawberry.field(description="Who receives it.")
    country_code: str = strawberry.field(description="ISO 3166-1 alpha-2.")
    region: str = strawberry.field(description="Province or state.")
    city: str = strawberry.field(description="City.")
    district: str = strawberry.field(description="District or county.")
    street: str = strawberry.field(description="Street, number, floor.")
    postal_code: str = strawberry.field(description="Postal code.")


_ADDRESSES = 'select id, address from "order" where id = any(:ids)'


async def load_recipients(loader: Loader, parents: Sequence[Seen], selection: Selection) -> Sequence[Any]:
    """The recipients of parcels that are in the house; who packs has nothing to know of one that left or never will."""
    here = [parent.row["order_id"] for parent in parents if _in_the_house(parent)]
    rows = await loader.connection.rows(_ADDRESSES, ids=here) if here else []
    addresses = {row.id: row.address for row in rows}
    return [_recipient(addresses[parent.row["order_id"]]) if _in_the_house(parent) else None for parent in parents]


def _in_the_house(parent: Seen) -> bool:
    return parent.row["handed_over_at"] is None and parent.row["state"] != ShipmentState.CANCELLED


def _recipient(address: dict[str, str]) -> Recipient:
    plain = {key: address[key] for key in ("name", "region", "city", "district", "street")}
    return Recipient(country_code=address["countryCode"], postal_code=address["postalCode"], **plain)
