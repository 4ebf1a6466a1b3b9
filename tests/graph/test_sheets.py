"""Sheets come in over HTTP from who may, and from nobody else; they are fetched by who may."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest

from orderflow.graph.sheets import UPLOAD
from orderflow.imports.sheet import LARGEST_SHEET
from orderflow.kernel.db import Database
from orderflow.kernel.ids import new_id
from tests.matrices.furnish import Keys, furnish
from tests.running import serving, until

CSV = {"content-type": "text/csv; charset=utf-8"}
CUP = "sku,price\nCUP,90.00\n"
IMPORT = """query ($id: ID!) {
  catalogueImport(id: $id) { state fileName rowCount ignored counts { products checked changed wrong } }
  importItems(importId: $id) { totalCount nodes { line handle skus verdict result
    changes { line column before after } problems { line column reason } } }
}"""
Shop = tuple[str, Keys]


@pytest.fixture(scope="module")
async def shop(server: Any, template: str) -> AsyncIterator[Shop]:
    """A shop with its people."""
    dsn = await server.create_database(name := new_id("sheets"), template=template)
    async with Database(dsn, size=4) as database:
        _, keys = await furnish(database)
    async with serving(dsn) as (_, [address]):
        yield address, keys
    await server.drop_database(name)


async def send(shop: Shop, who: str | None, content: bytes = CUP.encode(), **headers: str) -> httpx2.Response:
    address, keys = shop
    known = keys[who] if who else {}
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    async with httpx2.AsyncClient(base_url=address, timeout=30) as http:
        return await http.post(f"{UPLOAD}?name=goods.csv", content=content, headers={**CSV, **known, **named})


async def fetch(shop: Shop, who: str, path: str) -> httpx2.Response:
    async with httpx2.AsyncClient(base_url=shop[0], timeout=30) as http:
        return await http.get(path, headers={"accept-language": "en", **shop[1][who]})


async def test_a_sheet_that_was_sent_is_shown_with_what_it_would_do(shop: Shop) -> None:
    id = (await send(shop, "CATALOGUE", b"sku,price,Vendor\nCUP,95.00,Lin\nPOT,1,\n")).json()["id"]

    async def checked() -> Any:
        async with httpx2.AsyncClient(base_url=shop[0], timeout=30) as http:
            headers = {"accept-language": "en", **shop[1]["CATALOGUE"]}
            sent = {"query": IMPORT, "variables": {"id": id}}
            data = (await http.post("/graphql", json=sent, headers=headers)).json()["data"]
        return data if data["catalogueImport"]["state"] == "READY" else None

    await until(checked, "the sheet to be checked")
    found = await checked()  # asked anew: the items may have been read a moment before the state
    assert found["catalogueImport"] == {
        "state": "READY", "fileName": "goods.csv", "rowCount": 2, "ignored": ["Vendor"],
        "counts": {"products": 2, "checked": 2, "changed": 1, "wrong": 1},
    }  # fmt: skip
    cup, pot = found["importItems"]["nodes"]
    assert cup["changes"] == [{"line": 2, "column": "price_CNY", "before": "100.00", "after": "95.00"}]
    assert (pot["skus"], pot["problems"][0]["line"], pot["problems"][0]["column"]) == (["POT"], 3, "handle")
    report = await fetch(shop, "CATALOGUE", f"/download/imports/{id}.csv")
    assert report.content.decode("utf-8-sig").splitlines()[1] == "2,cup,CUP,changed,,"


@pytest.mark.parametrize(
    ("who", "status"), [(None, 401), ("PUBLIC", 401), ("CUSTOMER", 403), ("SUPERVISOR", 403), ("ADMIN", 201)]
)
async def test_only_who_keeps_the_catalogue_may_send_a_sheet(shop: Shop, who: str | None, status: int) -> None:
    assert (await send(shop, who)).status_code == status


@pytest.mark.parametrize(("who", "status"), [("PUBLIC", 401), ("CUSTOMER", 403), ("PICKER", 403), ("CATALOGUE", 200)])
async def test_only_who_keeps_the_catalogue_may_fetch_it(shop: Shop, who: str, status: int) -> None:
    for path in ("/download/catalogue.csv", "/download/imports/imp_nowhere.csv"):
        assert (await fetch(shop, who, path)).status_code == status


async def test_the_catalogue_is_fetched_as_the_list_is_filtered(shop: Shop) -> None:
    whole = await fetch(shop, "CATALOGUE", "/download/catalogue.csv?state=PUBLISHED&search=cup")
    drafts = await fetch(shop, "CATALOGUE", "/download/catalogue.csv?state=DRAFT")

    assert whole.headers["content-type"] == "text/csv; charset=utf-8"
    assert whole.headers["content-disposition"] == 'attachment; filename="catalogue.csv"'
    assert whole.content.decode("utf-8-sig").splitlines()[1].startswith("cup,")
    assert len(drafts.content.decode("utf-8-sig").splitlines()) == 1
    assert (await fetch(shop, "CATALOGUE", "/download/catalogue.csv?state=LOST")).status_code == 400


async def test_a_page_of_somebody_else_sends_no_sheet_in_our_name(shop: Shop) -> None:
    assert (await send(shop, "CATALOGUE", origin="https://evil.example")).status_code == 401
    assert (await send(shop, "CATALOGUE", content_type="text/plain")).status_code == 415


async def test_what_is_no_sheet_is_refused_in_the_senders_language(shop: Shop) -> None:
    refused = await send(shop, "CATALOGUE", b"PK\x03\x04", accept_language="zh-Hans")

    assert refused.status_code == 422
    assert refused.json()["errors"] == [
        {"code": "NOT_A_SHEET", "message": "这是 Excel 工作簿。请在 Excel 中另存为“CSV UTF-8”后再上传。"}
    ]


async def test_a_sheet_that_is_too_large_is_refused_by_its_length(shop: Shop) -> None:
    host, _, port = shop[0].removeprefix("http://").partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    cookie = shop[1]["CATALOGUE"]["cookie"]
    head = f"POST {UPLOAD} HTTP/1.1\r\nhost: {host}\r\ncookie: {cookie}\r\ncontent-type: text/csv\r\n"
    writer.write(f"{head}content-length: {LARGEST_SHEET + 1}\r\n\r\n".encode())

    answer = await asyncio.wait_for(reader.readuntil(b"\r\n"), 10)  # not a byte of the body was sent

    assert b" 413 " in answer
    writer.close()
