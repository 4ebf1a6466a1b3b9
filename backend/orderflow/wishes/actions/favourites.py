"""Keep goods among one's favourites, or take them out."""

from dataclasses import dataclass
from typing import Any

from orderflow.catalog.tables import Product
from orderflow.kernel import clock
from orderflow.kernel.access import sight_of
from orderflow.kernel.action import action
from orderflow.kernel.db import Row
from orderflow.kernel.ids import new_id
from orderflow.kernel.refusal import NotFound
from orderflow.kernel.rights import Can
from orderflow.kernel.work import NOUNS, Work
from orderflow.people.account import NotSignedIn
from orderflow.people.tables import Customer
from orderflow.wishes.tables import Favourite

MOST_FAVOURITES = 200
"""Whoever likes more lets go of what they liked first."""


@dataclass
class AddFavourite:
    """Goods that the caller likes."""

    product_id: str


@dataclass
class RemoveFavourite:
    """Goods that the caller likes no longer."""

    product_id: str


@action(Can.SHOP, refuses=(NotFound, NotSignedIn))
async def add_favourite(work: Work, given: AddFavourite) -> dict[str, Any]:
    """Keep a product among the caller's favourites; asked twice, it is there once."""
    customer = await _caller_before(work, given.product_id)
    mine = {"customer": customer.id}
    await work.run(_ADD, id=new_id(Favourite.PREFIX), product=given.product_id, at=clock.now(), **mine)
    await work.run(_LET_GO, most=MOST_FAVOURITES, **mine)
    return {"customer": customer}


@action(Can.SHOP, refuses=(NotFound, NotSignedIn))
async def remove_favourite(work: Work, given: RemoveFavourite) -> dict[str, Any]:
    """Take a product out of the caller's favourites, if it is among them."""
    customer = await _caller_before(work, given.product_id)
    await work.run(_REMOVE, customer=customer.id, product=given.product_id)
    return {"customer": customer}


async def _caller_before(work: Work, product_id: str) -> Row:
    """Who is signed in, locked, so that one thing happens to their favourites after the other; of goods that exist."""
    sight = sight_of(Product, work.actor)
    seen = f"select 1 from product where id = :product and ({sight.where})"
    if not await work.row(seen, product=product_id, **sight.values):
        raise NotFound(what=NOUNS["Product"])
    if work.actor.customer_id is None:
        raise NotSignedIn
    return await work.take(Customer, work.actor.customer_id)


_ADD = """
insert into favourite (id, customer_id, product_id, at) values (:id, :customer, :product, :at)
on conflict (customer_id, product_id) do nothing
"""
_LET_GO = """
delete from favourite where id in (
  select id from favourite where customer_id = :customer order by id desc offset :most
)
"""
_REMOVE = "delete from favourite where customer_id = :customer and product_id = :product"
