"""How the verbs of the settings take turns, and let every process go by what they set."""

from collections.abc import Sequence
from functools import lru_cache

from sqlmodel import SQLModel

from orderflow.kernel.access import ALL
from orderflow.kernel.db import Query, Row, query, table
from orderflow.kernel.refusal import Refusal
from orderflow.kernel.work import Work
from orderflow.shop import terms
from orderflow.shop.tables import Shop


class LastDelivery(Refusal):
    """No delivery option would be left in the shop's own currency. Offer another one first."""

    hant = "這樣就沒有以商店本身幣別計費的配送方式了。請先提供另一種。"
    hans = "这样就没有以店铺自身币种计费的配送方式了。请先提供另一种。"


class LastPaymentMethod(Refusal):
    """Customers could no longer pay in any way. Offer another payment method first."""

    hant = "這樣顧客就沒有任何方式可以付款了。請先開放另一種付款方式。"
    hans = "这样顾客就没有任何方式可以付款了。请先开放另一种付款方式。"


async def take_shop(work: Work) -> Row:
    """The row of the shop, locked: settings change one after the other, so that none is the last one twice."""
    return await work.take(Shop, "shop", sight=ALL)  # whoever sets something, whether or not they see the rest


_ANEW = "update shop set revision = revision + 1 where id = 'shop'"


async def promise_anew(work: Work) -> None:
    """Let this process go by what was set once it is committed; the others hear of it."""
    await work.run(_ANEW)
    fresh = await terms.read(work.connection)
    work.then.append(lambda: terms.go_by(fresh))


_DELIVERED = """
select exists (select from delivery_rate join shop on delivery_rate.currency = shop.currency where offered)
"""


async def require_delivery(work: Work, path: str) -> None:
    """Refuse what would leave the shop without a delivery that new carts can have."""
    await work.write()
    if not await work.connection.value(_DELIVERED):
        raise LastDelivery(path=(path,))


async def require_payment(work: Work, path: str) -> None:
    """Refuse what would leave customers without a way to pay."""
    await work.write()
    if not await work.connection.value("select exists (select from payment_terms where offered)"):
        raise LastPaymentMethod(path=(path,))


def order_with(rows: Sequence[Row], moved: Row, position: int) -> list[str]:
    """The ids of rows when one of them stands at a position, counted from 0."""
    others = [row.id for row in rows if row.id != moved.id]
    place = min(max(position, 0), len(others))
    return [*others[:place], moved.id, *others[place:]]


async def put_in_order(work: Work, model: type[SQLModel], ids: Sequence[str], moved: Row) -> None:
    """Let rows stand as `order_with` says; the one that moved knows its place already."""
    await work.run(_order(table(model).name), ids=list(ids), moved=moved.id)


@lru_cache(maxsize=8)
def _order(name: str) -> Query:
    return query(
        f"update {name} set sort = place - 1 from unnest(cast(:ids as text[])) with ordinality as t (own, place)"
        " where id = own and id <> :moved"
    )
