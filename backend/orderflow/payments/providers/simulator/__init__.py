"""A payment provider to try things with: it keeps its own book, shows its own page and can lose its answers."""

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from orderflow import settings
from orderflow.kernel.db import Database, Row
from orderflow.payments.providers import (
    Answer,
    Authorized,
    Captured,
    Charge,
    Declined,
    Ended,
    Giveback,
    GivenBack,
    GivingBack,
    NeverHeard,
    News,
    NoAnswer,
    NotGivenBack,
    Pending,
    RefundAnswer,
)
from orderflow.payments.providers.simulator import book, page, post
from orderflow.payments.providers.simulator.scenarios import RETRYABLE, SCENARIOS, scenario_for

PAGE = "/pay/simulator/"


class Simulator:
    """The simulated provider; `slowness` is how many seconds its slow card takes."""

    name = "simulator"
    style = (Path(__file__).parent / "page.css").read_text()
    slowness = 4.0

    @property
    def methods(self) -> Sequence[str]:
        """Card, wallet and transfer, in a sandbox only: elsewhere nobody may pay with play money."""
        return ("card", "wallet", "transfer") if settings.current().sandbox else ()

    async def start(self, database: Database, charge: Charge) -> Answer:
        """Enter the charge; what is told of it depends on the card."""
        scenario = scenario_for(charge.method, charge.details)
        plays = SCENARIOS[scenario]
        if plays.told == "slowly":
            await asyncio.sleep(self.slowness)
        entry = await book.open_charge(database, charge, scenario)
        if (entry.amount, entry.currency) != (charge.amount, charge.currency) and entry.outcome != "VOIDED":
            return Declined("other", False)
        if plays.told == "not at all":
            raise NoAnswer("the answer was lost")
        return Pending(entry.id) if plays.told == "later" else _answer(entry)

    async def query(self, database: Database, key: str, reference: str | None) -> Answer:
        """What the book says of a charge."""
        entry = await book.find_charge(database, key=key)
        return _answer(entry) if entry else NeverHeard()

    async def capture(self, database: Database, key: str, reference: str, amount: int) -> Answer:
        """Take money that was set aside."""
        entry = await book.capture(database, key)
        return _answer(entry) if entry else NeverHeard()

    async def void(self, database: Database, key: str, reference: str | None) -> Answer:
        """Close a charge, unless its money has moved."""
        return _answer(await book.void(database, key))

    async def refund(self, database: Database, giveback: Giveback) -> RefundAnswer:
        """Give money back."""
        entry = await book.give_back(database, giveback)
        if SCENARIOS[entry.scenario].refund == "later" and entry.outcome == "SUCCEEDED":
            return GivingBack(entry.id)
        return _refund_answer(entry)

    async def query_refund(self, database: Database, key: str, reference: str | None) -> RefundAnswer:
        """What the book says of a refund."""
        entry = await book.find_refund(database, key)
        return _refund_answer(entry) if entry else NeverHeard()

    def parse_webhook(self, headers: Mapping[str, str], body: bytes) -> Sequence[News]:
        """What our message says, its signature and age checked."""
        says = post.opened(headers, body)
        answer = _refund_told(says) if says["kind"] == "refund" else _told(says)
        return [News(says["id"], says["key"], answer)]

    async def page(self, database: Database, charge_id: str, locale: str | None) -> str | None:
        """The page of a charge."""
        entry = await book.find_charge(database, id=charge_id)
        return page.render(entry, locale or entry.locale) if entry else None

    async def press(self, database: Database, charge_id: str, button: str) -> str | None:
        """Press a button of the page: approve or refuse; anything else leaves the charge as it is."""
        entry = await book.find_charge(database, id=charge_id)
        if entry is None:
            return None
        refusal = "authentication_failed" if entry.method == "card" else "refused_by_customer"
        if button == "approve":
            await book.decide(database, charge_id, "CAPTURED")
        elif button == "refuse":
            await book.decide(database, charge_id, "DECLINED", refusal)
        await post.send_simulated_webhooks(database)
        return str(entry.return_path)


def _answer(entry: Row) -> Answer:
    says = book.says_of(entry)
    if entry.outcome == "PENDING":
        return Pending(entry.id, f"{PAGE}{entry.id}", entry.expires_at)
    return _told(says)


def _told(says: Mapping[str, Any]) -> Answer:
    reference, code = says["reference"], says["code"]
    match says["outcome"]:
        case "CAPTURED":
            return Captured(reference, says["amount"], says["currency"])
        case "AUTHORIZED":
            return Authorized(reference, says["amount"], says["currency"])
        case "DECLINED":
            return Declined(code, code in RETRYABLE, reference)
        case "VOIDED" | "EXPIRED" as ended:
            return Ended(reference, expired=ended == "EXPIRED")
        case _:
            return Pending(reference)


def _refund_answer(entry: Row) -> RefundAnswer:
    return _refund_told({"reference": entry.id, "outcome": entry.outcome, "code": entry.code})


def _refund_told(says: Mapping[str, Any]) -> RefundAnswer:
    if says["outcome"] == "FAILED":
        return NotGivenBack(says["code"], says["reference"])
    return GivenBack(says["reference"])


plug = Simulator()
