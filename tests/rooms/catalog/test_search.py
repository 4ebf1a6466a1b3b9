"""What customers type, and the goods they mean: a held set in three languages, spelt right and wrong."""

import pytest

from orderflow.catalog.search import sought
from orderflow.kernel.db import Database
from orderflow.kernel.work import Work, as_system
from tests.rooms.catalog.shop import ask, open_shop
from tests.world import guest

SLUGS = """
query ($search: String!) {
  products(first: 100, sort: RELEVANCE, filter: { search: $search }) { nodes { slug } }
}"""
HELD = {
    # one character
    "伞": "plum-long-umbrella",
    "傘": "plum-long-umbrella",
    "皂": "cold-process-soap",
    # two characters
    "耳机": "over-ear-headphones",
    "耳機": "over-ear-headphones",
    "帐篷": "two-person-tent",
    "筷子": "lacquer-chopsticks",
    "大米": "fragrant-northern-rice",
    # cut out of the middle of words
    "锈钢回": "oversize-paper-clips",
    "柏木铅": "cedar-pencils",
    # words apart, and in another order
    "耳机 降噪": "over-ear-headphones",
    "围巾 羊毛": "lambswool-scarf",
    "umbrella plum": "plum-long-umbrella",
    "clock walnut": "walnut-mantel-clock",
    # mixed scripts
    "2027 周历": "weekly-desk-calendar",
    "headphones 耳機": "over-ear-headphones",
    "T恤": "heavy-cotton-tee",
    # English, whole and begun
    "Headphones": "over-ear-headphones",
    "choco": "hainan-dark-chocolate",
    "ZX-SAKE-2": "white-porcelain-sake-set",
    # misspelt
    "headfones": "over-ear-headphones",
    "umbrela": "plum-long-umbrella",
    "merino sokcs": "merino-crew-socks",
    "choclate": "hainan-dark-chocolate",
    "头戴降躁耳机": "over-ear-headphones",
    "黃銅指北真": "brass-pocket-compass",
    "行理箱": "cabin-suitcase",
}


@pytest.mark.parametrize(("typed", "meant"), HELD.items())
async def test_what_is_meant_stands_among_the_first_three(database: Database, typed: str, meant: str) -> None:
    await open_shop(database)

    assert meant in (await _found(database, typed))[:3]


async def test_a_name_comes_before_what_is_only_said(database: Database) -> None:
    """Some goods are called cotton; a candle only has a wick of it."""
    await open_shop(database)

    found = await _found(database, "cotton")

    assert set(found[:3]) == {"cotton-paper-envelopes", "heavy-cotton-tee", "washed-cotton-bedding"}
    assert "beeswax-candle" in found[3:]


async def test_of_names_that_have_every_word_the_shortest_comes_first(database: Database) -> None:
    """Tried with names weighed by words, as before: the one that says least beside it stands anywhere."""
    await open_shop(database)
    async with database.read() as connection:
        rows = await connection.rows(
            "select slug, length(names) as says from product_name join product on id = product_id where names @@ '木'"
        )
    says = {row.slug: row.says for row in rows}

    named = [says[slug] for slug in (await _found(database, "木"))[: len(says)]]

    assert len(set(named)) > 2
    assert named == sorted(named)


async def test_a_word_that_is_nowhere_takes_nothing_away(database: Database) -> None:
    await open_shop(database)

    assert await _found(database, "merino zzzzqqq") == await _found(database, "merino")


async def test_what_is_spelt_right_is_not_taken_for_something_alike(database: Database) -> None:
    """A lotion that has “a tenth” of something may still be meant by somebody who goes on typing."""
    await open_shop(database)

    assert await _found(database, "tent") == ["two-person-tent", "rose-body-lotion"]


async def test_what_is_not_for_sale_does_not_keep_what_is_alike_from_being_found(database: Database) -> None:
    await open_shop(database)
    async with database.read() as connection:
        await connection.run("update product set state = 'DRAFT' where slug like 'washed-%'")

    assert "heavy-cotton-tee" in await _found(database, "washed cotton")


async def _found(database: Database, typed: str) -> list[str]:
    answer = await ask(database, guest(), SLUGS, search=typed)
    return [each["slug"] for each in answer["products"]["nodes"]]


async def test_whether_anything_is_found_is_known_from_the_index(database: Database) -> None:
    """Reading product by product until one fits is quick for a common word, and takes half a second for a rare one."""
    await open_shop(database)

    async def read_row_by_row(work: Work) -> int:
        await sought(work.connection, "umbrela zzzz")
        return int(await work.connection.value(_READ_ROW_BY_ROW))

    assert await as_system(database, read_row_by_row) == 0


_READ_ROW_BY_ROW = "select seq_scan from pg_stat_xact_user_tables where relname = 'product_words'"
