"""Forget who ordered: what was bought, when and for how much stays; for whom and where to does not."""

from collections.abc import Sequence
from typing import Any

from orderflow.kernel import clock
from orderflow.kernel.db import Row
from orderflow.kernel.events import event_type
from orderflow.kernel.rights import Can
from orderflow.kernel.work import Work
from orderflow.orders.tables import Order
from orderflow.people.erasure import ERASED, nowhere

ORDER_ERASED = event_type("order.erased", staff=Can.SEE_CONTACTS)
_PERSONAL = {"name": ERASED, "phone": "", "district": "", "street": "", "postalCode": ""}
_CARTS = """
with mine as (delete from cart where customer_id = :customer or lower(email) = any(:emails) returning id)
delete from cart_line where cart_id in (select id from mine)
"""
_NOTES = "update order_note set body = :erased where order_id = any(:orders)"


async def erase_order(work: Work, order: Row) -> Row:
    """Replace what a taken order knows of its customer; country, province and city stay for the shop's figures."""
    address: dict[str, Any] = {**order.address, **_PERSONAL}
    work.tell(ORDER_ERASED, order.id, order.id)
    return await work.change(
        Order,
        order,
        email=nowhere(order.id),
        address=address,
        gift_message=order.gift_message and ERASED,
        hold_note=order.hold_note and ERASED,
        cancel_reason=order.cancel_reason and ERASED,
        erased_at=clock.now(),
    )


async def erase_beside(work: Work, orders: Sequence[Row], customer: str | None) -> None:
    """Replace what was noted about orders, and throw away the carts of whoever placed them."""
    await work.run(_NOTES, orders=[order.id for order in orders], erased=ERASED)
    await work.run(_CARTS, customer=customer, emails=[order.email.lower() for order in orders])
