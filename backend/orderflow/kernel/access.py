"""Who is asking, and which rows they may see."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from orderflow.kernel.refusal import Denied
from orderflow.kernel.rights import Can


class Kind(StrEnum):
    """What kind of caller an actor is."""

    GUEST = "GUEST"
    CUSTOMER = "CUSTOMER"
    STAFF = "STAFF"
    APP = "APP"
    SYSTEM = "SYSTEM"


@dataclass(frozen=True, slots=True)
class Actor:
    """A caller with the rights and the row filters everything it asks for is measured by."""

    kind: Kind
    id: str
    rights: frozenset[Can]
    locale: str = "zh-Hant"
    customer_id: str | None = None
    staff_id: str | None = None
    warehouse_id: str | None = None
    session_id: str | None = None
    tokens: tuple[bytes, ...] = field(default=())
    address: str | None = None
    """Where the request came from, by which sign-ins are throttled."""

    def may(self, right: Can | None) -> bool:
        """Whether the actor holds a right; the system may do everything, None is nobody's but the system's."""
        return self.kind is Kind.SYSTEM or (right is not None and right in self.rights)

    @property
    def is_staff(self) -> bool:
        """Whether the actor works for the shop: staff, or an app that acts for nobody in particular."""
        return self.kind in (Kind.STAFF, Kind.SYSTEM) or (self.kind is Kind.APP and self.customer_id is None)

    @property
    def opened_by(self) -> str | None:
        """The id of the session or app token that lets the actor in; guests need none."""
        return self.id if self.kind is Kind.APP else None if self.kind is Kind.GUEST else self.session_id

    def holding(self, token: str | None) -> "Actor":
        """The same actor with a cart's or order's token in hand."""
        return replace(self, tokens=(*self.tokens, hash_token(token))) if token else self

    def needs(self, right: Can | None) -> None:
        """Raise Denied unless the actor holds the right."""
        if not self.may(right):
            raise Denied(right or "SYSTEM", signed_in=self.kind is not Kind.GUEST)


def hash_token(token: str) -> bytes:
    """What is stored of a 256-bit token."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


SYSTEM = Actor(Kind.SYSTEM, "system", frozenset(Can))


@dataclass(frozen=True, slots=True)
class Sight:
    """A row filter: an SQL predicate over one table's columns, with its `:see_…` parameters."""

    where: str
    values: Mapping[str, Any] = field(default_factory=dict)


ALL = Sight("true")
NOTHING = Sight("false")

SIGHTS: dict[type, Callable[[Actor], Sight]] = {}


def seen_by(model: type) -> Callable[[Callable[[Actor], Sight]], Callable[[Actor], Sight]]:
    """Declare which rows of a table an actor may see: `@seen_by(Order) def visible_to(actor) -> Sight`."""

    def declare(visible_to: Callable[[Actor], Sight]) -> Callable[[Actor], Sight]:
        SIGHTS[model] = visible_to
        return visible_to

    return declare


def sight_of(model: type, actor: Actor) -> Sight:
    """The row filter of one table for one actor; a table nobody declared is the system's alone."""
    if actor.kind is Kind.SYSTEM:
        return ALL
    visible_to = SIGHTS.get(model)
    return visible_to(actor) if visible_to else NOTHING
