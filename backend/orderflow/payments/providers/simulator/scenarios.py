"""What the simulated provider does with which card; every other card with a right check digit is approved."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from orderflow.kernel.ids import check_digit


@dataclass(frozen=True, slots=True)
class Scenario:
    """How a charge goes: what the book says at once, what we are told, and which messages come later."""

    outcome: str = "CAPTURED"
    code: str | None = None
    told: str = "at once"  # or slowly, not at all, later
    messages: tuple[tuple[float, str], ...] = ()  # seconds, and NOW or what was true BEFORE
    refund: str = "at once"  # or later, never


SCENARIOS: Mapping[str, Scenario] = {
    "approve": Scenario(),
    "decline": Scenario("DECLINED", "card_declined"),
    "no funds": Scenario("DECLINED", "insufficient_funds"),
    "expired": Scenario("DECLINED", "expired_card"),
    "wrong number": Scenario("DECLINED", "invalid_number"),
    "ask": Scenario("PENDING"),
    "set aside": Scenario("AUTHORIZED"),
    "slow": Scenario(told="slowly"),
    "answer lost": Scenario(told="not at all"),
    "late": Scenario(told="later", messages=((8, "NOW"),)),
    "twice": Scenario(told="later", messages=((2, "NOW"), (2, "NOW"), (4, "NOW"))),
    "reordered": Scenario(told="later", messages=((2, "NOW"), (4, "BEFORE"))),
    "message lost": Scenario(told="later"),
    "refund later": Scenario(refund="later"),
    "refund refused": Scenario(refund="never"),
}

CARDS: Mapping[str, str] = {
    "4242424242424242": "approve",
    "4000000000000002": "decline",
    "4000000000009995": "no funds",
    "4000000000000069": "expired",
    "4000002500003155": "ask",
    "4000000000000283": "set aside",
    "4000000000000077": "slow",
    "4000000000000341": "answer lost",
    "4000000000000259": "late",
    "4000000000000267": "twice",
    "4000000000000275": "reordered",
    "4000000000000309": "message lost",
    "4000000000007726": "refund later",
    "4000000000005126": "refund refused",
}

RETRYABLE = frozenset({"insufficient_funds", "authentication_failed", "refused_by_customer"})


def scenario_for(method: str, details: Mapping[str, Any]) -> str:
    """The name of the scenario that a charge plays."""
    if method != "card":
        return "ask"
    card = details.get("card")
    digits = "".join(card.split()) if isinstance(card, str) else ""
    well_formed = 12 <= len(digits) <= 19 and digits.isascii() and digits.isdigit()
    if not well_formed or check_digit(digits[:-1]) != digits[-1]:
        return "wrong number"
    return CARDS.get(digits, "approve")
