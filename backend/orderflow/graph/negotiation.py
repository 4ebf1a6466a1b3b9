"""GraphQL over HTTP as its specification says: media types, status codes, strict bodies."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import orjson
from cross_web import HTTPException
from starlette.requests import Request
from starlette.responses import Response

GRAPHQL = "application/graphql-response+json"
JSON = "application/json"
LARGEST_BODY = 256 * 1024
"""Bytes of a request's body at most, whatever it is sent to."""
LONGEST_MESSAGE = 300
MOST_ERRORS = 5
STATUSES = {"RATE_LIMITED": 429, "TIMEOUT": 503, "OVERLOADED": 503}
_PARTS = {"query": str, "documentId": str, "operationName": str, "variables": dict, "extensions": dict}


def chosen_type(accept: str | None) -> str:
    """The media type to answer in: the newer one where the caller accepts it at least as gladly; 406 when neither."""
    if accept is None:
        return JSON
    wanted = {kind: weight for kind, weight in map(_weighed, accept.split(",")) if weight > 0}
    graphql, plain = wanted.get(GRAPHQL, 0.0), wanted.get(JSON, 0.0)
    if graphql and graphql >= plain:
        return GRAPHQL
    if plain or "*/*" in wanted or "application/*" in wanted:
        return JSON
    raise HTTPException(406, f"Accept {GRAPHQL} or {JSON}.")


def _weighed(entry: str) -> tuple[str, float]:
    kind, *parameters = (part.strip() for part in entry.split(";"))
    weight = next((p[2:] for p in parameters if p.startswith("q=")), "1")
    return kind.lower(), float(weight) if weight.replace(".", "", 1).isdigit() else 0.0


def refuse_other_bodies(request: Request) -> None:
    """415 for a POST whose body is not JSON in UTF-8."""
    if request.method != "POST":
        return
    kind, *parameters = (part.strip().lower() for part in request.headers.get("content-type", "").split(";"))
    charset = next((p[8:].strip('"') for p in parameters if p.startswith("charset=")), "utf-8")
    if kind != JSON or charset not in ("utf-8", "utf8"):
        raise HTTPException(415, f"Send the request as {JSON} in UTF-8.")
    if "content-encoding" in request.headers:
        raise HTTPException(415, "Send the request without content-encoding.")


def strict_json(given: str | bytes) -> object:
    """JSON as its standard has it: UTF-8, no NaN, nested no deeper than a parser can bear."""
    try:
        return orjson.loads(given)
    except orjson.JSONDecodeError as error:
        raise json.JSONDecodeError("not JSON", str(error), 0) from error


def checked_request(given: Any) -> Any:
    """A request's body when it has the shape of one, else 400."""
    if not isinstance(given, dict):
        raise HTTPException(400, "Send one object with a query.")
    for name, kinds in _PARTS.items():
        if given.get(name) is not None and not isinstance(given[name], kinds):
            raise HTTPException(400, f"{name} must be {'a text' if kinds is str else 'an object'}.")
    if bool(given.get("query")) == bool(given.get("documentId")):
        raise HTTPException(400, "Send one object with a query, or with a documentId instead.")
    return given


def answer(
    body: Mapping[str, Any], kind: str, reason: Mapping[str, Any] | None = None, *, refused: bool = True
) -> Response:
    """An answer in its media type; a request that never ran is a 400 in the newer one, and has no data.

    `reason` is what is known of an error besides its words; some have a status of their own in either media type.
    """
    shown = {name: value for name, value in body.items() if name != "data" or not refused}
    if errors := shown.get("errors"):
        shown["errors"] = shortened(errors)
    known = reason or {}
    status = STATUSES.get(known.get("code", ""), 400 if refused and kind == GRAPHQL else 200)
    wait = known.get("retryAfter")
    return as_json(shown, status, kind, {"retry-after": str(wait)} if wait else None)


def shortened(errors: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Formatted errors, few and short: they echo what was sent."""
    return [{**each, "message": each["message"][:LONGEST_MESSAGE]} for each in errors[:MOST_ERRORS]]


def as_json(
    body: Mapping[str, Any], status: int, kind: str = JSON, headers: Mapping[str, str] | None = None
) -> Response:
    """A body of a media type; never stored by anybody on the way."""
    return Response(
        orjson.dumps(body, default=str),
        status_code=status,
        media_type=f"{kind}; charset=utf-8",
        headers={"cache-control": "no-store", **(headers or {})},
    )


def problem(status: int, message: str, allowed: str) -> Response:
    """An answer to a request that is not one, or not by one of the methods that are allowed for it."""
    headers = {"allow": allowed} if status == 405 else {}
    return as_json({"errors": [{"message": message, "extensions": {"code": "BAD_REQUEST"}}]}, status, JSON, headers)


def too_large(most: int = LARGEST_BODY) -> Response:
    """An answer to a request of more bytes than are read; whoever still sends may stop."""
    reason = {"code": "TOO_LARGE", "limit": most}
    words = f"The request is too large: at most {most} bytes are read. Ask in parts."
    return as_json({"errors": [{"message": words, "extensions": reason}]}, 413, headers={"connection": "close"})
