"""What may be set from outside, all of it in the environment, as in ORDERFLOW_PORT=8080."""

import os
import secrets
from functools import lru_cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Annotated, Literal

import limits
from pydantic import AfterValidator, AliasChoices, Field, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

Locale = Literal["zh-Hant", "zh-Hans", "en"]


def _rate(given: str) -> str:
    limits.parse(given)
    return given


Rate = Annotated[str, AfterValidator(_rate)]
"""How much in which time, such as 3000/minute."""


class Settings(BaseSettings):
    """The settings of one process, read once when it starts."""

    model_config = SettingsConfigDict(
        env_prefix="ORDERFLOW_", env_ignore_empty=True, populate_by_name=True, use_attribute_docstrings=True
    )

    environment: Literal["trial", "production"] = "trial"
    """`production` where orders are real: it then refuses to start with what only a trial may have, and says what."""

    var_dir: Path = Path("var")
    """Folder of everything this machine keeps for itself: the embedded database, the secret, uploads."""

    database_url: str | None = Field(None, validation_alias=AliasChoices("ORDERFLOW_DATABASE_URL", "DATABASE_URL"))
    """Address of a PostgreSQL 15 or newer, as postgresql://user:password@host/name; without one, ours is started."""

    pg_bin: Path | None = None
    """Folder of the PostgreSQL programs to start instead of those that come with Orderflow."""

    pool_size: int = Field(20, ge=2)
    """Connections one process keeps open to the database."""

    operations_at_once: int = Field(16, ge=1)
    """Operations one process runs at once; fewer than its connections, for deliveries and followers need some too."""

    host: str = "127.0.0.1"
    """Address the server listens on."""

    port: int = Field(8000, ge=0, le=65535)
    """Port the server listens on."""

    connections: int = Field(20_000, ge=1)
    """Live connections (sockets and event streams) one process holds; whoever comes then is to come again later."""

    connections_per_address: int = Field(500, ge=1)
    """Live connections one process holds with one network address, behind which there may be a whole office."""

    connections_per_person: int = Field(50, ge=1)
    """Live connections one process holds with one customer, colleague or app token."""

    subscriptions_per_person: int = Field(500, ge=1)
    """Subscriptions one customer, colleague or app token follows on all these connections together."""

    public_url: str | None = None
    """Address customers reach the shop at, used in letters and pay links; without one, http://host:port."""

    secret: str | None = Field(None, min_length=32)
    """Key that signs what leaves the house; without one, a key is made once and kept in the var folder."""

    picture_storage: str = "folder"
    """Where pictures are kept, by the name of a plug: `folder` is `pictures` in the var folder, `s3` a bucket."""

    s3_bucket: str | None = Field(None, validate_default=True)
    """Bucket pictures are kept in, where ORDERFLOW_PICTURE_STORAGE is `s3`; nothing else should be in it."""

    s3_endpoint: str | None = Field(None, pattern=r"^https?://[^/]+/?$")
    """Where the bucket is, as https://s3.example.com; without one, at Amazon."""

    s3_region: str = "us-east-1"
    """Region of the bucket."""

    s3_key_id: str | None = None
    """Name of the key to the bucket; without one, what AWS_ACCESS_KEY_ID or the machine's own role says."""

    s3_key: str | None = Field(None, repr=False)
    """The key to the bucket itself, a secret: it goes with ORDERFLOW_S3_KEY_ID."""

    smtp_url: str | None = None
    """Mail server, as smtp://user:password@host:587; without one, letters go to the mailbox page of the staff app."""

    smtp_from: str = "orders@localhost"
    """Sender of every letter."""

    sandbox: bool = False
    """Whether this is a place to try things: simulators play, and the clock may be advanced."""

    demo: bool = False
    """Whether this is the demo shop, whose guided tour says its accounts and their password; `serve --demo` sets it."""

    simulator_pace: float = Field(1, gt=0)
    """How many times faster than life simulated parcels travel; a demo wants its parcels to arrive while you watch."""

    worker_in_serve: bool = True
    """Whether the serving process also works off deliveries and sweeps; turn off when `orderflow worker` runs."""

    default_locale: Locale = "zh-Hant"
    """Language of whoever names none that we speak."""

    sign_ins_per_email: int = Field(5, ge=1)
    """Wrong passwords for one e-mail in a quarter of an hour."""

    sign_ins_per_network: int = Field(20, ge=1)
    """Wrong passwords from one network address in a quarter of an hour."""

    accounts_per_network: int = Field(30, ge=1)
    """Attempts to open an account from one network address in a quarter of an hour."""

    letters_per_email: int = Field(3, ge=1)
    """Letters with a link (another password, verifying an e-mail) to one e-mail in a quarter of an hour."""

    letters_per_network: int = Field(20, ge=1)
    """Letters with a link that are asked for from one network address in a quarter of an hour."""

    oidc_issuer: str | None = Field(None, pattern=r"^https?://\S+$")
    """OpenID provider by which staff may sign in, by its issuer, as https://login.example.com; without one, none."""

    oidc_client_id: str | None = Field(None, validate_default=True)
    """What the provider knows this shop by."""

    oidc_client_secret: str | None = Field(None, repr=False, validate_default=True)
    """The secret that the provider gave this shop."""

    oidc_name: str = Field("OpenID", min_length=1, max_length=40)
    """What staff call the provider; it stands on the button of their sign-in page."""

    most_cost: int = Field(60_000, ge=1)
    """Cost of the dearest operation that is run, in values and statements; one root field may have half of it."""

    known_documents_only: bool = False
    """Whether callers we do not know may ask only what our own web asks, by the id or the text of its documents."""

    operation_seconds: float = Field(20, gt=0)
    """Seconds until an operation that is not done is stopped, with its statement in the database."""

    rate_of_guests: Rate = "3000/minute"
    """Points for callers we do not know, per address; an ordinary request is one point, a dear or new one more."""

    rate_of_customers: Rate = "1200/minute"
    """Points for each customer who is signed in."""

    rate_of_staff: Rate = "6000/minute"
    """Points for each member of staff; a scanner and a full board need more than a shopper."""

    rate_of_apps: Rate = "6000/minute"
    """Points for each app token."""

    metrics_token: str | None = Field(None, min_length=16)
    """Whoever sends this as a bearer token may read `/metrics`; without one nothing is counted and nobody may."""

    access_log: float = Field(0, ge=0, le=1)
    """Share of requests, 0 to 1, that a line of JSON is printed for; above 0, for each that failed by our fault too."""

    slow_operation: float | None = Field(None, gt=0)
    """Seconds from which on a line of JSON is printed for a request, with its statements; each costs a little."""

    traces: bool = False
    """Whether OpenTelemetry is told of each operation and statement; its own OTEL_ variables say where and how many."""

    @field_validator("s3_bucket")
    @classmethod
    def _names_the_bucket(cls, given: str | None, about: ValidationInfo) -> str | None:
        if about.data.get("picture_storage") == "s3" and not given:
            raise ValueError("pictures are to be kept in a bucket, and none is named")
        return given

    @field_validator("oidc_client_id", "oidc_client_secret")
    @classmethod
    def _goes_with_the_issuer(cls, given: str | None, about: ValidationInfo) -> str | None:
        if about.data.get("oidc_issuer") and not given:
            raise ValueError("ORDERFLOW_OIDC_ISSUER is set, and this is not")
        return given

    @property
    def postgres_dir(self) -> Path:
        """Folder of the embedded database."""
        return self.var_dir.absolute() / "postgres"

    @property
    def address(self) -> str:
        """Address to give to customers, without a slash at its end."""
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")

    @property
    def signing_key(self) -> str:
        """The secret that was set, or the one kept in the var folder, made on first use and readable by us alone."""
        if self.secret:
            return self.secret
        kept = self.var_dir.absolute() / "secret"
        if not kept.exists():
            kept.parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile("w", dir=kept.parent, prefix="secret-") as fresh:  # mode 600
                fresh.write(secrets.token_urlsafe(48))
                fresh.flush()
                _link_unless_there(Path(fresh.name), kept)
        return kept.read_text().strip()


def _link_unless_there(source: Path, target: Path) -> None:
    try:
        os.link(source, target)  # of two processes starting at once, one wins and both read the same key
    except FileExistsError:
        return


@lru_cache(maxsize=1)
def current() -> Settings:
    """The settings of this process, read once."""
    return Settings()
