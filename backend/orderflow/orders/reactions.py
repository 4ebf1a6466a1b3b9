"""What was ordered as a guest becomes its account's, once that has shown whose the e-mail is."""

from orderflow.kernel.access import ALL
from orderflow.kernel.db import Row
from orderflow.kernel.events import event_type, on
from orderflow.kernel.texts import text
from orderflow.kernel.work import Work
from orderflow.orders.tables import Order
from orderflow.people.tables import Customer
from orderflow.people.verified import EMAIL_VERIFIED

ORDER_CLAIMED = event_type(
    "order.claimed", customer=True, words=text("訂單已歸入帳號", "订单已归入账号", "Order added to your account")
)

_GUESTS = """
select id from "order"
where customer_id is null and erased_at is null and lower(email) = :email order by id for update
"""


@on(EMAIL_VERIFIED)
async def claim_orders(work: Work, event: Row) -> None:
    """Orders that a guest placed with the e-mail are the account's from now on; the account itself is locked first."""
    customer = await work.take(Customer, event.subject, sight=ALL)
    if customer.email_verified_at is None:
        return
    for each in await work.rows(_GUESTS, email=customer.email):
        order = await work.take(Order, each.id, sight=ALL)
        await work.change(Order, order, customer_id=customer.id)
        work.tell(ORDER_CLAIMED, order.id, order.id)
