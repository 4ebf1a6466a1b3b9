"""Where a parcel goes, when it comes, and what that costs."""

from datetime import datetime
from typing import Any

import strawberry

from orderflow.graph.bridge import Money
from orderflow.kernel import money as kernel_money
from orderflow.kernel.db import Row
from orderflow.kernel.texts import in_locale
from orderflow.orders.terms import DeliveryOption as Option


@strawberry.type(description="Whom a parcel is for, as its slip says: no phone and no e-mail.")
class Recipient:
    """Whom a parcel is for, as its slip says: no phone and no e-mail."""

    name: str = strawberry.field(description="Who receives it.")
    country_code: str = strawberry.field(description="ISO 3166-1 alpha-2.")
    region: str = strawberry.field(description="Province or state.")
    city: str = strawberry.field(description="City.")
    district: str = strawberry.field(description="District or county.")
    street: str = strawberry.field(description="Street, number, floor.")
    postal_code: str = strawberry.field(description="Postal code.")


@strawberry.type(description="Where a parcel goes.")
class Address(Recipient):
    """Where a parcel goes."""

    phone: str = strawberry.field(description="A number that reaches the receiver.")


def address_of(stored: dict[str, str] | None) -> Address | None:
    """A stored address as its type."""
    return None if stored is None else Address(**_in_snake_case(stored))


def recipient_of(stored: dict[str, str]) -> Recipient:
    """A stored address as far as those read it who pack."""
    return Recipient(**{name: value for name, value in _in_snake_case(stored).items() if name != "phone"})


def _in_snake_case(stored: dict[str, str]) -> dict[str, str]:
    names = {"countryCode": "country_code", "postalCode": "postal_code"}
    return {names.get(name, name): value for name, value in stored.items()}


@strawberry.type(description="From when until when something is expected.")
class DateWindow:
    """From when until when something is expected."""

    earliest: datetime = strawberry.field(description="Not before.")
    latest: datetime = strawberry.field(description="Not after.")


@strawberry.type(description="A way to deliver this cart: what it costs and when it comes.")
class DeliveryOption:
    """A way to deliver this cart: what it costs and when it comes."""

    code: str = strawberry.field(description="Give it to chooseDelivery.")
    name: str = strawberry.field(description="What customers call it.")
    description: str = strawberry.field(description="One line about it.")
    fee: Money = strawberry.field(description="Fee, tax included.")
    expected_delivery: DateWindow = strawberry.field(description="When it comes if paid now.")
    selected: bool = strawberry.field(description="Whether the cart has chosen it.")


def in_currency(minor: int, currency: str) -> Any:
    """Minor units where the schema says Money."""
    return kernel_money.Money(minor, currency)


def delivery_option(option: Option, cart: Row, locale: str) -> DeliveryOption:
    """A way to deliver a cart, in the reader's language."""
    return DeliveryOption(
        code=option.code,
        name=in_locale(option.rate.name, locale),
        description=in_locale(option.rate.description, locale),
        fee=in_currency(option.fee, cart.currency),
        expected_delivery=DateWindow(earliest=option.earliest, latest=option.latest),
        selected=cart.delivery_code == option.code,
    )
