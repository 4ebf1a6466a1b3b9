"""Props: goods on the shelves of two warehouses."""

from orderflow.catalog.tables import Category, Price, Product, ProductState, Variant
from orderflow.kernel import clock
from orderflow.kernel.db import Database, Row
from orderflow.kernel.texts import text
from orderflow.kernel.work import Work, as_system
from orderflow.warehouse import checks
from orderflow.warehouse.movements import Change, make
from orderflow.warehouse.tables import MovementKind, StockLevel, Warehouse

NEAR, FAR = "whs_near", "whs_far"
ON_SALE = {"sort": 1, "retired": False, "version": 1}


async def stock_up(database: Database, **on_hand: tuple[int, int]) -> dict[str, Row]:
    """Sell SKUs (`CUP=(3, 1)`: three units near, one far) at 100.00; answers the variants by SKU."""

    async def verb(work: Work) -> dict[str, Row]:
        category = await work.add(Category, slug="tea", name=text("茶", "茶", "Tea"), **ON_SALE)
        for sort, id in enumerate((NEAR, FAR)):
            await work.add(
                Warehouse, id=id, code=id, name=text(id, id, id), city=text(id, id, id), sort=sort, version=1
            )
        return {sku: await sell(work, category.id, sku, *counts) for sku, counts in on_hand.items()}

    return await as_system(database, verb)


async def sell(work: Work, category_id: str, sku: str, near: int, far: int) -> Row:
    """Sell one more SKU; answers its variant."""
    words = text(f"好{sku}", f"好{sku}", f"A good {sku}")
    product = await work.add(
        Product,
        slug=sku.lower(),
        category_id=category_id,
        name=words,
        tagline=words,
        description=words,
        pictures=[],
        tax_class="standard",
        state=ProductState.PUBLISHED,
        rating_sum=0,
        rating_count=0,
        created_at=clock.now(),
        version=1,
    )
    variant = await work.add(
        Variant,
        product_id=product.id,
        sku=sku,
        name=text("一只", "一只", "One"),
        options=[],
        barcode=f"20{sku}",
        weight_g=300,
        **ON_SALE,
    )
    await work.add(Price, variant_id=variant.id, currency="CNY", amount=10000, compare_at=None)
    for warehouse_id, units in ((NEAR, near), (FAR, far)):
        level = await work.add(
            StockLevel,
            sku=sku,
            variant_id=variant.id,
            warehouse_id=warehouse_id,
            bin=f"A-{sku}",
            on_hand=0,
            reserved=0,
            version=1,
        )
        await make(work, MovementKind.RECEIVED, [Change(level, on_hand=units)])
    return variant


async def on_shelf(database: Database, sku: str) -> list[tuple[int, int]]:
    """`(on_hand, reserved)` of a SKU in the near and in the far warehouse."""
    async with database.read() as connection:
        levels = await connection.rows(
            "select * from stock_level where sku = :sku order by warehouse_id = :far", sku=sku, far=FAR
        )
    return [(level.on_hand, level.reserved) for level in levels]


async def level_id(database: Database, sku: str, warehouse_id: str) -> str:
    """The id of a stock level."""
    async with database.read() as connection:
        found: str = await connection.value(
            "select id from stock_level where sku = :sku and warehouse_id = :place", sku=sku, place=warehouse_id
        )
    return found


async def breaches(database: Database) -> list[str]:
    """What `orderflow check` would say about the warehouse."""
    async with database.read() as connection:
        return [
            *await checks.stock_equals_movements(connection),
            *await checks.reserved_equals_reservations(connection),
            *await checks.owners_hold_what_moved(connection),
        ]
