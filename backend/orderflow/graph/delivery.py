"""Where a parcel goes, when it comes, and what that costs."""

from datetime import datetime
from typing import Any

import strawberry

from orderflow.graph.bridge import Money
from orderflow.kernel import money as kernel_money
from orderflow.kernel.db import Row
from orderflow.kernel.texts import in_locale
from orderflow.orders.terms import DeliveryOption as Option


@strawberry.type(description="Where a parcel goes.")
class Address:
    """Where a parcel goes."""

    name: str = strawberry.field(description="Who receives it.")
    phone: str = strawberry.field(description="A number that reaches the receiver.")
    country_code: str = strawberry.field(description="ISO 3166-1 alpha-2.")
    region: str = strawberry.field(description="Province or state.")
    city: str = strawberry.field(description="City.")
    district: str = strawberry.field(description="District or county.")
    street: str = strawberry.field(description="Street, number, floor.")
    postal_code: str = strawberry.field(description="Postal code.")


def address_of(stored: dict[str, str] | None) -> Address | None:
    """A stored address as its type."""
    if stored is None:
        return None
    plain = {key: value for key, value in stored.items() if key not in ("countryCode", "postalCode")}
    return Address(country_code=stored["countryCode"], postal_code=stored["postalCode"], **plain)


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
