"""The shop itself: what it is called, how it takes money, what waits to be delivered."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any

import strawberry
from strawberry.scalars import JSON

from orderflow.catalog.demo.load import read
from orderflow.graph.bridge import Loader, Seen, column, computed, loaded, view
from orderflow.graph.context import Info
from orderflow.graph.delivery import DateWindow
from orderflow.graph.events import Event, as_events
from orderflow.graph.paging import Connection, page
from orderflow.graph.payment_methods import PaymentMethod, payment_method
from orderflow.graph.rights import root
from orderflow.graph.selection import Selection
from orderflow.kernel import clock, deliveries
from orderflow.kernel.deliveries import DeliveryState
from orderflow.kernel.lifecycle import LIFECYCLES, Lifecycle
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import in_locale
from orderflow.kernel.turns import Importance
from orderflow.orders.terms import quickest_option
from orderflow.people.demo import PASSWORD
from orderflow.shop import terms

strawberry.enum(DeliveryState, description="Where a delivery stands.")


@strawberry.type(description="A page of what the shop stands by.")
class PolicyLink:
    """A page of what the shop stands by."""

    slug: str = strawberry.field(description="Its name in addresses; ask for the page by it.")
    title: str = strawberry.field(description="What it is called.")


@strawberry.type(description="Somebody one can be in the demo shop.")
class DemoAccount:
    """Somebody one can be in the demo shop."""

    email: str = strawberry.field(description="What they sign in with.")
    roles: list[str] = strawberry.field(description="What they do here; empty for a customer.")


@strawberry.type(description="The demo shop, which everybody may try as anybody.")
class DemoShop:
    """The demo shop, which everybody may try as anybody."""

    password: str = strawberry.field(description="The password of them all.")
    accounts: list[DemoAccount] = strawberry.field(description="Who one can be, a customer first.")


@strawberry.type(description="The shop: its name, its clock, its ways to pay.")
class Shop:
    """The shop: its name, its clock, its ways to pay."""

    name: str = strawberry.field(description="What customers call it.")
    tagline: str = strawberry.field(description="One line about it; may be empty.")
    legal_name: str = strawberry.field(description="Who stands behind it, as the law wants it named; may be empty.")
    contact_email: str = strawberry.field(description="Where it can be written to; may be empty.")
    address: str = strawberry.field(description="Its address in one line, as slips have it; may be empty.")
    currency_code: str = strawberry.field(description="Currency of new carts, ISO 4217.")
    time_zone: str = strawberry.field(description="Time zone of its days and deadlines.")
    sandbox: bool = strawberry.field(description="Whether this is a place to try things.")
    demo: DemoShop | None = strawberry.field(description="Whom to sign in as; null but in the demo shop.")
    staff_provider: str | None = strawberry.field(
        description="What the company's own sign-in for staff is called; null when there is none."
    )
    now: datetime = strawberry.field(description="The shop's clock.")
    payment_methods: list[PaymentMethod] = strawberry.field(description="Ways to pay.")
    quickest_delivery: DateWindow = strawberry.field(
        description="When what is in stock comes at the earliest if paid now."
    )
    policies: list[PolicyLink] = strawberry.field(description="The pages of what it stands by, in their order.")
    lifecycles: JSON = strawberry.field(description="States and moves of every kind of object, with their names.")


async def _load_event(loader: Loader, parents: Sequence[Seen], selection: Selection) -> Sequence[Any]:
    ids = [parent.row["event_id"] for parent in parents]
    rows = await loader.connection.rows("select * from event where id = any(:ids)", ids=ids)
    told = await as_events(loader, rows, selection.below("subject"))
    by_id = {row.id: event for row, event in zip(rows, told, strict=True)}
    return [by_id.get(id) for id in ids]


@view(deliveries.Delivery)
class Delivery(Seen):
    """One event on its way to one consumer."""

    id: strawberry.ID = computed("Its id.", lambda row: f"dlv_{row.id}")
    consumer: str = column("Who is to hear of it.")
    state: DeliveryState = column("Where it stands.")
    attempts: int = column("How often it was tried.")
    next_at: datetime = column("When it is tried next, in real time.")
    last_error: str | None = column("What went wrong last.")
    event: Event | None = loaded("The event.", _load_event)


@strawberry.type
class RunningQueries:
    """Root fields about the shop itself."""

    @root("The shop.", importance=Importance.FIRST)
    async def shop(self, info: Info) -> Shop:
        """The shop."""
        return shop_of(info)

    @root("Events on their way to consumers, newest first.", Can.SEE_DELIVERIES, Importance.LAST)
    async def deliveries(
        self,
        info: Info,
        first: Annotated[int, strawberry.argument(description="How many, at most 100.")] = 25,
        after: Annotated[str | None, strawberry.argument(description="Cursor to go on from.")] = None,
        state: Annotated[DeliveryState | None, strawberry.argument(description="In this state.")] = None,
    ) -> Connection[Delivery]:
        """Events on their way to consumers, newest first."""
        wanted = list(DeliveryState) if state is None else [state]
        found: Connection[Delivery] = await page(
            info, "Delivery", first=first, after=after, where="state = any(:states)", states=wanted
        )
        return found


def shop_of(info: Info) -> Shop:
    """The shop as the viewer reads it."""
    context, shop, soonest = info.context, terms.current(), quickest_option(clock.now())
    locale = context.actor.locale
    return Shop(
        name=in_locale(shop.name, locale),
        tagline=in_locale(shop.tagline, locale),
        legal_name=shop.legal_name,
        contact_email=shop.contact_email,
        address=in_locale(shop.address, locale),
        currency_code=shop.currency,
        time_zone=shop.time_zone.key,
        sandbox=context.settings.sandbox,
        demo=_demo_shop() if context.settings.demo else None,
        staff_provider=context.settings.oidc_name if context.settings.oidc_issuer else None,
        now=clock.now(),
        quickest_delivery=DateWindow(earliest=soonest.earliest, latest=soonest.latest),
        payment_methods=[payment_method(each.code, context) for each in shop.payment_methods.values() if each.offered],
        policies=[PolicyLink(slug=slug, title=in_locale(title, locale)) for slug, title in shop.policies],
        lifecycles=JSON({name: _as_json(each, locale) for name, each in LIFECYCLES.items()}),
    )


def _demo_shop() -> DemoShop:
    cast = read("people")
    accounts = [DemoAccount(email=cast["customers"][0]["email"], roles=[])]
    accounts += [DemoAccount(email=each["email"], roles=each["roles"]) for each in cast["staff"]]
    return DemoShop(password=PASSWORD, accounts=accounts)


def _as_json(lifecycle: Lifecycle, locale: str) -> dict[str, Any]:
    return {
        "states": [{"state": state, "name": in_locale(name, locale)} for state, name in lifecycle.names.items()],
        "moves": [
            {"move": each.name, "from": list(each.source), "to": each.target, "right": each.right, "event": each.event}
            for each in lifecycle.moves.values()
        ],
    }


def tell_time(info: Info, outcome: dict[str, Any]) -> None:
    """Answer an advanced clock with the shop as it is then."""
    outcome["shop"] = shop_of(info)
