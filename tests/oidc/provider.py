"""An OpenID provider on this machine, with knobs for all that one could do wrong or have done to it."""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlparse

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "orderflow", "a secret: with marks/and 字"
Claims = dict[str, Any]


@dataclass
class Provider:
    """What it knows, whom it signs in, and what it does wrong."""

    issuer: str = ""
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "first", "use": "sig"}))
    email: str = "ada@example.com"
    verified: Any = True
    says_issuer: str | None = None
    denies: bool = False
    codes_last: bool = False
    """Whether a code is good more than once, which it must not be."""
    claims: Callable[[Claims], Claims] = lambda claims: claims
    sign: "Callable[[Provider, Claims], str | None]" = lambda provider, claims: signed(claims, provider.key)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    exchanged: list[dict[str, str]] = field(default_factory=list)

    def about(self) -> dict[str, Any]:
        """What it says of itself."""
        places = {name: f"{self.issuer}/{name}" for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")}
        return {"issuer": self.says_issuer or self.issuer, **places}

    def authorize(self, asked: dict[str, str]) -> str:
        """Sign somebody in at once, and say where they are sent back to."""
        assert (asked["response_type"], asked["client_id"]) == ("code", CLIENT)
        assert (asked["code_challenge_method"], asked["scope"]) == ("S256", "openid email")
        assert SECRET not in json.dumps(asked)
        if self.denies:
            return f"{asked['redirect_uri']}?{urlencode({'error': 'access_denied', 'state': asked['state']})}"
        self.codes[code := secrets.token_urlsafe(16)] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state'], 'iss': self.issuer})}"

    def token(self, form: dict[str, str], authorization: str) -> tuple[int, dict[str, Any]]:
        """An ID token for a code, once, to whoever knows the client's secret and the verifier."""
        self.exchanged.append(form)
        asked = self.codes.get(form["code"]) if self.codes_last else self.codes.pop(form["code"], None)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(form["code_verifier"].encode()).digest()).rstrip(b"=")
        if (
            asked is None
            or asked["code_challenge"] != challenge.decode()
            or asked["redirect_uri"] != form["redirect_uri"]
            or authorization != _basic(CLIENT, SECRET)
        ):
            return 400, {"error": "invalid_grant"}
        now = int(time.time())
        claims = {"iss": self.issuer, "sub": "1", "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": asked["nonce"]}
        claims |= {"email": self.email, "email_verified": self.verified}
        token = self.sign(self, self.claims(claims))
        return 200, {"access_token": "x", "token_type": "Bearer"} | ({"id_token": token} if token else {})


def signed(claims: Claims, key: RSAKey) -> str:
    """An ID token."""
    return jwt.encode({"alg": "RS256", "kid": key.kid}, claims, key)


def _basic(client: str, secret: str) -> str:
    pair = urlencode({"": client})[1:] + ":" + urlencode({"": secret})[1:].replace("+", "%20")
    return "Basic " + base64.b64encode(pair.encode()).decode()


@contextmanager
def a_provider() -> Iterator[Provider]:
    """A provider that listens on this machine alone."""
    provider = Provider()

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            url = urlparse(self.path)
            if url.path == "/authorization_endpoint":
                self.send_response(302)
                self.send_header("location", provider.authorize(_first(url.query)))
                self.end_headers()
            elif url.path == "/jwks_uri":
                self._tell(200, {"keys": [provider.key.as_dict(private=False)]})
            elif url.path == "/.well-known/openid-configuration":
                self._tell(200, provider.about())
            else:
                self._tell(404, {})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            self._tell(*provider.token(_first(body), self.headers.get("authorization", "")))

        def _tell(self, status: int, said: dict[str, Any]) -> None:
            body = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    provider.issuer = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()


def _first(query: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(query).items()}
