"""Customers, staff, teams, and the keys that let them in; no key is stored, only its hash."""

from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import BigInteger, DateTime, Index, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlmodel import Field, SQLModel

from orderflow.kernel.db import one_of

TIME = DateTime(timezone=True)
WORDS = ARRAY(Text)


class Customer(SQLModel, table=True):
    """Somebody who buys and has an account; the e-mail is kept in lower case."""

    PREFIX: ClassVar[str] = "cus"

    id: str = Field(primary_key=True)
    name: str
    email: str = Field(unique=True)
    password_hash: str | None = None
    locale: str
    created_at: datetime = Field(sa_type=TIME)
    email_verified_at: datetime | None = Field(default=None, sa_type=TIME)
    """When they showed that letters to their e-mail reach them; guests' orders of the address are theirs since then."""
    erased_at: datetime | None = Field(default=None, sa_type=TIME)
    version: int = 1


class CustomerAddress(SQLModel, table=True):
    """An entry of a customer's address book; `address` has the fields of an order's address."""

    PREFIX: ClassVar[str] = "adr"
    __tablename__ = "customer_address"

    id: str = Field(primary_key=True)
    customer_id: str = Field(foreign_key="customer.id", ondelete="CASCADE", index=True)
    address: dict[str, Any] = Field(sa_type=JSONB)


class CustomerNote(SQLModel, table=True):
    """What staff wrote to each other about a customer; never shown to the customer."""

    PREFIX: ClassVar[str] = "cnt"
    __tablename__ = "customer_note"

    id: str = Field(primary_key=True)
    customer_id: str = Field(foreign_key="customer.id", ondelete="CASCADE", index=True)
    author: str
    body: str
    at: datetime = Field(sa_type=TIME)


class Team(SQLModel, table=True):
    """A shift of a warehouse: the regions it sends to, the goods it can handle, whether it works now."""

    PREFIX: ClassVar[str] = "tem"

    id: str = Field(primary_key=True)
    code: str = Field(unique=True)
    name: dict[str, Any] = Field(sa_type=JSONB)
    warehouse_id: str = Field(index=True)
    regions: list[str] = Field(sa_type=WORDS)
    skills: list[str] = Field(sa_type=WORDS)
    shift_start: str
    shift_end: str
    on_duty: bool
    retired_at: datetime | None = Field(default=None, sa_type=TIME)
    """Since when it takes nothing any more; orders and people of the past name it."""
    version: int = 1


class Staff(SQLModel, table=True):
    """Somebody who works here, with the roles of people/roles.py."""

    PREFIX: ClassVar[str] = "stf"

    id: str = Field(primary_key=True)
    name: str
    email: str = Field(unique=True)
    password_hash: str | None = None
    roles: list[str] = Field(sa_type=WORDS)
    team_id: str | None = Field(default=None, foreign_key="team.id", index=True)
    on_duty: bool
    disabled_at: datetime | None = Field(default=None, sa_type=TIME)
    """Since when they are shut out; what they did keeps their name."""
    version: int = 1


class SecondFactor(SQLModel, table=True):
    """What makes a colleague's sign-in ask for a code, once it is confirmed; the app's key follows from the nonce."""

    __tablename__ = "second_factor"

    staff_id: str = Field(primary_key=True, foreign_key="staff.id", ondelete="CASCADE")
    nonce: bytes
    last_step: int = Field(sa_type=BigInteger)
    """The step of time whose code was used last: neither it nor an earlier one opens anything again."""
    begun_at: datetime = Field(sa_type=TIME)
    confirmed_at: datetime | None = Field(default=None, sa_type=TIME)


class RecoveryCode(SQLModel, table=True):
    """One code for when the app is lost, by its hash; gone once it is used."""

    __tablename__ = "recovery_code"

    staff_id: str = Field(primary_key=True, foreign_key="staff.id", ondelete="CASCADE")
    code_hash: bytes = Field(primary_key=True)


