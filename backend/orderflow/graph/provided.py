"""The way to the company's own sign-in and back: what a browser carries along, and where it comes out."""

import hashlib
import hmac
import logging
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any
from urllib.parse import quote

import orjson
from graphql import GraphQLError
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from orderflow.graph import admission
from orderflow.graph.endpoint import Endpoint
from orderflow.graph.identify import identify
from orderflow.kernel import clock
from orderflow.kernel.access import Actor
from orderflow.kernel.db import DatabaseAway
from orderflow.people.provided import HOLDS, claim, sign_in_by_email
from orderflow.people.provider import RETURN, Flow, NotSignedIn, begun, discovered, email_of, is_offered, way_there
from orderflow.settings import Settings

log = logging.getLogger(__name__)
BEGIN = "/oidc/staff"
POINTS = 20
"""What each step costs of a network's allowance: it asks another server something."""
COOKIE = "orderflow_way"
_HOME = "/staff/"


def provided_routes(endpoint: Endpoint) -> list[BaseRoute]:
    """Where staff set out to the provider, and where it sends them back to."""
    settings = endpoint.settings

    async def begin(request: Request) -> Response:
        try:
            await _admitted(endpoint, request)
            provider, flow = await discovered(), begun()
        except NotSignedIn as refused:
            return _sent_back(refused)
        response = RedirectResponse(way_there(provider, flow), 303)
        _carry(response, settings, _sealed(settings, flow, safe(request.query_params.get("next"))))
        return response

    async def come_back(request: Request) -> Response:
        try:
            actor = await _admitted(endpoint, request)
            flow, target = _opened(settings, request.cookies.get(COOKIE), request.query_params.get("state"))
            await claim(endpoint.database, flow)
            session = await _session(endpoint, actor, request, flow)
        except NotSignedIn as refused:
            response = _sent_back(refused)
        else:
            response = RedirectResponse(target, 303)
            endpoint.keep(session, response)
        _carry(response, settings, None)
        return response

    return [Route(BEGIN, begin), Route(RETURN, come_back)]


async def _admitted(endpoint: Endpoint, request: Request) -> Actor:
    """Who asks, if there is such a sign-in and they have not asked too often."""
    if not is_offered():
        raise NotSignedIn("AWAY", "no provider is set")
    try:
        actor = await identify(request, endpoint.database, endpoint.settings)
    except (GraphQLError, *DatabaseAway) as error:
        raise NotSignedIn("AWAY", "it is not known who asks") from error
    if admission.count(endpoint.rates, endpoint.settings, actor, POINTS):
        raise NotSignedIn("OFTEN")
    return actor


async def _session(endpoint: Endpoint, actor: Actor, request: Request, flow: Flow) -> str:
    """The cookie of whoever came back and is one of ours."""
    asked = request.query_params
    if "error" in asked:
        raise NotSignedIn("DENIED" if asked["error"] == "access_denied" else "REFUSED", asked["error"][:60])
    provider = await discovered()
    if asked.get("iss", provider.issuer) != provider.issuer or "code" not in asked:
        raise NotSignedIn("REFUSED", "another provider answers, or none")
    email = await email_of(provider, asked["code"], flow)
    return await sign_in_by_email(endpoint.database, actor, email, request.headers.get("user-agent", "")[:60])


def _sent_back(refused: NotSignedIn) -> Response:
    log.info("nobody was signed in by the provider: %s", refused)
    return RedirectResponse(f"/staff/sign-in?failed={quote(refused.why)}", 303)


def safe(target: str | None) -> str:
    """A page of the staff app, whatever was asked for."""
    if target and target.startswith(_HOME) and "\\" not in target and "//" not in target:
        return target
    return _HOME


def _sealed(settings: Settings, flow: Flow, target: str) -> str:
    until = int((clock.real() + HOLDS).timestamp())
    held = urlsafe_b64encode(orjson.dumps([flow.state, flow.nonce, flow.verifier, target, until])).decode()
    return f"{held}.{_seal(settings, held)}"


def _opened(settings: Settings, cookie: str | None, state: str | None) -> tuple[Flow, str]:
    """The way this browser set out on, if the one who comes back is on it."""
    held, _, seal = (cookie or "").rpartition(".")
    if not held or not hmac.compare_digest(seal.encode(), _seal(settings, held).encode()):
        raise NotSignedIn("STATE", "this browser did not set out")
    found: list[Any] = orjson.loads(urlsafe_b64decode(held))
    flow, target, until = Flow(*found[:3]), str(found[3]), int(found[4])
    if clock.real().timestamp() > until or not hmac.compare_digest(flow.state.encode(), (state or "").encode()):
        raise NotSignedIn("STATE", "it took too long, or was another way")
    return flow, target


def _seal(settings: Settings, held: str) -> str:
    return hmac.new(settings.signing_key.encode(), f"way {held}".encode(), hashlib.sha256).hexdigest()


def _carry(response: Response, settings: Settings, value: str | None) -> None:
    """Let the browser carry the way along, or take it away."""
    response.set_cookie(
        COOKIE,
        value or "",
        max_age=int(HOLDS.total_seconds()) if value else 0,
        path=BEGIN,
        httponly=True,
        samesite="lax",
        secure=settings.address.startswith("https:"),
    )
