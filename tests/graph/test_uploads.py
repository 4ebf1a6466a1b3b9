"""Pictures come in over HTTP from who may, and from nobody else; whatever is no picture is turned away unread."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from orderflow.graph.uploads import UPLOAD
from orderflow.kernel.db import Database
from orderflow.kernel.ids import new_id
from orderflow.people.sessions import COOKIE
from tests.matrices.furnish import Keys, furnish
from tests.rooms.catalog.drawings import SVG, a_picture
from tests.running import serving

JPEG = {"content-type": "image/jpeg"}
Shop = tuple[str, Keys, Path]


@pytest.fixture(scope="module")
async def shop(server: Any, template: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Shop]:
    """A shop with its people, and a folder of its own."""
    dsn = await server.create_database(name := new_id("uploads"), template=template)
    folder = tmp_path_factory.mktemp("var")
    async with Database(dsn, size=4) as database:
        _, keys = await furnish(database)
    async with serving(dsn, var_dir=str(folder)) as (_, [address]):
        yield address, keys, folder
    await server.drop_database(name)


async def send(shop: Shop, who: str | None, content: bytes = b"x", **headers: str) -> httpx2.Response:
    address, keys, _ = shop
    known = keys[who] if who else {}
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    async with httpx2.AsyncClient(base_url=address, timeout=30) as http:
        return await http.post(UPLOAD, content=content, headers={**JPEG, **known, **named})


async def test_a_picture_comes_in_and_is_looked_at_by_everybody_for_ever(shop: Shop) -> None:
    said = (await send(shop, "CATALOGUE", a_picture(1200, 900))).json()

    async with httpx2.AsyncClient(base_url=shop[0]) as http:
        for url, most in ((said["url"], 1200), (said["small"], 480)):
            looked = await http.get(url)
            assert (looked.status_code, looked.headers["content-type"]) == (200, "image/webp")
            assert "immutable" in looked.headers["cache-control"]
            assert looked.headers["x-content-type-options"] == "nosniff"
            assert url.endswith(f"/{most}.webp")
        forged = said["url"].replace("1200x900", "1600x900")
        assert (await http.get(forged)).status_code == 404
        assert (await http.get(said["url"].replace("1200.webp", "961.webp"))).status_code == 404
    assert [each.name for each in (shop[2] / "pictures").iterdir()]


@pytest.mark.parametrize(
    ("who", "status"), [(None, 401), ("PUBLIC", 401), ("CUSTOMER", 403), ("SUPERVISOR", 403), ("ADMIN", 201)]
)
async def test_only_who_keeps_the_catalogue_may_send(shop: Shop, who: str | None, status: int) -> None:
    assert (await send(shop, who, a_picture(200, 200))).status_code == status


async def test_a_page_of_somebody_else_sends_in_nobodys_name(shop: Shop) -> None:
    """The browser would send our cookie along with it."""
    assert COOKIE in str(shop[1]["CATALOGUE"])

    assert (await send(shop, "CATALOGUE", a_picture(), origin="https://evil.example")).status_code == 401
    assert (await send(shop, "CATALOGUE", a_picture(), origin=shop[0])).status_code == 201


@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded"])
async def test_what_a_form_of_any_page_could_send_is_not_taken(shop: Shop, kind: str) -> None:
    assert (await send(shop, "CATALOGUE", a_picture(), content_type=kind)).status_code == 415


async def test_a_drawing_that_can_run_is_refused_in_the_senders_language(shop: Shop) -> None:
    refused = await send(shop, "CATALOGUE", SVG, content_type="image/svg+xml", accept_language="zh-Hans")

    assert refused.status_code == 422
    assert refused.json()["errors"][0] == {
        "code": "NOT_A_PICTURE",
        "message": "这个文件不是可用的图片。请上传 JPEG、PNG 或 WebP 图片；不接受 SVG。",
    }


async def test_fifty_megabytes_are_refused_before_any_of_them_is_read(shop: Shop) -> None:
    host, _, port = shop[0].removeprefix("http://").partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    cookie = shop[1]["CATALOGUE"]["cookie"]
    head = f"POST {UPLOAD} HTTP/1.1\r\nhost: {host}\r\ncookie: {cookie}\r\ncontent-type: image/jpeg\r\n"
    writer.write(f"{head}content-length: {50 * 1024 * 1024}\r\n\r\n".encode())

    answer = await asyncio.wait_for(reader.readuntil(b"\r\n"), 10)  # not a byte of the body was sent

    assert b" 413 " in answer
    writer.close()


async def test_many_at_once_do_not_hold_up_the_shop(shop: Shop) -> None:
    pictures = [a_picture(3000, 2000, colour=(n, 0, 0)) for n in range(6)]

    async with httpx2.AsyncClient(base_url=shop[0], timeout=30) as http:
        sending = asyncio.gather(*(send(shop, "CATALOGUE", each) for each in pictures))
        asked = 0
        while not sending.done():
            assert (await http.post("/graphql", json={"query": "{ shop { name } }"})).status_code == 200
            asked += 1
            await asyncio.sleep(0)

    assert [each.status_code for each in await sending] == [201] * 6
    assert asked > 6
