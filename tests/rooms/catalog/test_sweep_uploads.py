"""A picture that came in and that nothing shows within a day is cleared away, and never one that something shows."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from orderflow import settings
from orderflow.catalog import uploads
from orderflow.catalog.actions.change_banner import ChangeBanner
from orderflow.catalog.actions.set_pictures import PictureGiven, SetPictures
from orderflow.catalog.pictures import Kept, shown
from orderflow.catalog.storages import STORAGES
from orderflow.catalog.storages.folder import FolderStorage
from orderflow.catalog.uploads import KEPT_FOR, keep, sweep_uploads
from orderflow.kernel import clock
from orderflow.kernel.db import Database
from orderflow.kernel.refusal import InvalidInput
from orderflow.kernel.work import Work, perform
from tests.rooms.catalog.drawings import a_picture
from tests.rooms.catalog.keeping import KEEPER, a_product, words
from tests.running import all_wait
from tests.world import do


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings.current(), "var_dir", tmp_path)


async def test_what_nothing_shows_within_a_day_goes_with_all_its_files(database: Database, tmp_path: Path) -> None:
    old, fresh = await keep(database, a_picture(colour=(1, 2, 3))), await keep(database, a_picture())
    await _age(database, old)

    assert await sweep_uploads(database) == 1
    assert await sweep_uploads(database) == 0

    assert [await _files(old), await _files(fresh)] == [0, len(fresh.urls)]
    assert sorted(each.name for each in (tmp_path / "pictures").iterdir()) == [fresh.name]


async def test_what_was_ever_shown_stays(database: Database) -> None:
    """A draft shows the first, the first page the second, and the third was taken from its product again."""
    draft = await a_product(database)
    first, second, third = [await keep(database, a_picture(colour=(n, n, n))) for n in (10, 20, 30)]
    await do(database, KEEPER, SetPictures(draft, 1, [_of(first), _of(third)]))
    await do(database, KEEPER, SetPictures(draft, 2, [_of(first)]))
    banner = ChangeBanner(1, words("Cups"), words(""), words("Look"), picture_url=second.url)
    await do(database, KEEPER, banner)
    await keep(database, a_picture(colour=(30, 30, 30)))  # the same file once more
    await _age(database, first, second, third)

    assert await sweep_uploads(database) == 0

    assert [await _files(each) for each in (first, second, third)] == [
        len(each.urls) for each in (first, second, third)
    ]


async def test_what_an_older_version_let_a_product_show_stays(database: Database) -> None:
    """It writes the product, and knows nothing of uploads."""
    draft = await a_product(database)
    picture = await keep(database, a_picture())
    async with database.read() as connection:
        stored = [{"url": picture.url, "alt": {}, "tint": "photo"}]
        await connection.run("update product set pictures = cast(:p as jsonb) where id = :id", p=stored, id=draft)
    await _age(database, picture)

    assert await sweep_uploads(database) == 0

    async with database.read() as connection:
        assert await connection.value("select fate from upload") == "USED"


async def test_a_picture_that_was_cleared_away_is_refused_until_it_comes_in_again(database: Database) -> None:
    draft = await a_product(database)
    picture = await keep(database, a_picture())
    await _age(database, picture)
    await sweep_uploads(database)

    with pytest.raises(InvalidInput) as refused:
        await do(database, KEEPER, SetPictures(draft, 1, [_of(picture)]))
    with pytest.raises(InvalidInput):
        await do(database, KEEPER, ChangeBanner(1, words("Cups"), words(""), words("Look"), picture_url=picture.url))
    again = await keep(database, a_picture())
    await do(database, KEEPER, SetPictures(draft, 1, [_of(again)]))

    assert refused.value.path == ("pictures", "0", "url")
    assert (again, await _files(again)) == (picture, len(picture.urls))


async def test_what_is_being_shown_while_others_are_swept_stays(database: Database) -> None:
    draft = await a_product(database)
    picture = await keep(database, a_picture())
    await _age(database, picture)

    async def chosen(work: Work) -> None:
        await uploads.show(work, "pictures.0.url", picture.url)
        await work.run(
            "update product set pictures = cast(:p as jsonb) where id = :id", p=[{"url": picture.url}], id=draft
        )
        assert await sweep_uploads(database) == 0  # meanwhile, and nothing of this is committed

    await perform(database, KEEPER, chosen)

    assert await sweep_uploads(database) == 0
    assert await _files(picture) == len(picture.urls)


async def test_the_same_file_that_comes_in_while_it_is_swept_is_there_afterwards(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It waits until the files of the first are gone: seen to fail when the row was not held."""
    picture = await keep(database, a_picture())
    await _age(database, picture)
    again: list[asyncio.Task[Kept]] = []

    class Slow(FolderStorage):
        """A folder that takes its time to take away, so that the same file comes in meanwhile."""

        async def remove(self, key: str) -> None:
            if not again:
                again.append(asyncio.create_task(keep(database, a_picture())))
                await all_wait(database, 1)
            await super().remove(key)

    monkeypatch.setitem(STORAGES.all(), "slow", Slow())
    monkeypatch.setattr(settings.current(), "picture_storage", "slow")
    assert await sweep_uploads(database) == 1
    await again[0]

    assert await _files(picture) == len(picture.urls)
    async with database.read() as connection:
        assert await connection.value("select fate from upload") == "WAITING"


async def test_many_workers_clear_each_away_once(database: Database) -> None:
    pictures = [await keep(database, a_picture(colour=(40 * n, 0, 0))) for n in range(6)]
    await _age(database, *pictures)

    gone = await asyncio.gather(*(sweep_uploads(database) for _ in range(4)))

    assert sum(gone) == 6
    assert [await _files(each) for each in pictures] == [0] * 6


async def test_what_a_dying_process_left_swept_is_gone_with_the_next(database: Database) -> None:
    picture = await keep(database, a_picture())
    async with database.read() as connection:
        await connection.run("update upload set fate = 'SWEPT'")

    assert await sweep_uploads(database) == 1

    assert await _files(picture) == 0


def _of(picture: Kept) -> PictureGiven:
    return PictureGiven(picture.url, words(""))


async def _age(database: Database, *pictures: Kept) -> None:
    """Let it be a little more than a day since they came in."""
    at, urls = clock.real() - KEPT_FOR - timedelta(seconds=1), [each.url for each in pictures]
    async with database.read() as connection:
        await connection.run("update upload set uploaded_at = :at where url = any(:urls)", at=at, urls=urls)


async def _files(picture: Kept) -> int:
    """How many of a picture's files can be looked at."""
    return sum([await shown(*url.split("/")[-2:]) is not None for url in picture.urls.values()])
