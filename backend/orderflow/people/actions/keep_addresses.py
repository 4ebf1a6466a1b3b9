"""Keep an address book: write an entry, change it, take it out."""

from dataclasses import dataclass
from typing import Any

from orderflow.kernel.action import action
from orderflow.kernel.refusal import InvalidInput, NotFound, Refusal
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.work import NOUNS, Work
from orderflow.people.account import NotSignedIn
from orderflow.people.address import AddressGiven, tidy_address
from orderflow.people.tables import Customer, CustomerAddress

MOST_ADDRESSES = 50
NOUNS["CustomerAddress"] = text("地址", "地址", "address")


class AddressBookFull(Refusal):
    """Your address book holds {most} addresses and is full. Take one out first."""

    hant = "通訊錄最多 {most} 個地址，已經滿了。請先移除一個。"
    hans = "地址簿最多 {most} 个地址，已经满了。请先移除一个。"


@dataclass
class AddAddress:
    """An address for the address book."""

    address: AddressGiven


@dataclass
class ChangeAddress:
    """An entry of the address book, and what it shall be."""

    address_id: str
    address: AddressGiven


@dataclass
class RemoveAddress:
    """Which entry leaves the address book."""

    address_id: str


@action(Can.SHOP, refuses=(InvalidInput, NotSignedIn, AddressBookFull, NotFound))
async def add_address(work: Work, given: AddAddress) -> dict[str, Any]:
    """Write an address into the caller's address book."""
    address, customer = tidy_address(given.address), work.actor.customer_id
    if customer is None:
        raise NotSignedIn
    await work.take(Customer, customer)
    if len(await work.whole(CustomerAddress, "customer_id", customer)) >= MOST_ADDRESSES:
        raise AddressBookFull(most=MOST_ADDRESSES)
    await work.add(CustomerAddress, customer_id=customer, address=address)
    await work.write()
    return {"customer": await work.take(Customer, customer)}


@action(Can.SHOP, refuses=(InvalidInput, NotFound))
async def change_address(work: Work, given: ChangeAddress) -> dict[str, Any]:
    """Change an entry of the caller's address book; orders keep the address they were placed with."""
    address = tidy_address(given.address)
    entry = await work.take(CustomerAddress, given.address_id)
    await work.change(CustomerAddress, entry, address=address)
    return {"customer": await work.take(Customer, entry.customer_id)}


@action(Can.SHOP, refuses=(NotFound,))
async def remove_address(work: Work, given: RemoveAddress) -> dict[str, Any]:
    """Take an entry out of the caller's address book; orders keep the address they were placed with."""
    entry = await work.take(CustomerAddress, given.address_id)
    await work.run("delete from customer_address where id = :id", id=entry.id)
    return {"customer": await work.take(Customer, entry.customer_id)}
