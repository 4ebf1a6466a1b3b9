"""Pages of what the shop stands by: written in three languages, seen once published, never more than text."""

import pytest

from orderflow.kernel.db import Database
from orderflow.kernel.refusal import InvalidInput, StaleVersion
from orderflow.shop.actions.policies import BodyGiven, ChangePolicy, CreatePolicy
from orderflow.shop.words import SlugTaken, TextsGiven
from tests.asked import asked, denied
from tests.rooms.shop.setting import KEEPER, history, words
from tests.world import as_staff, do, guest

PAGE = "query ($slug: String!) { policy(slug: $slug) { title body } }"
LINKS = "{ shop { policies { slug title } } }"
SCRIPT = "<script>alert(1)</script> [click](javascript:alert(1))"


async def test_a_page_is_seen_once_it_is_published(database: Database) -> None:
    id = await a_page(database, "Returns", body=BodyGiven(en="Send it back."))
    assert (await asked(database, guest(), PAGE, slug="returns"))["policy"] is None
    assert (await asked(database, guest(), LINKS))["shop"]["policies"] == []

    await do(database, KEEPER, ChangePolicy(id, 1, published=True))

    assert (await asked(database, guest(), PAGE, slug="returns"))["policy"] == {
        "title": "Returns",
        "body": "Send it back.",
    }
    assert (await asked(database, guest(), LINKS))["shop"]["policies"] == [{"slug": "returns", "title": "Returns"}]
    assert await denied(database, as_staff("SUPERVISOR"), "{ policies { slug } }") == ["FORBIDDEN"]
    made, published = await history(database)
    assert (made[1], made[3]["body.en"]) == ("policy.created", "Send it back.")
    assert published[2:] == ({"published": False}, {"published": True})


async def test_the_log_holds_no_words_of_a_page(database: Database) -> None:
    id = await a_page(database, "Returns", body=BodyGiven(en="Send it back."))
    await do(database, KEEPER, ChangePolicy(id, 1, body=BodyGiven(en="Keep it.")))

    async with database.read() as connection:
        told = await connection.value("select string_agg(payload::text, ' ') from event")
    assert "body.en" in told
    assert "back" not in told
    assert "Keep" not in told


async def test_an_empty_page_is_not_published(database: Database) -> None:
    id = await a_page(database, "Returns")

    with pytest.raises(InvalidInput) as refused:
        await do(database, KEEPER, ChangePolicy(id, 1, published=True))

    assert refused.value.path == ("body", "zhHant")


async def test_two_pages_never_share_an_address(database: Database) -> None:
    await a_page(database, "Returns")
    second = await a_page(database, "Returns", key="second")

    with pytest.raises(SlugTaken) as refused:
        await do(database, KEEPER, ChangePolicy(second, 1, slug="returns"))
    with pytest.raises(SlugTaken):
        await a_page(database, "Other", key="third", slug="returns")
    assert refused.value.path == ("slug",)


@pytest.mark.parametrize("slug", ["../secret", "a b", "Ä"])
async def test_an_odd_address_is_refused(database: Database, slug: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        await a_page(database, "Returns", slug=slug)

    assert refused.value.path == ("slug",)


async def test_script_in_a_page_is_kept_as_the_text_it_is(database: Database) -> None:
    id = await a_page(database, "Returns", body=BodyGiven(en=SCRIPT))
    await do(database, KEEPER, ChangePolicy(id, 1, published=True))

    assert (await asked(database, guest(), PAGE, slug="returns"))["policy"]["body"] == SCRIPT


async def test_a_page_has_an_end(database: Database) -> None:
    await a_page(database, "Long", body=BodyGiven(en="x" * 20_000))

    with pytest.raises(InvalidInput) as refused:
        await a_page(database, "Longer", key="longer", body=BodyGiven(en="x" * 20_001))

    assert refused.value.path == ("body", "en")


async def test_of_two_who_write_one_page_the_second_is_told(database: Database) -> None:
    id = await a_page(database, "Returns")
    await do(database, KEEPER, ChangePolicy(id, 1, title=words("Sending back")))

    with pytest.raises(StaleVersion):
        await do(database, KEEPER, ChangePolicy(id, 1, title=TextsGiven(en="Returning")))


async def a_page(
    database: Database, title: str, *, key: str = "first", slug: str | None = None, body: BodyGiven | None = None
) -> str:
    given = CreatePolicy(words(title), key, body or BodyGiven(), slug)
    return str((await do(database, KEEPER, given))["policy"])
