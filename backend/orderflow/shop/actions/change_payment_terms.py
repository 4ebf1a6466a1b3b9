"""Staff say which ways to pay are offered, in which order, and how long an order waits for the money."""

from dataclasses import dataclass, field
from typing import Any

from orderflow.kernel.action import action
from orderflow.kernel.db import Row
from orderflow.kernel.refusal import InvalidInput, NotFound, StaleVersion
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.work import NOUNS, Work, require_version
from orderflow.shop import given as fit
from orderflow.shop.changes import differing, record
from orderflow.shop.promise import LastPaymentMethod, order_with, promise_anew, put_in_order, require_payment, take_shop
from orderflow.shop.tables import ChangeKind, PaymentTerms
from orderflow.shop.told import PAYMENT_CHANGED
from orderflow.shop.words import LONGEST_NAME, LONGEST_TAGLINE, TextsGiven, worded

LONGEST_WAIT = 60 * 24 * 60  # minutes
NOUNS["PaymentTerms"] = text("付款方式", "付款方式", "payment method")


@dataclass
class ChangePaymentTerms:
    """How a way to pay is offered from now on; what is left out stays."""

    payment_terms_id: str
    expected_version: int
    name: TextsGiven | None = None
    description: TextsGiven | None = None
    pay_within_minutes: int | None = field(
        default=None, metadata={"doc": "How long a new order waits for this payment, from 5 minutes to 60 days."}
    )
    offered: bool | None = field(default=None, metadata={"doc": "Whether customers can choose it."})
    position: int | None = field(default=None, metadata={"doc": "Its place among the others, from 0."})


@action(Can.KEEP_SETTINGS, refuses=(InvalidInput, NotFound, StaleVersion, LastPaymentMethod))
async def change_payment_terms(work: Work, given: ChangePaymentTerms) -> dict[str, Any]:
    """Change how a way to pay is offered; orders that were placed keep their time to pay."""
    await take_shop(work)
    rows = await work.rows("select * from payment_terms order by sort, id for update")
    method = next((row for row in rows if row.id == given.payment_terms_id), None)
    if method is None:
        raise NotFound(what=NOUNS["PaymentTerms"])
    require_version(method, given.expected_version)
    values = _values(given)
    order = [row.id for row in rows]
    if given.position is not None:
        order = order_with(rows, method, given.position)
        values["sort"] = order.index(method.id)
    changed = differing(method, values)
    if not changed:
        return {"payment_terms": method}
    now = await work.change(PaymentTerms, method, **changed)
    await require_payment(work, "offered")
    if "sort" in changed:
        await put_in_order(work, PaymentTerms, order, method)
    await record(work, PAYMENT_CHANGED, ChangeKind.PAYMENT, method.id, now.name, _said(method), _said(now))
    await promise_anew(work)
    return {"payment_terms": now}


def _values(given: ChangePaymentTerms) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if given.name is not None:
        values["name"] = worded("name", given.name, LONGEST_NAME, needed=True)
    if given.description is not None:
        values["description"] = worded("description", given.description, LONGEST_TAGLINE)
    if given.pay_within_minutes is not None:
        values["pay_within_minutes"] = fit.number("payWithinMinutes", given.pay_within_minutes, 5, LONGEST_WAIT)
    if given.offered is not None:
        values["offered"] = given.offered
    return values


def _said(method: Row) -> dict[str, Any]:
    """A way to pay as the history says it."""
    plain = ("name", "description", "pay_within_minutes", "offered")
    return {**{name: method[name] for name in plain}, "position": method.sort + 1}
