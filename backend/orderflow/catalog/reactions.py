"""What the catalog does by itself: publish what is due, find goods by the new name of their category."""

from functools import partial

from orderflow.catalog.actions.publishing import forms_of
from orderflow.catalog.lifecycle import PRODUCT
from orderflow.catalog.search import index_product
from orderflow.catalog.tables import Product, ProductState
from orderflow.kernel import clock
from orderflow.kernel.db import Database, Row
from orderflow.kernel.deliveries import every_second
from orderflow.kernel.events import on
from orderflow.kernel.work import Work, as_system

AT_A_TIME = 100
_DUE = "select id from product where state = 'SCHEDULED' and publish_at <= :now order by publish_at limit :most"


@every_second
async def publish_what_is_due(database: Database) -> int:
    """Publish the products whose time has come."""
    async with database.read() as connection:
        due = await connection.rows(_DUE, now=clock.now(), most=AT_A_TIME)
    for each in due:
        await as_system(database, partial(_publish, product_id=each.id))
    return len(due)


async def _publish(work: Work, product_id: str) -> None:
    product = await work.take(Product, product_id)
    if product.state == ProductState.SCHEDULED and product.publish_at <= clock.now():
        forms = await forms_of(work, product)
        await work.move(product, PRODUCT.come_due, also={"publish_at": None}, variants=forms)


@on("category.changed", when=lambda payload: payload["renamed"])
async def index_goods_of_category(work: Work, event: Row) -> None:
    """Let the goods of a category be found by its new name."""
    for row in await work.rows("select id from product where category_id = :id order by id", id=event.subject):
        await index_product(work, row.id)