class Invitation(SQLModel, table=True):
    """Somebody who is asked to work here; `sent` counts the letters, each with a link that ends the one before it.

    One that is neither accepted nor withdrawn stands for its e-mail alone, even after its link has expired.
    """

    PREFIX: ClassVar[str] = "inv"
    __table_args__ = (
        Index(
            "ix_invitation_open",
            "email",
            unique=True,
            postgresql_where=text("accepted_at is null and withdrawn_at is null"),
        ),
    )

    id: str = Field(primary_key=True)
    email: str
    locale: str
    roles: list[str] = Field(sa_type=WORDS)
    team_id: str | None = Field(default=None, foreign_key="team.id", index=True)
    invited_by: str | None = Field(default=None, foreign_key="staff.id")
    token_hash: bytes = Field(unique=True)
    sent: int
    created_at: datetime = Field(sa_type=TIME)
    sent_at: datetime = Field(sa_type=TIME)
    expires_at: datetime = Field(sa_type=TIME)
    accepted_at: datetime | None = Field(default=None, sa_type=TIME)
    withdrawn_at: datetime | None = Field(default=None, sa_type=TIME)
    staff_id: str | None = Field(default=None, foreign_key="staff.id")
    """Who they became."""
    version: int = 1


class LinkPurpose(StrEnum):
    """What somebody proves by the link of a letter."""

    RESET = "RESET"
    VERIFY = "VERIFY"


class MailedLink(SQLModel, table=True):
    """The newest link that was asked for an e-mail, gone once it is used; whether anybody has the e-mail is not asked.

    A newer one for the same purpose takes its place, id and all, so that there is never more than one that is good.
    """

    PREFIX: ClassVar[str] = "lnk"
    __tablename__ = "mailed_link"
    __table_args__ = (one_of("purpose", LinkPurpose), UniqueConstraint("purpose", "email"))

    id: str = Field(primary_key=True)
    purpose: str
    email: str
    locale: str
    token_hash: bytes = Field(unique=True)
    created_at: datetime = Field(sa_type=TIME)
    expires_at: datetime = Field(sa_type=TIME, index=True)


class Session(SQLModel, table=True):
    """One browser: its id is the SHA-256 of the cookie, in hex; a guest's has neither customer nor staff.

    `cart_token` is the hash of the token that opens the browser's cart. `device` is what the browser called itself and
    `address` where it was when its owner signed in; of guests neither is kept.
    """

    id: str = Field(primary_key=True)
    customer_id: str | None = Field(default=None, foreign_key="customer.id", ondelete="CASCADE", index=True)
    staff_id: str | None = Field(default=None, foreign_key="staff.id", ondelete="CASCADE", index=True)
    cart_token: bytes | None = None
    device: str | None = None
    address: str | None = None
    created_at: datetime = Field(sa_type=TIME)
    seen_at: datetime = Field(sa_type=TIME)
    expires_at: datetime = Field(sa_type=TIME, index=True)


class UsedState(SQLModel, table=True):
    """A way back from the company's own sign-in that was used, by the hash of its state; kept until it is over."""

    __tablename__ = "used_state"

    hash: bytes = Field(primary_key=True)
    expires_at: datetime = Field(sa_type=TIME, index=True)


class AppToken(SQLModel, table=True):
    """The key of a program: what it may do, whose name it acts in, who made it; its secret was shown once."""

    PREFIX: ClassVar[str] = "tok"
    __tablename__ = "app_token"

    id: str = Field(primary_key=True)
    name: str
    prefix: str
    secret_hash: bytes = Field(unique=True)
    scopes: list[str] = Field(sa_type=WORDS)
    customer_id: str | None = Field(default=None, foreign_key="customer.id", ondelete="CASCADE")
    staff_id: str | None = Field(default=None, foreign_key="staff.id")
    created_at: datetime = Field(sa_type=TIME)
    last_used_at: datetime | None = Field(default=None, sa_type=TIME)
    expires_at: datetime | None = Field(default=None, sa_type=TIME)
    revoked_at: datetime | None = Field(default=None, sa_type=TIME)


class SignInAttempt(SQLModel, table=True):
    """How often an e-mail or a network was tried since a moment; the key is a hash of either."""

    __tablename__ = "sign_in_attempt"
    # Losing the counters in a crash costs nothing, and keeping them out of the log makes a flood cheap.
    __table_args__ = (Index("ix_sign_in_attempt_since", "since"), {"prefixes": ["UNLOGGED"]})

    key: str = Field(primary_key=True)
    tried: int
    since: datetime = Field(sa_type=TIME)
