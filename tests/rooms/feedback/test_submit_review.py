"""Customers review what they have received, each line once."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from orderflow.feedback import demo
from orderflow.feedback.actions import AlreadyReviewed, NotReceived, SubmitReview, something_arrived
from orderflow.feedback.reviews import masked
from orderflow.kernel import clock
from orderflow.kernel.access import Actor
from orderflow.kernel.db import Database, Row
from orderflow.kernel.refusal import Denied, InvalidInput, MoveRefused, NotFound, Refusals
from orderflow.kernel.work import as_system
from orderflow.orders.token import order_token
from tests.bought import a_received_order, an_order
from tests.shelves import stock_up
from tests.world import a_customer, ada, as_customer, as_staff, do, guest


def stars(line: Row, key: str = "k1", **values: Any) -> SubmitReview:
    """Five, four and three stars."""
    plain = {"goods": 5, "delivery": 4, "service": 3, "body": "Lovely."}
    return SubmitReview(order_line_id=line.id, idempotency_key=key, **{**plain, **values})


async def bought(database: Database, actor: Actor | None, **facts: Any) -> tuple[Row, list[Row]]:
    """A received order of cups that the shop really sells."""
    variants = await stock_up(database, CUP=(9, 9))
    return await a_received_order(database, actor, product_id=variants["CUP"].product_id, **facts)


async def test_a_received_line_is_reviewed_and_the_product_counts_it(database: Database) -> None:
    customer = await ada(database)
    order, lines = await bought(database, customer)

    await do(database, customer, stars(lines[0]))
    await do(database, customer, stars(lines[1], key="k2", goods=2, body=""))

    async with database.read() as connection:
        review = await connection.one("select * from review order by id limit 1")
        product = await connection.one("select * from product where id = :id", id=lines[0].product_id)
        told = await connection.rows("select type, subject, order_id, payload from event order by id")
    assert (review.goods, review.delivery, review.service, review.body) == (5, 4, 3, "Lovely.")
    assert (review.author_name, review.customer_id, review.locale) == ("林**", customer.customer_id, "en")
    assert (product.rating_sum, product.rating_count) == (7, 2)
    own = next(event for event in told if event.type == "review.submitted")
    rated = next(event for event in told if event.type == "product.rated")
    assert (own.subject, own.order_id) == (review.id, order.id)
    assert (rated.subject, rated.order_id, rated.payload) == (product.id, None, {"goods": 5})


async def test_a_guest_reviews_with_the_orders_token(database: Database) -> None:
    order, lines = await bought(database, None)

    await do(database, guest(), stars(lines[0], order_token=order_token(order.id)))

    assert await _count(database) == 1
    with pytest.raises(NotFound):
        await do(database, guest(), stars(lines[1], key="k2"))


async def test_a_line_is_reviewed_once(database: Database) -> None:
    customer = await ada(database)
    _, lines = await bought(database, customer)
    await do(database, customer, stars(lines[0]))

    with pytest.raises(AlreadyReviewed):
        await do(database, customer, stars(lines[0], key="k2"))

    assert await _count(database) == 1


async def test_two_at_once_make_one_review(database: Database) -> None:
    customer = await ada(database)
    _, lines = await bought(database, customer)

    answers = await asyncio.gather(
        *(do(database, customer, stars(lines[0], key=f"k{n}")) for n in range(8)), return_exceptions=True
    )

    assert sum(isinstance(answer, AlreadyReviewed) for answer in answers) == 7
    async with database.read() as connection:
        product = await connection.one("select * from product")
    assert (await _count(database), product.rating_count) == (1, 1)


async def test_a_parcel_that_arrived_may_be_reviewed_before_the_other(database: Database) -> None:
    customer = await ada(database)
    _, lines = await bought(database, customer, delivered_per_line=0, delivered=2, delivered_at=None)
    async with database.transaction() as connection:
        await connection.run("update order_line set delivered = 2 where id = :id", id=lines[0].id)

    await do(database, customer, stars(lines[0]))

    with pytest.raises(NotReceived):
        await do(database, customer, stars(lines[1], key="k2"))


async def test_nothing_is_reviewed_before_it_came_nor_what_was_cancelled(database: Database) -> None:
    customer = await ada(database)
    order, lines = await an_order(database, customer)
    _, gone = await a_received_order(database, customer, status="COMPLETED", delivered_per_line=0)
    async with database.transaction() as connection:
        await connection.run("update order_line set cancelled = 2 where id = :id", id=gone[0].id)

    for line in (lines[0], gone[0]):
        with pytest.raises(NotReceived):
            await do(database, customer, stars(line))

    assert not something_arrived.holds(order)


async def test_only_ones_own_lines_are_found_and_staff_do_not_review(database: Database) -> None:
    customer, eve = await ada(database), as_customer(await a_customer(database, "Eve"))
    _, lines = await bought(database, customer)

    for actor, line in ((eve, lines[0].id), (customer, "oln_none"), (guest(), lines[0].id)):
        with pytest.raises(NotFound):
            await do(database, actor, SubmitReview(line, 5, 5, 5, "k"))
    with pytest.raises(Denied):
        await do(database, as_staff("ADMIN"), stars(lines[0]))


@pytest.mark.parametrize("wrong", [{"goods": 0}, {"delivery": 6}, {"service": -1}, {"body": "x" * 2001}])
async def test_stars_go_from_one_to_five_and_words_end_somewhere(database: Database, wrong: dict[str, Any]) -> None:
    customer = await ada(database)
    _, lines = await bought(database, customer)

    with pytest.raises((InvalidInput, Refusals)) as refused:
        await do(database, customer, stars(lines[0], **wrong))

    (reason,) = getattr(refused.value, "several", [refused.value])
    assert (reason.code, reason.path) == ("INVALID_INPUT", tuple(wrong))


async def test_a_cancelled_order_is_not_reviewed(database: Database) -> None:
    customer = await ada(database)
    _, lines = await bought(database, customer, status="CANCELLED")

    with pytest.raises(MoveRefused):
        await do(database, customer, stars(lines[0]))


def test_names_are_masked_to_their_first_character() -> None:
    assert [masked(name) for name in ("林曉彤", "Emma Whitfield", " 歐陽", "")] == ["林**", "E**", "歐**", "**"]


async def test_the_demo_shops_reviews_land_on_lines_that_were_bought(database: Database) -> None:
    variants = await stock_up(database, CUP=(9, 9))
    long_ago, yesterday = clock.now() - timedelta(days=100), clock.now() - timedelta(days=1)
    for locale, received in (("zh-Hant", long_ago), ("en", long_ago), ("zh-Hans", yesterday)):
        facts = {"status": "COMPLETED", "completed_at": received, "locale": locale}
        await a_received_order(database, None, product_id=variants["CUP"].product_id, **facts)
    async with database.transaction() as connection:
        await connection.run("update product set slug = 'mist-lilac-cup'")

    written = await as_system(database, lambda work: demo.load(work, clock.now()))

    assert [(review.locale, review.author_name) for review in written] == [("zh-Hant", "林**"), ("en", "林**")]
    assert all(long_ago < review.at < yesterday for review in written)


async def _count(database: Database) -> int:
    async with database.read() as connection:
        return int(await connection.value("select count(*) from review"))
