"""The company's own sign-in, an OpenID provider: where it is, what it answers for a code, what its signed word says."""

import base64
import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

import httpx2
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet

from orderflow import settings
from orderflow.kernel import clock
from orderflow.people.checks import tidy_email

RETURN = "/oidc/staff/return"
"""Where the provider sends people back to, below the shop's address."""
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
"""What a word may be signed by: never by nothing, and never by a secret that others know as well."""
LEEWAY = 60  # seconds that the provider's clock may be away from ours
PATIENCE = 10  # seconds for each of its answers
REMEMBERED = 3600  # seconds
LARGEST = 512 * 1024  # bytes of an answer


class NotSignedIn(Exception):
    """Somebody the provider does not let in; `why` is one of the reasons that the sign-in page words."""

    def __init__(self, why: str, about: str = "") -> None:
        super().__init__(f"{why}: {about}" if about else why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Provider:
    """What a provider says of itself."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    posts_secret: bool
    """Whether it takes our secret in the body alone."""


@dataclass(frozen=True, slots=True)
class Flow:
    """One way to the provider and back: what only the browser that began it knows."""

    state: str
    nonce: str
    verifier: str


def begun() -> Flow:
    """A new way, with words nobody can guess."""
    return Flow(*(secrets.token_urlsafe(32) for _ in range(3)))


def is_offered() -> bool:
    """Whether staff may sign in by a provider."""
    return settings.current().oidc_issuer is not None


_found: dict[str, tuple[float, Provider]] = {}
_keys: dict[str, tuple[float, KeySet]] = {}


async def discovered() -> Provider:
    """What the provider of the settings says of itself, asked once an hour; it must be who we take it for."""
    issuer = settings.current().oidc_issuer
    assert issuer is not None
    at, known = _found.get(issuer, (0.0, None))
    if known is None or _now() - at > REMEMBERED:
        said = await _asked("GET", f"{issuer.rstrip('/')}/.well-known/openid-configuration")
        known = _read(said, issuer)
        _found[issuer] = (_now(), known)
    return known


def _read(said: Mapping[str, Any], issuer: str) -> Provider:
    if said.get("issuer") != issuer:
        raise NotSignedIn("AWAY", "the provider calls itself another issuer than ORDERFLOW_OIDC_ISSUER")
    places = {name: said.get(name) for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")}
    secure = issuer.startswith("https:")
    if not all(isinstance(each, str) and each.startswith("https:" if secure else "http") for each in places.values()):
        raise NotSignedIn("AWAY", "the provider does not say where it is asked, or not by https")
    methods = said.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    named = {name: str(each) for name, each in places.items()}
    return Provider(issuer, **named, posts_secret="client_secret_basic" not in methods)


def way_there(provider: Provider, flow: Flow) -> str:
    """Where a browser is sent to sign in."""
    challenge = base64.urlsafe_b64encode(hashlib.sha256(flow.verifier.encode()).digest()).rstrip(b"=").decode()
    asked = {
        "response_type": "code",
        "scope": "openid email",
        "client_id": settings.current().oidc_client_id,
        "redirect_uri": _way_back(),
        "state": flow.state,
        "nonce": flow.nonce,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
    }
    sign = "&" if "?" in provider.authorization_endpoint else "?"
    return provider.authorization_endpoint + sign + urlencode(asked)


def _way_back() -> str:
    return settings.current().address + RETURN


async def email_of(provider: Provider, code: str, flow: Flow) -> str:
    """The e-mail of whoever came back with a code, as the provider has verified it."""
    said = await _asked("POST", provider.token_endpoint, **_exchange(provider, code, flow))
    token = said.get("id_token")
    if not isinstance(token, str):
        raise NotSignedIn("REFUSED", "the answer for the code has no ID token")
    claims = await _verified(provider, token, flow.nonce)
    if claims.get("email_verified") is not True or not isinstance(claims.get("email"), str):
        raise NotSignedIn("UNVERIFIED")
    return tidy_email(claims["email"])


def _exchange(provider: Provider, code: str, flow: Flow) -> dict[str, Any]:
    now = settings.current()
    client, secret = now.oidc_client_id or "", now.oidc_client_secret or ""
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": _way_back(),
        "code_verifier": flow.verifier,
    }
    if provider.posts_secret:
        return {"data": {**form, "client_id": client, "client_secret": secret}}
    return {"data": form, "auth": (quote(client, safe=""), quote(secret, safe=""))}


async def _verified(provider: Provider, token: str, nonce: str) -> Mapping[str, Any]:
    """What an ID token claims, once it is sure who signed it, for whom, for which sign-in, and that it still holds."""
    now = settings.current()
    claims = jwt.JWTClaimsRegistry(
        now=lambda: int(_now()),
        leeway=LEEWAY,
        iss={"essential": True, "value": provider.issuer},
        sub={"essential": True},
        aud={"essential": True, "value": now.oidc_client_id or ""},
        exp={"essential": True},
        iat={"essential": True},
        nonce={"essential": True, "value": nonce},
    )
    try:
        said = (await _decoded(provider, token)).claims
        claims.validate(said)
    except (JoseError, ValueError) as error:
        raise NotSignedIn("REFUSED", f"the ID token does not hold: {type(error).__name__}") from error
    if said.get("azp", now.oidc_client_id) != now.oidc_client_id:
        raise NotSignedIn("REFUSED", "the ID token was made for another client")
    return said


async def _decoded(provider: Provider, token: str) -> jwt.Token:
    """A token that one of the provider's keys signed; a key we do not know may be new."""
    try:
        return jwt.decode(token, await _keys_of(provider), algorithms=ALGORITHMS)
    except InvalidKeyIdError:
        return jwt.decode(token, await _keys_of(provider, newest=True), algorithms=ALGORITHMS)


async def _keys_of(provider: Provider, *, newest: bool = False) -> KeySet:
    at, known = _keys.get(provider.jwks_uri, (0.0, None))
    if known is None or newest or _now() - at > REMEMBERED:
        said = await _asked("GET", provider.jwks_uri)
        known = KeySet.import_key_set({"keys": [each for each in said.get("keys", []) if each.get("use") != "enc"]})
        _keys[provider.jwks_uri] = (_now(), known)
    return known


async def _asked(method: str, url: str, **more: Any) -> dict[str, Any]:
    """What the provider answers; redirects are not followed, for a secret may be on its way."""
    try:
        async with httpx2.AsyncClient(timeout=PATIENCE, follow_redirects=False, trust_env=False) as http:
            answer = await http.request(method, url, headers={"accept": "application/json"}, **more)
    except httpx2.HTTPError as error:
        raise NotSignedIn("AWAY", type(error).__name__) from error
    if method == "POST" and 400 <= answer.status_code < 500:
        raise NotSignedIn("REFUSED", f"the provider answers {answer.status_code} for the code")
    try:
        said = answer.json() if answer.status_code == 200 and len(answer.content) <= LARGEST else None
    except ValueError:
        said = None
    if not isinstance(said, dict):
        raise NotSignedIn("AWAY", f"the provider answers {answer.status_code}, and no JSON")
    return said


def _now() -> float:
    return clock.real().timestamp()
