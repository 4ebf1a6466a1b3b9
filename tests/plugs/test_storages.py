"""What every storage of pictures keeps to, ours and those that others plug in."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from pydantic import ValidationError

from orderflow import settings
from orderflow.catalog.pictures import shown
from orderflow.catalog.storages import STORAGES, Storage, storage
from orderflow.catalog.uploads import keep
from orderflow.doctor.machine import look_at_machine
from orderflow.kernel.db import Database
from orderflow.kernel.work import as_system
from orderflow.people.actions.app_tokens import issue_token
from orderflow.settings import Settings
from tests.doctor.test_doctor import wrongs
from tests.plugs.bucket import KEY as SECRET
from tests.plugs.bucket import KEY_ID, NAME, a_bucket
from tests.rooms.catalog.drawings import a_picture
from tests.running import free_port, serving

ALL = list(STORAGES.all().values())
KEY = "abc-10x10-def/480.webp"


@pytest.fixture(scope="module")
def bucket(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a bucket on this machine."""
    with a_bucket(tmp_path_factory.mktemp("bucket")) as address:
        yield address


@pytest.fixture(autouse=True)
async def _own_places(tmp_path: Path, bucket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder and an empty bucket."""
    _set(monkeypatch, var_dir=tmp_path, s3_bucket=NAME, s3_endpoint=bucket, s3_key_id=KEY_ID, s3_key=SECRET)
    for name in ("480", "960"):
        await STORAGES.all()["s3"].remove(f"abc-10x10-def/{name}.webp")


def _set(monkeypatch: pytest.MonkeyPatch, **values: object) -> None:
    for name, value in values.items():
        monkeypatch.setattr(settings.current(), name, value)


def test_both_of_ours_are_there() -> None:
    assert set(STORAGES.all()) >= {"folder", "s3"}


async def test_a_bucket_that_is_not_there_or_not_reached_is_said_to_be_outside(
    bucket: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    s3 = STORAGES.all()["s3"]
    for wrong in ({"s3_bucket": "nobody-has-it"}, {"s3_endpoint": f"http://127.0.0.1:{free_port()}"}):
        _set(monkeypatch, **wrong)
        for doing in (s3.put(KEY, b"x"), s3.get(KEY)):
            with pytest.raises(OSError, match="bucket") as said:
                await doing
            assert SECRET not in str(said.value)


async def test_pictures_are_uploaded_and_looked_at_in_a_bucket(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    _set(monkeypatch, picture_storage="s3")

    kept = await keep(database, a_picture())

    name, file = kept.url.split("/")[-2:]
    content = await shown(name, file)
    assert content is not None
    assert content == await STORAGES.all()["s3"].get(f"{name}/{file}")
    assert not (settings.current().var_dir / "pictures").exists()


async def test_who_uploads_while_the_bucket_is_away_is_told_to_come_again(database: Database) -> None:
    _, secret = await as_system(database, lambda work: issue_token(work, "keeper", ["CATALOGUE"]))
    nowhere = f"http://127.0.0.1:{free_port()}"
    given = {"content-type": "image/jpeg", "authorization": f"Bearer {secret}"}
    async with (
        serving(database.dsn, picture_storage="s3", s3_bucket=NAME, s3_endpoint=nowhere) as (_, [address]),
        httpx2.AsyncClient(base_url=address, timeout=60) as http,
    ):
        sent = await http.post("/upload/picture", content=a_picture(), headers=given)
        looked = await http.get("/pictures/" + "0" * 32 + "-800x600-" + "0" * 16 + "/480.webp")

    assert (sent.status_code, sent.json()["errors"][0]["code"]) == (503, "UNAVAILABLE")
    assert looked.status_code == 503


async def test_the_doctor_says_what_is_wrong_with_a_bucket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    well = wrongs(await look_at_machine(settings.current()), "pictures")
    _set(monkeypatch, picture_storage="s3")
    reached = wrongs(await look_at_machine(settings.current()), "pictures")
    _set(monkeypatch, s3_bucket="nobody-has-it")
    [lost] = wrongs(await look_at_machine(settings.current()), "pictures")

    assert (well, reached) == ([], [])
    assert lost.startswith("s3 cannot keep pictures")
    assert "ORDERFLOW_S3_" in lost


def test_a_bucket_without_a_name_is_refused_at_the_start() -> None:
    with pytest.raises(ValidationError, match="none is named"):
        Settings(picture_storage="s3")


def test_the_settings_name_one_of_them() -> None:
    assert storage() in ALL


@pytest.mark.parametrize("kept", ALL, ids=lambda each: each.name)
async def test_what_is_put_is_got_again_and_again(kept: Storage) -> None:
    assert await kept.get(KEY) is None

    await kept.put(KEY, b"a picture")
    await kept.put(KEY, b"a picture")

    assert await kept.get(KEY) == b"a picture"
    assert await kept.get("abc-10x10-def/960.webp") is None


@pytest.mark.parametrize("kept", ALL, ids=lambda each: each.name)
async def test_what_is_taken_away_is_gone_and_comes_back_when_it_is_put_again(kept: Storage) -> None:
    other = "abc-10x10-def/960.webp"
    await kept.put(KEY, b"small")
    await kept.put(other, b"large")

    await kept.remove(KEY)
    await kept.remove(KEY)

    assert [await kept.get(KEY), await kept.get(other)] == [None, b"large"]
    await kept.remove(other)
    await kept.put(KEY, b"small")
    assert await kept.get(KEY) == b"small"


@pytest.mark.parametrize("kept", ALL, ids=lambda each: each.name)
async def test_nobody_ever_reads_half_a_picture(kept: Storage) -> None:
    whole = b"x" * 4_000_000

    async def look() -> None:
        for _ in range(50):
            assert await kept.get(KEY) in (None, whole)

    await asyncio.gather(look(), *(kept.put(KEY, whole) for _ in range(8)))


@pytest.mark.parametrize("key", ["../secret", "/etc/passwd", "a/../../b.webp", "a/b/c.webp", "", "a\0b/c.webp"])
@pytest.mark.parametrize("kept", ALL, ids=lambda each: each.name)
async def test_no_key_leads_anywhere_else(kept: Storage, key: str) -> None:
    with pytest.raises(ValueError, match="no key"):
        await kept.get(key)
    with pytest.raises(ValueError, match="no key"):
        await kept.put(key, b"")
    with pytest.raises(ValueError, match="no key"):
        await kept.remove(key)
