"""A process that applies a sheet is killed with -9 in the middle: the next one goes on, and does nothing twice."""

from orderflow.imports.reactions import AT_A_TIME
from tests.paying import rows
from tests.running import until
from tests.wire import open_shop, port_of, value

PRODUCTS = 15 * AT_A_TIME
SHEET = "handle,title,category,status,sku,price,stock_whs_near\n" + "".join(
    f"p{n},Good {n},tea,published,P{n},10.00,3\n" for n in range(PRODUCTS)
)
_DONE = "select count(*) from import_item where result = 'DONE'"
_ENDED = "select count(*) from catalogue_import where state = 'DONE'"


async def test_a_killed_import_goes_on_where_it_was(dsn: str) -> None:
    async with open_shop(dsn, processes=1, CUP=1) as shop:
        keeper, (address,) = shop.staff[0], shop.addresses
        sent = await keeper.http.post("/upload/sheet", content=SHEET.encode(), headers={"content-type": "text/csv"})
        import_id = sent.json()["id"]
        ready = "select true from catalogue_import where state = 'READY'"
        await until(lambda: value(shop.database, ready), "the sheet to be checked", 60)

        await keeper.do("applyImport", {"importId": import_id})
        await until(lambda: value(shop.database, _DONE), "the first products")
        await shop.served.kill(address)
        killed_at = await value(shop.database, _DONE)
        await shop.served.start(port_of(address))
        await until(lambda: value(shop.database, _ENDED), "the import to end", 60)

        assert 0 < killed_at < PRODUCTS
        assert await value(shop.database, _DONE) == PRODUCTS
        made = await rows(shop.database, "select subject from event where type = 'product.created'")
        assert len({event.subject for event in made}) == len(made) == PRODUCTS
        moved = "select count(*) from stock_movement where reason like 'CSV:%'"
        assert await value(shop.database, moved) == PRODUCTS
        await shop.assert_clean()
