"""What a search costs the database in a shop with a hundred thousand products."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from bench import documents
from bench.meter import Meter
from bench.people import Visitor, WrongAnswer
from bench.shop import Say, Shop, serving
from orderflow import demo, tables
from orderflow.catalog.search import findable
from orderflow.kernel.db import Database, Row
from orderflow.kernel.ids import new_id
from orderflow.kernel.texts import LOCALES
from orderflow.kernel.work import Work, as_system

PRODUCTS = 100_000
CROWDED = "crowded"
BATCH = 2_000
TIMES = 30
TARGET = 10.0
HEAD = ("search", "typed", "database", "target")
KINDS: dict[str, tuple[str, ...]] = {
    "one Han character": ("伞", "皂", "茶"),
    "two Han characters": ("耳机", "帳篷", "筷子"),
    "words apart": ("耳机 降噪", "umbrella plum", "clock walnut"),
    "scripts mixed": ("headphones 耳機", "T恤", "2027 周历"),
    "a word begun": ("choco", "head", "wal"),
    "a SKU": ("ZX-SAKE-2",),
    "a word misspelt": ("headfones", "umbrela", "merino sokcs"),
    "a Han character wrong": ("头戴降躁耳机", "黃銅指北真"),
    "nothing there": ("zzzzqqq", "鑫龘靐"),
}


@dataclass(frozen=True, slots=True)
class Found:
    """What one search of a kind cost the database, in milliseconds of CPU."""

    kind: str
    typed: str
    db: float

    def row(self) -> tuple[str, ...]:
        """A line of the table."""
        return self.kind, self.typed, f"{self.db:.1f}{'' if self.db <= TARGET else ' ✗'}", f"≤ {TARGET:g}"


async def measure_search(shop: Shop, say: Say) -> list[Found]:
    """Each search some times, by a guest, in a shop beside the measured one."""
    dsn = await _crowded(shop, say)
    with serving(dsn) as (address, pid):
        guest, meter = Visitor(address), Meter(pid, shop.meter.postmaster)
        found = [await _cost(guest, meter, kind, typed) for kind, each in KINDS.items() for typed in each]
        await guest.close()
    return found


def table(found: Sequence[Found]) -> str:
    """What searches cost as a table of Markdown."""
    rows = [HEAD, ("---", "---", "--:", "--:"), *(each.row() for each in found)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


async def _crowded(shop: Shop, say: Say) -> str:
    """Fill a database that bears its name only once it is whole, so that it can be used again in a folder kept."""
    async with Database(shop.dsn, size=1) as database, database.read() as connection:
        if await connection.value("select exists (select from pg_database where datname = :name)", name=CROWDED):
            return shop.server.dsn(CROWDED)
    half = f"half_{CROWDED}"
    await shop.server.drop_database(half)
    dsn = await shop.server.create_database(half)
    await asyncio.to_thread(tables.upgrade, dsn)
    async with Database(dsn, size=4) as database:
        await demo.load(database, say)
        await _multiply(database, say)
    async with Database(shop.dsn, size=1) as database, database.read() as connection:
        await connection.raw.execute(f"alter database {half} rename to {CROWDED}")
    return shop.server.dsn(CROWDED)


async def _cost(guest: Visitor, meter: Meter, kind: str, typed: str) -> Found:
    async def search() -> None:
        page = await guest.ask(documents.SEARCH, search=typed)
        if not page["nodes"] and kind != "nothing there":
            raise WrongAnswer(f"nothing was found for {typed}")

    for _ in range(8):
        await search()
    before = meter.read()
    for _ in range(TIMES):
        await search()
    return Found(kind, typed, (meter.read() - before).db / TIMES)


_GOODS = """
select product.*, category.name as category,
  array(select options from variant where product_id = product.id) as variants
from product join category on category.id = category_id order by product.id
"""
_MANY = """
with goods as (
  select * from jsonb_to_recordset(cast(:goods as jsonb)) as goods(
    id text, slug text, category_id text, name jsonb, tagline jsonb, description jsonb, pictures jsonb,
    tax_class text, words text, sku text)
), products as (
  insert into product (id, slug, category_id, name, tagline, description, pictures, tax_class, state,
    rating_sum, rating_count, created_at, version)
  select id, slug, category_id, name, tagline, description, pictures, tax_class, 'PUBLISHED', 0, 0, now(), 1 from goods
), variants as (
  insert into variant (id, product_id, sku, name, options, barcode, weight_g, sort, retired, version)
  select sku, id, sku, '{}', '[]', sku, 100, 1, false, 1 from goods
), prices as (
  insert into price (id, variant_id, currency, amount) select sku, sku, 'CNY', 9900 from goods
), words as (
  insert into product_words (product_id, words, name_keys) select id, cast(words as tsvector), name from goods
)
insert into product_name (product_id, names) select id, ts_filter(cast(words as tsvector), '{a}') from goods
"""


async def _multiply(database: Database, say: Say) -> None:
    """Products that each bear the name of two of the demo shop's, so that every word stands in very many."""
    async with database.read() as connection:
        goods = await connection.rows(_GOODS)
    for start in range(0, PRODUCTS, BATCH):
        if start % 20_000 == 0:
            say(f"{start:,} of {PRODUCTS:,} products")
        many = [_blended(goods, n) for n in range(start, start + BATCH)]

        async def write(work: Work, many: list[dict[str, object]] = many) -> None:
            await work.run(_MANY, goods=many)

        await as_system(database, write)
    async with database.read() as connection:
        await connection.raw.execute("vacuum (analyze)", timeout=600)


def _blended(goods: list[Row], n: int) -> dict[str, object]:
    one, other = goods[n % len(goods)], goods[n // len(goods) * 7 % len(goods)]
    name = {locale: f"{one.name[locale]} {other.name[locale]}" for locale in LOCALES}
    blended = {**one, "name": name, "description": other.description}
    id, sku = new_id("prd"), f"MANY-{n}"
    words, _ = findable(blended)
    kept = ("category_id", "tagline", "description", "pictures", "tax_class", "name")
    return {"id": id, "slug": f"many-{n}", "sku": sku, "words": words, **{each: blended[each] for each in kept}}
