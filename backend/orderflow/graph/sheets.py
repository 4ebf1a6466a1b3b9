"""Sheets of goods over HTTP: sent as the body of a request like a picture, and written out for whoever may."""

import asyncio
from collections.abc import AsyncIterator

import strawberry
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from orderflow.catalog.tables import ProductState
from orderflow.graph import uploads
from orderflow.graph.catalogue import SOURCE, CatalogueFilter, conditions
from orderflow.graph.endpoint import Endpoint
from orderflow.graph.uploads import Unwelcome, keeper, refused
from orderflow.imports.actions import enter_sheet
from orderflow.imports.sheet import LARGEST_SHEET, NotRead, read_sheet
from orderflow.imports.sheets import catalogue_sheet, import_report
from orderflow.imports.shop import shop_of
from orderflow.kernel.access import Actor
from orderflow.kernel.db import Row
from orderflow.kernel.inputs import can_be_kept
from orderflow.kernel.texts import LOCALES, in_locale
from orderflow.kernel.work import Work, perform
from orderflow.shop import terms

UPLOAD = "/upload/sheet"
TYPE = "text/csv"
"""A type that no form of any page can send; browsers ask before they send it for somebody else's page."""
LARGEST = {**uploads.LARGEST, UPLOAD: LARGEST_SHEET}
_reading = asyncio.Semaphore(1)
"""A sheet takes a second of a core and a hundred megabytes while it is read."""


def sheet_routes(endpoint: Endpoint) -> list[BaseRoute]:
    """Where sheets come in, and where they are fetched."""

    async def take(request: Request) -> Response:
        try:
            actor = await keeper(endpoint, request)
        except Unwelcome as unwelcome:
            return unwelcome.answer
        try:
            if not request.headers.get("content-type", "").startswith(TYPE):
                return refused(415, "NOT_A_SHEET", f"Send the file itself as the body, with the type {TYPE}.")
            entered = await _enter(endpoint, actor, await request.body(), request.query_params.get("name", ""))
        except NotRead as said:
            return refused(422, said.code, in_locale(said.words, actor.locale))
        except ClientDisconnect:
            return Response(status_code=400)  # nobody is there to read it
        return JSONResponse({"id": entered.id}, 201)

    async def catalogue(request: Request) -> Response:
        try:
            actor = await keeper(endpoint, request)
        except Unwelcome as unwelcome:
            return unwelcome.answer
        asked = _asked(request)
        if asked is None:
            return refused(400, "INVALID_INPUT", "There is no such filter.")
        where, values = conditions(asked, terms.current().currency)
        pages = catalogue_sheet(endpoint.database, _language(request, actor), SOURCE, " and ".join(where), values)
        return _sheet(pages, "catalogue.csv")

    async def report(request: Request) -> Response:
        try:
            actor = await keeper(endpoint, request)
        except Unwelcome as unwelcome:
            return unwelcome.answer
        if not can_be_kept(request.path_params["id"]):
            return refused(404, "NOT_FOUND", "There is no such import.")
        return _sheet(
            import_report(endpoint.database, request.path_params["id"], _language(request, actor)), "report.csv"
        )

    return [
        Route(UPLOAD, take, methods=["POST"]),
        Route("/download/catalogue.csv", catalogue),
        Route("/download/imports/{id}.csv", report),
    ]


async def _enter(endpoint: Endpoint, actor: Actor, content: bytes, name: str) -> Row:
    async with endpoint.database.read() as connection:
        shop = await shop_of(connection, actor.locale)
    async with _reading:
        sheet = await asyncio.to_thread(read_sheet, content, shop.headings)
    name = name if can_be_kept(name) else ""

    async def enter(work: Work) -> Row:
        return await enter_sheet(work, sheet, name.strip() or "catalogue.csv")

    return await perform(endpoint.database, actor, enter)


def _language(request: Request, actor: Actor) -> str:
    """The language a page asks for: a browser that fetches a file says only its own."""
    asked = request.query_params.get("locale", "")
    return asked if asked in LOCALES else actor.locale


def _asked(request: Request) -> CatalogueFilter | None:
    """The filter of the list as it stands in an address; None when there is no such one."""
    given = request.query_params
    states = given.getlist("state")
    if not all(can_be_kept(each) for each in given.values()) or not set(states) <= set(ProductState):
        return None
    return CatalogueFilter(
        search=given.get("search"),
        state=[ProductState(each) for each in states] or None,
        category_id=strawberry.ID(given["category"]) if "category" in given else None,
        unpriced=given.get("unpriced") == "true",
    )


def _sheet(pages: AsyncIterator[str], name: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return StreamingResponse(pages, headers=headers, media_type=f"{TYPE}; charset=utf-8")
