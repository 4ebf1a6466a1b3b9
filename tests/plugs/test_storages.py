"""What every storage of pictures keeps to, ours and those that others plug in."""

import asyncio
from pathlib import Path

import pytest

from orderflow import settings
from orderflow.catalog.storages import STORAGES, Storage, storage

ALL = list(STORAGES.all().values())
KEY = "abc-10x10-def/480.webp"


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings.current(), "var_dir", tmp_path)


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
