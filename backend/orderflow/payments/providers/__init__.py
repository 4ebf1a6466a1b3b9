"""What Orderflow asks of a payment provider; each file or folder here is one provider, found by itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from orderflow.kernel.db import Database
from orderflow.kernel.plugs import Drawer


@dataclass(frozen=True, slots=True)
class Charge:
    """What a customer is to pay; `key` is ours, and the same key never charges twice."""

    key: str
    method: str
    amount: int
    currency: str
    order_number: str
    locale: str
    return_path: str
    pay_by: datetime | None
    details: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Giveback:
    """What is to be given back of a charge; `key` is ours, and the same key never gives back twice."""

    key: str
    charge_key: str
    reference: str
    amount: int
    currency: str


@dataclass(frozen=True, slots=True)
class Authorized:
    """The money is set aside for us."""

    reference: str
    amount: int
    currency: str


@dataclass(frozen=True, slots=True)
class Captured:
    """The money is ours."""

    reference: str
    amount: int
    currency: str


@dataclass(frozen=True, slots=True)
class Pending:
    """Not decided yet; with `action_url`, the customer has to go there."""

    reference: str
    action_url: str | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Declined:
    """Nothing was charged; `code` is one of failures.py, `retryable` says whether the same means may succeed later."""

    code: str
    retryable: bool
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """Closed at the provider before money moved: withdrawn by us, or timed out."""

    reference: str | None = None
    expired: bool = False


@dataclass(frozen=True, slots=True)
class NeverHeard:
    """The provider has never heard of our key."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """No answer came, or one that says nothing; asked again later."""


@dataclass(frozen=True, slots=True)
class GivenBack:
    """The refund is done."""

    reference: str


@dataclass(frozen=True, slots=True)
class GivingBack:
    """The refund is under way."""

    reference: str


@dataclass(frozen=True, slots=True)
class NotGivenBack:
    """The refund failed for good; the money is still ours."""

    code: str
    reference: str | None = None


Answer = Authorized | Captured | Pending | Declined | Ended | NeverHeard | Unknown
RefundAnswer = GivenBack | GivingBack | NotGivenBack | NeverHeard | Unknown


@dataclass(frozen=True, slots=True)
class News:
    """One thing a provider tells us: about the charge or the refund of our `key`."""

    id: str
    key: str
    answer: Answer | RefundAnswer


class NoAnswer(Exception):
    """The provider could not be reached, or its answer was lost; whether it acted is not known."""


class Forged(Exception):
    """A message does not bear the provider's signature, or is too old."""


class PaymentProvider(Protocol):
    """A provider; `database` is where it may keep notes of its own, in transactions of its own."""

    name: str

    @property
    def methods(self) -> Sequence[str]:
        """The payment methods it serves now."""

    async def start(self, database: Database, charge: Charge) -> Answer:
        """Charge a customer; the same key again answers what became of the first time."""

    async def query(self, database: Database, key: str, reference: str | None) -> Answer:
        """What became of a charge."""

    async def capture(self, database: Database, key: str, reference: str, amount: int) -> Answer:
        """Take money that was set aside."""

    async def void(self, database: Database, key: str, reference: str | None) -> Answer:
        """Withdraw a charge, also one it has not heard of yet; answers Captured when the money has moved already."""

    async def refund(self, database: Database, giveback: Giveback) -> RefundAnswer:
        """Give money back; the same key again answers what became of the first time."""

    async def query_refund(self, database: Database, key: str, reference: str | None) -> RefundAnswer:
        """What became of a refund."""

    def parse_webhook(self, headers: Mapping[str, str], body: bytes) -> Sequence[News]:
        """What a message says, its signature and age checked; raises Forged."""


class PayPages(Protocol):
    """A provider whose pay page is served by us."""

    style: str
    """The page's stylesheet, served as /pay/{provider}/page.css."""

    async def page(self, database: Database, charge_id: str, locale: str | None) -> str | None:
        """The page of a charge as HTML, in the charge's own language unless another is asked for."""

    async def press(self, database: Database, charge_id: str, button: str) -> str | None:
        """Press a button of the page; answers the path to go to next."""


providers: Drawer[PaymentProvider] = Drawer("orderflow.payments.providers")


def provider_of(method: str) -> PaymentProvider | None:
    """The provider that serves a method; the simulator only when nobody else does."""
    serving = [plug for plug in providers.all().values() if method in plug.methods]
    return min(serving, key=lambda plug: plug.name == "simulator", default=None)


def pay_pages(name: str) -> PayPages | None:
    """The pay pages of a provider that has its pages served by us."""
    plug: Any = providers.get(name)
    return plug if hasattr(plug, "page") else None
