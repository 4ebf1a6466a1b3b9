"""What no verb has to look at is refused before it runs, with the field's path."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pytest

from orderflow.kernel.inputs import LONGEST, refuse_unfit
from orderflow.kernel.refusal import InvalidInput, Refusal, Refusals
from orderflow.kernel.texts import LOCALES


@dataclass
class Street:
    """A part of an input."""

    house_number: str = ""
    post_code: int = 0


@dataclass
class Asked:
    """An input with everything in it."""

    a_name: str = ""
    essay: str = field(default="", metadata={"max": 5000})
    secret: str = field(default="", metadata={"any": True})
    sum: Decimal | None = None
    street: Street = field(default_factory=Street)
    streets: list[Street] = field(default_factory=list)
    details: dict[str, Any] = field(default_factory=dict)
    idempotency_key: str = "k"


NESTED: dict[str, Any] = {}
for _ in range(40):
    NESTED = {"in": NESTED}


@pytest.mark.parametrize(
    ("given", "path"),
    [
        (Asked(a_name="a\0b"), ("aName",)),
        (Asked(a_name="half \ud83d of a sign"), ("aName",)),
        (Asked(a_name="x" * (LONGEST + 1)), ("aName",)),
        (Asked(essay="字" * 5001), ("essay",)),
        (Asked(street=Street("1\0")), ("street", "houseNumber")),
        (Asked(streets=[Street(), Street("\0")]), ("streets", "1", "houseNumber")),
        (Asked(street=Street(post_code=2**63)), ("street", "postCode")),
        (Asked(street=Street(post_code=-(2**64))), ("street", "postCode")),
        (Asked(sum=Decimal("Infinity")), ("sum",)),
        (Asked(sum=Decimal("NaN")), ("sum",)),
        (Asked(sum=Decimal("1E+400000")), ("sum",)),
        (Asked(details={"card": ["4242", {"name": "\0"}]}), ("details", "card", "1", "name")),
        (Asked(details={"\0": 1}), ("details",)),
        (Asked(details={"n": 10**30}), ("details", "n")),
        (Asked(idempotency_key=""), ("idempotencyKey",)),
        (Asked(idempotency_key="k" * 201), ("idempotencyKey",)),
    ],
)
def test_what_cannot_be_kept_is_refused_where_it_stands(given: Asked, path: tuple[str, ...]) -> None:
    with pytest.raises(InvalidInput) as refused:
        refuse_unfit(given)

    assert refused.value.path == path
    assert len({refused.value.message(locale) for locale in LOCALES}) == len(LOCALES)


def test_everything_unfit_is_named_at_once() -> None:
    with pytest.raises(Refusals) as refused:
        refuse_unfit(Asked(a_name="\0", essay="\0"))

    assert [each.path for each in refused.value.several] == [("aName",), ("essay",)]


def test_endless_nesting_is_refused() -> None:
    with pytest.raises(Refusal):
        refuse_unfit(Asked(details=NESTED))


def test_what_people_write_goes_through() -> None:
    refuse_unfit(
        Asked(
            a_name='王小明 👨‍👩‍👧 \n\t O\'Neill; drop table "order"',
            essay="字" * 5000,
            secret="\0" * 9999,
            sum=Decimal("-12.34"),
            details={"card": "4242", "list": [1, 2.5, None, True]},
        )
    )
