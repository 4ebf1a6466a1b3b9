"""Staff choose what the first page opens with; customers see it at once, and the history says what it was."""

from typing import Any

import pytest

from orderflow import settings
from orderflow.catalog.actions.categories import RetireCategory
from orderflow.catalog.actions.change_banner import ChangeBanner
from orderflow.catalog.uploads import keep
from orderflow.kernel.db import Database
from orderflow.kernel.refusal import Denied, InvalidInput, NotFound, StaleVersion
from orderflow.shop.words import TextsGiven
from tests.asked import asked
from tests.rooms.catalog.drawings import a_picture
from tests.rooms.catalog.keeping import KEEPER, a_category, told, words
from tests.rooms.shop.setting import history
from tests.world import as_staff, do, guest

SHOWN = "{ banner { heading body button category { slug retired } picture { url tint } version } }"
NOTHING = TextsGiven()


def a_banner(version: int = 1, **given: Any) -> ChangeBanner:
    """What a keeper might write."""
    return ChangeBanner(version, **{"heading": words("Tea"), "body": NOTHING, "button": words("Look"), **given})


async def shown(database: Database) -> dict[str, Any]:
    """The banner as a stranger sees it."""
    banner: dict[str, Any] = (await asked(database, guest(), SHOWN))["banner"]
    return banner


async def test_a_new_shop_has_no_banner(database: Database) -> None:
    assert await shown(database) == {
        "heading": "", "body": "", "button": "", "category": None, "picture": None, "version": 1,
    }  # fmt: skip


async def test_customers_see_what_was_written_and_the_history_what_it_was(
    database: Database, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings.current(), "var_dir", tmp_path)
    tea = await a_category(database, "Tea")
    picture = (await keep(database, a_picture())).url

    await do(database, KEEPER, a_banner(category_id=tea, picture_url=picture))
    await do(database, KEEPER, a_banner(2, heading=words("Coffee"), category_id=tea, picture_url=picture))

    now = await shown(database)
    assert (now["heading"], now["button"], now["version"]) == ("Coffee", "Look", 3)
    assert now["category"] == {"slug": "tea", "retired": False}
    assert now["picture"] == {"url": picture, "tint": "photo"}
    (_, _, _, first), (kind, event, before, after) = await history(database)
    assert (first["category"], first["picture"]) == ("tea", picture)
    assert (kind, event, before, after) == ("SHOP", "banner.changed", {"heading.en": "Tea"}, {"heading.en": "Coffee"})


async def test_the_same_words_again_change_nothing(database: Database) -> None:
    await do(database, KEEPER, a_banner())
    await do(database, KEEPER, a_banner(2))

    assert (await shown(database))["version"] == 2
    assert len(await told(database, "banner.changed")) == 1


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({"heading": words("x" * 61)}, ("heading", "en")),
        ({"body": words("x" * 201)}, ("body", "en")),
        ({"button": words("x" * 31)}, ("button", "en")),
        ({"button": words(" ")}, ("button", "zhHant")),
        ({"picture_url": "/art/tea.svg"}, ("pictureUrl",)),
        ({"picture_url": "javascript:alert(1)"}, ("pictureUrl",)),
        ({"picture_url": "https://elsewhere.example/a.webp"}, ("pictureUrl",)),
    ],
)
async def test_what_makes_no_sense_is_refused_where_it_was_typed(
    database: Database, given: dict[str, Any], path: tuple[str, ...]
) -> None:
    with pytest.raises(InvalidInput) as refused:
        await do(database, KEEPER, a_banner(**given))

    assert refused.value.path == path
    assert (await shown(database))["version"] == 1


async def test_a_button_leads_to_a_category_that_is_there(database: Database) -> None:
    with pytest.raises(NotFound):
        await do(database, KEEPER, a_banner(category_id="cat_nowhere"))
    tea = await a_category(database, "Tea")
    await do(database, KEEPER, a_banner(category_id=tea))
    await do(database, KEEPER, RetireCategory(tea, 1))

    assert (await shown(database))["category"] == {"slug": "tea", "retired": True}
    with pytest.raises(InvalidInput) as refused:
        await do(database, KEEPER, a_banner(2, heading=words("More tea"), category_id=tea))
    assert refused.value.path == ("categoryId",)


async def test_who_comes_second_is_told_and_changes_nothing(database: Database) -> None:
    await do(database, KEEPER, a_banner())

    with pytest.raises(StaleVersion):
        await do(database, KEEPER, a_banner(heading=words("Mine")))
    assert (await shown(database))["heading"] == "Tea"


async def test_who_does_not_keep_the_catalogue_changes_no_banner(database: Database) -> None:
    with pytest.raises(Denied):
        await do(database, as_staff("SUPPORT"), a_banner())
