"""Ask to be told once when something sold out can be bought again, or ask no longer."""

import secrets
from dataclasses import dataclass, field
from typing import Any

from orderflow.kernel import clock
from orderflow.kernel.access import hash_token
from orderflow.kernel.action import action
from orderflow.kernel.db import Row
from orderflow.kernel.ids import new_id
from orderflow.kernel.refusal import InvalidInput, NotFound, invalid
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.work import NOUNS, Work
from orderflow.people.checks import refuse_if_any, tidy_email, wrong_email, wrong_locale
from orderflow.people.tables import Customer
from orderflow.people.throttle import TooManyLetters, count_notice
from orderflow.wishes.tables import StockNotice


@dataclass
class RequestStockNotice:
    """What somebody waits for, and where they are written to."""

    variant_id: str
    email: str | None = field(
        default=None, metadata={"doc": "A guest's e-mail; customers are written to at their account's."}
    )
    locale: str | None = field(
        default=None, metadata={"doc": "Language of the letter; the request's own when left out."}
    )


@dataclass
class WithdrawStockNotice:
    """What somebody waits for no longer."""

    variant_id: str
    notice_token: str | None = field(
        default=None, metadata={"doc": "What a guest was answered when they asked.", "any": True}
    )


@action(Can.SHOP, refuses=(NotFound, InvalidInput, TooManyLetters))
async def request_stock_notice(work: Work, given: RequestStockNotice) -> dict[str, Any]:
    """Have one letter sent when a sold-out variant can be bought again; asked twice, it is sent once."""
    await _find(work, given.variant_id)
    customer = await _customer(work)
    email, locale = customer.email if customer else tidy_email(given.email or ""), given.locale or work.actor.locale
    refuse_if_any(wrong_email(email), wrong_locale(locale))
    # Whoever counts units in waits for the levels: either they are seen here, or this is seen by what is told of them.
    levels = await work.rows(_LEVELS, variant=given.variant_id)
    if sum(level.units for level in levels) > 0:
        raise invalid("variantId", _IN_STOCK)
    await count_notice(work, email)
    token = None if customer else secrets.token_urlsafe(32)
    await work.run(
        _ASK,
        id=new_id(StockNotice.PREFIX),
        variant=given.variant_id,
        customer=customer.id if customer else None,
        email=email,
        locale=locale,
        token=hash_token(token) if token else None,
        now=clock.now(),
    )
    return {"customer": customer, "notice_token": token}


@action(Can.SHOP, refuses=(NotFound,))
async def withdraw_stock_notice(work: Work, given: WithdrawStockNotice) -> dict[str, Any]:
    """Wait for a variant no longer; who does not wait for it is not told so."""
    await _find(work, given.variant_id)
    customer = await _customer(work)
    own = {"customer": customer.id if customer else None, "token": hash_token(given.notice_token or "")}
    await work.run(_WITHDRAW, variant=given.variant_id, **own)
    return {"customer": customer}


async def _find(work: Work, variant_id: str) -> None:
    """A variant that is on sale, or NotFound."""
    if not await work.row(_ON_SALE, variant=variant_id):
        raise NotFound(what=NOUNS["Variant"])


async def _customer(work: Work) -> Row | None:
    return await work.take(Customer, work.actor.customer_id) if work.actor.customer_id else None


_ON_SALE = """
select 1 from variant join product on product.id = product_id
where variant.id = :variant and not variant.retired and product.state = 'PUBLISHED'
"""
_LEVELS = "select on_hand - reserved as units from stock_level where variant_id = :variant order by id for share"
# Who was told may ask again, and waits as if for the first time; who waits already goes on waiting.
_ASK = """
insert into stock_notice (id, variant_id, customer_id, email, locale, token_hash, asked_at)
values (:id, :variant, :customer, :email, :locale, :token, :now)
on conflict (variant_id, email) do update set
  id = case when stock_notice.told_at is null then stock_notice.id else excluded.id end,
  token_hash = case when stock_notice.told_at is null then stock_notice.token_hash else excluded.token_hash end,
  customer_id = coalesce(excluded.customer_id, stock_notice.customer_id),
  locale = excluded.locale, asked_at = excluded.asked_at, told_at = null
"""
_WITHDRAW = """
delete from stock_notice
where variant_id = :variant and told_at is null and (customer_id = :customer or token_hash = :token)
"""
_IN_STOCK = text(
    "這項商品現在有貨，可以直接購買。", "这件商品现在有货，可以直接购买。", "This is in stock: you can buy it now."
)
