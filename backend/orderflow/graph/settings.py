"""What is set of the shop, as those see it who set it; and the pages of what it stands by, for everybody."""

from datetime import datetime
from typing import Annotated, cast

import strawberry

from orderflow.graph.bridge import (
    Money,
    Node,
    Seen,
    column,
    computed,
    find,
    find_all,
    for_viewer,
    localized,
    money,
    view,
)
from orderflow.graph.context import Info
from orderflow.graph.goods import Texts, all_texts, texts_of
from orderflow.graph.rights import root
from orderflow.kernel.rights import Can
from orderflow.kernel.turns import Importance
from orderflow.shop import tables

KEEP = Can.KEEP_SETTINGS
VERSION = "Grows with every change; give it as expectedVersion."
OFFERED = "Whether new orders can have it."
TIME = " In the shop's time zone, such as 16:00."


@view(tables.Shop)
class ShopSettings(Seen):
    """What is set of the shop as a whole."""

    id: strawberry.ID = column("Always shop.")
    name: Texts = for_viewer("What customers call it.", lambda row, _: texts_of(row.name))
    tagline: Texts = for_viewer("One line about it; may be empty.", lambda row, _: texts_of(row.tagline))
    legal_name: str = column("Who stands behind it, as the law wants it named; may be empty.")
    contact_email: str = column("Where it can be written to; may be empty.")
    address: Texts = for_viewer("Its address in one line, as slips have it.", lambda row, _: texts_of(row.address))
    time_zone: str = column("Its time zone, by its IANA name.")
    currency_code: str = computed("Its own currency, ISO 4217.", lambda row: row.currency)
    currencies: list[str] = column("All currencies it has prices or fees in.")
    auto_confirm_days: int = column("Days from delivery until an order counts as received without a word.")
    after_sales_days: int = column("Days from receipt in which after-sales may be asked for.")
    ships_by: str = column("By when parcels leave." + TIME)
    closed_weekdays: list[int] = column("Days of the week on which none leave, 1 is Monday.")
    closed_days: list[str] = column("Days on which none leave, such as 2026-10-01.")
    version: int = column(VERSION)


@view(tables.DeliveryRate)
class DeliveryRate(Seen, Node):
    """A way to deliver, as it is set."""

    code: str = column("What orders name it by.")
    name: str = localized("name", "What customers call it.")
    name_texts: Texts = all_texts("name", "What customers call it, in each language.", KEEP)
    description_texts: Texts = all_texts("description", "One line about it, in each language.", KEEP)
    countries: list[str] = column("Where it goes, ISO 3166-1 alpha-2; * is wherever no other option goes.")
    fee: Money = money("fee", "Its fee, tax included.", needs=None)
    free_from: Money | None = money(
        "free_from", "Worth of the goods from which on it costs nothing; null when never.", needs=None
    )
    cut_off: str = column("Until when what is paid leaves on the same day." + TIME)
    days_from: int = column("Days after leaving on which it comes at the earliest.")
    days_to: int = column("Days after leaving on which it comes at the latest.")
    hour_from: str = column("Not before." + TIME)
    hour_to: str = column("Not after." + TIME)
    offered: bool = column(OFFERED)
    version: int = column(VERSION)


@view(tables.PaymentTerms)
class PaymentTerms(Seen, Node):
    """A way to pay, as it is set."""

    code: str = column("What orders name it by.")
    name: str = localized("name", "What customers call it.")
    name_texts: Texts = all_texts("name", "What customers call it, in each language.", KEEP)
    description_texts: Texts = all_texts("description", "One line about it, in each language.", KEEP)
    pay_within_minutes: int = column("How long a new order waits for this payment, in minutes.")
    offered: bool = column("Whether customers can choose it.")
    version: int = column(VERSION)


@view(tables.Policy)
class Policy(Seen, Node):
    """A page of what the shop stands by."""

    slug: str = column("Its name in addresses.")
    title: str = localized("title", "What it is called.")
    body: str = localized(
        "body",
        "Paragraphs, # headings, - lists, **strong** and [links](https://…); HTML is shown as it is.",
    )
    title_texts: Texts = all_texts("title", "What it is called, in each language.", KEEP)
    body_texts: Texts = all_texts("body", "Its words, in each language.", KEEP)
    published: bool = column("Whether customers see it.")
    updated_at: datetime = column("When it was last changed.")
    version: int = column(VERSION)


@strawberry.type
class SettingsQueries:
    """Root fields of the settings."""

    @root("What is set of the shop as a whole.", KEEP, Importance.LAST)
    async def shop_settings(self, info: Info) -> ShopSettings:
        """What is set of the shop as a whole."""
        return cast(ShopSettings, await find(info, "ShopSettings", "true"))

    @root("The ways to deliver, offered or not, in their order.", KEEP, Importance.LAST)
    async def delivery_rates(self, info: Info) -> list[DeliveryRate]:
        """The ways to deliver."""
        return cast(list[DeliveryRate], await find_all(info, "DeliveryRate", order="sort, id"))

    @root("The ways to pay, offered or not, in their order.", KEEP, Importance.LAST)
    async def payment_terms(self, info: Info) -> list[PaymentTerms]:
        """The ways to pay."""
        return cast(list[PaymentTerms], await find_all(info, "PaymentTerms", order="sort, id"))

    @root("All pages of what the shop stands by, published or not, in their order.", KEEP, Importance.LAST)
    async def policies(self, info: Info) -> list[Policy]:
        """All pages of what the shop stands by."""
        return cast(list[Policy], await find_all(info, "Policy", order="sort, id"))

    @root("A page of what the shop stands by, if the viewer may see it.")
    async def policy(
        self, info: Info, slug: Annotated[str, strawberry.argument(description="Its name in addresses.")]
    ) -> Policy | None:
        """A page of what the shop stands by."""
        return cast(Policy | None, await find(info, "Policy", "slug = :slug", slug=slug))
