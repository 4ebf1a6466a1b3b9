"""Looking for customers: one of them, and lists searched and sorted."""

import re
from enum import Enum
from typing import Annotated, Any

import strawberry

from orderflow.graph.bridge import find
from orderflow.graph.context import Info
from orderflow.graph.paging import Connection, bad_input, page
from orderflow.graph.people import Customer
from orderflow.graph.rights import root
from orderflow.kernel.access import Actor
from orderflow.kernel.rights import Can


@strawberry.enum(description="Order of a list of customers.")
class CustomerSort(Enum):
    """Order of a list of customers."""

    NEWEST = strawberry.enum_value("NEWEST", description="Opened their account last first.")
    NAME = strawberry.enum_value("NAME", description="By name.")
    LAST_ORDER = strawberry.enum_value("LAST_ORDER", description="Ordered last first; who never did comes last.")
    MOST_ORDERS = strawberry.enum_value("MOST_ORDERS", description="Ordered most often first.")


_SORTS: dict[CustomerSort, tuple[tuple[str, ...], bool]] = {
    CustomerSort.NEWEST: (("created_at", "id"), True),
    CustomerSort.NAME: (("name", "id"), False),
    CustomerSort.LAST_ORDER: (("ordered_at", "id"), True),
    CustomerSort.MOST_ORDERS: (("orders", "id"), True),
}
_WITH_ORDERS = """
select c.*, coalesce(bought.orders, 0) as orders, coalesce(bought.last, timestamptz 'epoch') as ordered_at
from customer c left join (
  select customer_id, count(*) as orders, max(placed_at) as last from "order"
  where customer_id is not null group by customer_id
) bought on bought.customer_id = c.id
"""


@strawberry.input(description="Which customers; conditions hold together.")
class CustomerFilter:
    """Which customers; conditions hold together."""

    search: str | None = strawberry.field(
        default=None,
        description="Part of the name, beginning of the e-mail, number of an order, or five digits or more of a phone.",
    )
    verified: bool | None = strawberry.field(default=None, description="With a verified e-mail, or not.")


_NAMED = "strpos(lower(name), lower(:search)) > 0 or starts_with(email, lower(:search))"
_ORDERED = ' or id in (select customer_id from "order" where number = :search)'
_PHONE = re.compile(r"[+\d][\d\s()-]{4,}")
_CALLED = """ or id in (
  select customer_id from customer_address
  where strpos(regexp_replace(address ->> 'phone', '[^0-9]', '', 'g'), :digits) > 0
)"""
_CALLED_FOR_ORDERS = """ or id in (
  select customer_id from "order" where customer_id is not null
  and strpos(regexp_replace(address ->> 'phone', '[^0-9]', '', 'g'), :digits) > 0
)"""


def _conditions(given: CustomerFilter | None, actor: Actor) -> tuple[str, dict[str, Any]]:
    """A filter as SQL over the customer's columns, with its values; nobody finds who was erased."""
    parts, values = ["erased_at is null"], dict[str, Any]()
    if given is None:
        return parts[0], values
    if given.verified is not None:
        parts.append("email_verified_at is not null" if given.verified else "email_verified_at is null")
    if given.search and (words := given.search.replace("\x00", "").strip()):
        if len(words) > 100:
            raise bad_input("filter.search", "must be at most 100 characters")
        values["search"] = words
        found = _NAMED + (_ORDERED if actor.may(Can.SEE_ORDERS) else "")
        digits = re.sub(r"[^0-9]", "", words)
        if _PHONE.fullmatch(words) and len(digits) >= 5:
            values["digits"] = digits
            found += _CALLED + (_CALLED_FOR_ORDERS if actor.may(Can.SEE_ORDERS) else "")
        parts.append(f"({found})")
    return " and ".join(parts), values


@strawberry.type
class CustomerQueries:
    """Root fields of customers, for staff."""

    @root("One customer by id.", Can.SEE_CUSTOMERS)
    async def customer(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="Their id.")]
    ) -> Customer | None:
        """One customer by id; null when there is none the viewer may see."""
        found: Customer | None = await find(info, "Customer", "id = :id", id=id)
        return found

    # Somebody is on the phone while a colleague looks for them: this does not wait behind the boards.
    @root("Customers with an account, who were not erased.", Can.SEE_CUSTOMERS)
    async def customers(
        self,
        info: Info,
        first: Annotated[int, strawberry.argument(description="How many, at most 100.")] = 25,
        after: Annotated[str | None, strawberry.argument(description="Cursor to go on from.")] = None,
        filter: Annotated[CustomerFilter | None, strawberry.argument(description="Which customers.")] = None,
        sort: Annotated[CustomerSort, strawberry.argument(description="In which order.")] = CustomerSort.NEWEST,
    ) -> Connection[Customer]:
        """Customers with an account, who were not erased."""
        where, values = _conditions(filter, info.context.actor)
        keys, descending = _SORTS[sort]
        source = _WITH_ORDERS if {"orders", "ordered_at"} & set(keys) else None
        found: Connection[Customer] = await page(
            info,
            "Customer",
            first=first,
            after=after,
            where=where,
            keys=keys,
            descending=descending,
            source=source,
            **values,
        )
        return found
