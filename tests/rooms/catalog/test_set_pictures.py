"""Staff choose a product's pictures, their order, and what is said of them."""

from pathlib import Path

import pytest

from orderflow import settings
from orderflow.catalog.actions.set_pictures import PictureGiven, SetPictures
from orderflow.catalog.pictures import kept_at, small_url
from orderflow.catalog.uploads import keep
from orderflow.kernel.db import Database
from orderflow.kernel.refusal import InvalidInput, StaleVersion
from tests.rooms.catalog.drawings import a_picture
from tests.rooms.catalog.keeping import KEEPER, a_form, a_product, words
from tests.rooms.catalog.shop import ask
from tests.world import do

SHOWN = "query ($id: ID!) { catalogueProduct(id: $id) { version pictures { url small alt tint altTexts { en } } } }"
FORGED = "/pictures/" + "0" * 32 + "-800x600-" + "0" * 16 + "/480.webp"


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings.current(), "var_dir", tmp_path)


async def test_pictures_stand_in_the_order_they_were_given(database: Database) -> None:
    product = await a_product(database)
    red, blue = [(await keep(database, a_picture(colour=each))).url for each in ((200, 0, 0), (0, 0, 200))]

    await do(database, KEEPER, SetPictures(product, 1, [_of(red, "Red"), _of(blue, "Blue")]))
    await do(database, KEEPER, SetPictures(product, 2, [_of(blue, "Still blue"), _of(red, "Red"), _of(blue)]))

    shown = (await ask(database, KEEPER, SHOWN, id=product))["catalogueProduct"]["pictures"]
    assert [(each["url"], each["altTexts"]["en"], each["tint"]) for each in shown] == [
        (blue, "", "photo"),
        (red, "Red", "photo"),
    ]
    assert shown[0]["small"] == small_url(blue) != blue
    await do(database, KEEPER, SetPictures(product, 3, []))
    assert (await ask(database, KEEPER, SHOWN, id=product))["catalogueProduct"]["pictures"] == []


async def test_a_picture_of_the_demo_keeps_its_place_and_its_tint(database: Database) -> None:
    product = await a_product(database)
    drawing = [{"url": "/art/cup.svg", "alt": {"en": "Cup"}, "tint": "mist"}]
    async with database.read() as connection:
        await connection.run("update product set pictures = :p", p=drawing)

    await do(database, KEEPER, SetPictures(product, 1, [_of("/art/cup.svg", "A cup")]))

    (shown,) = (await ask(database, KEEPER, SHOWN, id=product))["catalogueProduct"]["pictures"]
    assert (shown["url"], shown["small"], shown["tint"], shown["alt"]) == (
        "/art/cup.svg",
        "/art/cup.svg",
        "mist",
        "A cup",
    )


@pytest.mark.parametrize("url", [FORGED, "https://elsewhere.example/x.webp", "/art/cup.svg", "", "javascript:alert(1)"])
async def test_a_picture_that_was_never_uploaded_is_refused_where_it_stands(database: Database, url: str) -> None:
    product = await a_product(database)

    with pytest.raises(InvalidInput) as refused:
        await do(database, KEEPER, SetPictures(product, 1, [_of(url)]))

    assert refused.value.path == ("pictures", "0", "url")


async def test_of_two_who_choose_pictures_the_second_is_told(database: Database) -> None:
    product = await a_product(database)
    await a_form(database, product)

    with pytest.raises(StaleVersion):
        await do(database, KEEPER, SetPictures(product, 1, []))


async def test_the_same_file_again_is_the_same_picture(database: Database) -> None:
    first, second = await keep(database, a_picture()), await keep(database, a_picture())

    assert first == second == kept_at(first.url)


def _of(url: str, alt: str = "") -> PictureGiven:
    return PictureGiven(url, words(alt))
