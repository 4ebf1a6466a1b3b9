"""Files that staff send: one request each, the file itself as its body, and not before it is known who sends."""

import logging

from graphql import GraphQLError
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from orderflow.catalog.drawing import LARGEST_FILE, NotDrawn
from orderflow.catalog.pictures import shown, small_url
from orderflow.catalog.uploads import keep
from orderflow.graph import admission
from orderflow.graph.endpoint import Endpoint
from orderflow.graph.engine import AWAY
from orderflow.graph.identify import identify
from orderflow.graph.rights import forbidden
from orderflow.kernel.access import Actor, Kind
from orderflow.kernel.db import DatabaseAway
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import in_locale, text

log = logging.getLogger(__name__)
UPLOAD = "/upload/picture"
LARGEST = {UPLOAD: LARGEST_FILE}
"""Bytes of a body at most, where that is more than elsewhere."""
POINTS = 20
"""What an upload costs of its sender's allowance."""
STATUSES = {"UNAUTHENTICATED": 401, "FORBIDDEN": 403, "RATE_LIMITED": 429}
FOR_EVER = {"cache-control": "public, max-age=31536000, immutable"}


def picture_routes(endpoint: Endpoint) -> list[BaseRoute]:
    """Where pictures come in, and where they are looked at."""

    async def take(request: Request) -> Response:
        try:
            actor = await keeper(endpoint, request)
        except Unwelcome as unwelcome:
            return unwelcome.answer
        if not request.headers.get("content-type", "").startswith("image/"):
            return refused(415, "NOT_A_PICTURE", "Send the picture itself as the body, with its image type.")
        try:
            kept = await keep(endpoint.database, await request.body())
        except NotDrawn as said:
            return refused(422, said.code, in_locale(said.words, actor.locale))
        except OSError as away:
            log.warning("pictures cannot be kept or read: %s", away)
            return refused(503, "UNAVAILABLE", in_locale(_AWAY, actor.locale))
        except ClientDisconnect:
            return Response(status_code=400)  # nobody is there to read it
        return JSONResponse({"url": kept.url, "small": small_url(kept.url), "width": kept.width}, 201)

    async def show(request: Request) -> Response:
        try:
            content = await shown(request.path_params["name"], request.path_params["file"])
        except OSError as away:
            log.warning("pictures cannot be kept or read: %s", away)
            return Response("Pictures cannot be reached now.", 503, media_type="text/plain")
        if content is None:
            return Response("There is no such picture.", 404, media_type="text/plain")
        return Response(content, headers=FOR_EVER, media_type="image/webp")

    return [Route(UPLOAD, take, methods=["POST"]), Route("/pictures/{name}/{file}", show)]


class Unwelcome(Exception):
    """Who asks is sent away with an answer."""

    def __init__(self, answer: Response) -> None:
        super().__init__(answer.status_code)
        self.answer = answer


async def keeper(endpoint: Endpoint, request: Request) -> Actor:
    """Who asks, if they may keep the catalogue, or Unwelcome; a page of somebody else's sends in nobody's name."""
    try:
        actor = await identify(request, endpoint.database, endpoint.settings)
        if not actor.may(Can.KEEP_CATALOGUE):
            raise forbidden(Can.KEEP_CATALOGUE, request.url.path, signed_in=actor.kind is not Kind.GUEST)
        if wait := admission.count(endpoint.rates, endpoint.settings, actor, POINTS):
            raise wait
    except GraphQLError as error:
        code = str((error.extensions or {}).get("code"))
        raise Unwelcome(refused(STATUSES.get(code, 400), code, error.message)) from error
    except DatabaseAway as away:
        raise Unwelcome(refused(503, "UNAVAILABLE", AWAY)) from away
    return actor


def refused(status: int, code: str, message: str) -> Response:
    """An answer that says why not."""
    return JSONResponse({"errors": [{"code": code, "message": message}]}, status)


_AWAY = text(
    "現在無法存放圖片。請稍後再上傳。",
    "现在无法存放图片。请稍后再上传。",
    "Pictures cannot be kept just now. Upload it again in a while.",
)
