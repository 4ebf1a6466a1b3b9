"""Letters as the mailbox page shows them."""

from orderflow.kernel.db import Database
from orderflow.orders.token import order_token
from tests.asked import asked, denied
from tests.bought import an_order
from tests.rooms.notices.props import hear
from tests.world import as_staff, guest


async def test_letters_are_found_by_staff_who_may_see_them(database: Database) -> None:
    order, _ = await an_order(database)
    await hear(database, "order.paid", order, order)
    document = """query($search: String) { letters(search: $search) {
      nodes { kind to subject text html state channel locale sentAt order { number } } totalCount } }"""

    found = (await asked(database, as_staff("SUPPORT"), document, search=order.number))["letters"]
    nothing = (await asked(database, as_staff("SUPPORT"), document, search="nobody"))["letters"]

    (letter,) = found["nodes"]
    assert (letter["kind"], letter["to"], letter["state"]) == ("ORDER_CONFIRMED", "lin@example.com", "SENT")
    assert order_token(order.id) in letter["text"]
    assert letter["html"].startswith("<!doctype html>")
    assert letter["order"] == {"number": order.number}
    assert nothing == {"nodes": [], "totalCount": 0}
    assert await denied(database, as_staff("FINANCE"), document) == ["FORBIDDEN"]
    assert await denied(database, guest(), document) == ["UNAUTHENTICATED"]
