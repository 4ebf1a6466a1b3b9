"""The built web: hashed files for ever, each entry page for its paths, with the name of the shop in it."""

import html
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from orderflow.kernel.texts import in_locale, match_locale
from orderflow.shop import terms

WEB = Path(__file__).resolve().parents[2] / "frontend" / "dist"
DOCUMENTS = "documents.json"
PAGES = {"graphiql.html": "/graphiql", "staff.html": "/staff{path:path}", "index.html": "/{path:path}"}
"""Where each entry page is shown; the last one takes what is left."""


def web_routes(default_locale: str) -> list[BaseRoute]:
    """All that was built, if it was."""
    if not WEB.is_dir():
        return [Route("/{path:path}", _not_built)]
    files = [each for each in sorted(WEB.iterdir()) if each.is_file() and each.suffix != ".html"]
    return [
        Mount("/assets", HashedFiles(directory=WEB / "assets")),
        *(Route(f"/{each.name}", _file(each)) for each in files),
        *(Route(path, _page((WEB / name).read_text(), default_locale)) for name, path in PAGES.items()),
    ]


def documents_of_the_web() -> dict[str, str]:
    """What our own pages ask, by ids, as the build wrote it down."""
    written = WEB / DOCUMENTS
    return dict(orjson.loads(written.read_bytes())) if written.exists() else {}


def _page(built: str, default_locale: str) -> Callable[[Request], Awaitable[Response]]:
    """An entry page; those who read no script, such as search engines, find the shop's name in it as well."""

    async def serve(request: Request) -> Response:
        shop, locale = terms.current(), match_locale(request.headers.get("accept-language"), default_locale)
        named = built.replace("%SHOP%", html.escape(in_locale(shop.name, locale)))
        return HTMLResponse(
            named.replace("%TAGLINE%", html.escape(in_locale(shop.tagline, locale))),
            headers={"cache-control": "no-cache", "vary": "accept-language"},
        )

    return serve


def _file(path: Path) -> Callable[[Request], Awaitable[Response]]:
    async def serve(request: Request) -> Response:
        return FileResponse(path)

    return serve


async def _not_built(request: Request) -> Response:
    return JSONResponse({"error": "The web is not built. Run `make web`, then start again."}, status_code=404)


class HashedFiles(StaticFiles):
    """Files whose names change with their content: whoever has one need never ask again."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        """The file, to be kept for ever."""
        response = super().file_response(*args, **kwargs)
        response.headers["cache-control"] = "public, max-age=31536000, immutable"
        return response
