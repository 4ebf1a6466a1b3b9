"""Who is looking, customers, staff, teams, and the tokens of apps."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, cast

import strawberry

from orderflow.graph.bridge import (
    IDENTITY,
    Loader,
    Money,
    Node,
    Seen,
    column,
    computed,
    find,
    find_all,
    for_viewer,
    loaded,
    localized,
    many,
    one,
    view,
)
from orderflow.graph.buying import load_authors, load_last_orders, load_order_counts, load_spent
from orderflow.graph.context import Info
from orderflow.graph.goods import Texts, texts_of
from orderflow.graph.rights import root
from orderflow.graph.selection import Selection
from orderflow.graph.wishes import load_favourites, load_stock_notices
from orderflow.inbox.unread import count_unread
from orderflow.kernel import clock
from orderflow.kernel.access import Actor, Kind, hash_token
from orderflow.kernel.rights import Can
from orderflow.kernel.turns import Importance
from orderflow.people import tables
from orderflow.people.account import sessions_of
from orderflow.people.invited import GOOD, OPEN
from orderflow.people.roles import OWN_WAREHOUSE_ONLY as _NARROW
from orderflow.people.roles import STAFF_ROLES
from orderflow.people.second_factor import STATE
from orderflow.people.sessions import mark_of

if TYPE_CHECKING:
    from orderflow.graph.catalog import Product, Variant
    from orderflow.graph.warehouse import Warehouse


@strawberry.enum(description="What kind of caller is looking.")
class ViewerKind(StrEnum):
    """What kind of caller is looking."""

    GUEST = Kind.GUEST
    CUSTOMER = Kind.CUSTOMER
    STAFF = Kind.STAFF
    APP = Kind.APP


@view(tables.CustomerAddress)
class CustomerAddress(Seen, Node):
    """An entry of a customer's address book."""

    name: str = computed("Who receives.", lambda row: row.address["name"])
    phone: str = computed("Phone number for the carrier.", lambda row: row.address["phone"])
    country_code: str = computed("ISO 3166-1 alpha-2, such as CN.", lambda row: row.address["countryCode"])
    region: str = computed("Province or state.", lambda row: row.address["region"])
    city: str = computed("City.", lambda row: row.address["city"])
    district: str = computed("District.", lambda row: row.address["district"])
    street: str = computed("Street, house and flat.", lambda row: row.address["street"])
    postal_code: str = computed("Postal code.", lambda row: row.address["postalCode"])


@view(tables.CustomerNote)
class CustomerNote(Seen):
    """What staff wrote to each other about a customer."""

    id: strawberry.ID = column(IDENTITY)
    body: str = column("The words.")
    author_name: str = loaded("Who wrote them.", load_authors)
    at: datetime = column("When.")


@view(tables.Customer)
class Customer(Seen, Node):
    """Somebody who buys and has an account; seen by themselves, and by staff who may see contacts."""

    name: str = column("Full name.")
    email: str = column("E-mail, in lower case.")
    locale: str = column("Language of letters: zh-Hant, zh-Hans or en.")
    created_at: datetime = column("When the account was opened.")
    email_verified_at: datetime | None = column("When its owner showed that letters reach them; null until then.")
    addresses: list[CustomerAddress] = many(
        "CustomerAddress", "customer_id", "The address book, for its owner and for staff who may see customers."
    )
    favourites: list[Annotated["Product", strawberry.lazy("orderflow.graph.catalog")]] = loaded(
        "The goods they like, the newest first; for themselves alone.", load_favourites
    )
    stock_notices: list[Annotated["Variant", strawberry.lazy("orderflow.graph.catalog")]] = loaded(
        "The sold-out variants they wait for, the newest first; for themselves alone.", load_stock_notices
    )
    order_count: int = loaded("How many orders they have placed.", load_order_counts, needs=Can.SEE_ORDERS)
    last_order_at: datetime | None = loaded(
        "When they placed the last one; null when none.", load_last_orders, needs=Can.SEE_ORDERS
    )
    spent: list[Money] = loaded(
        "What they paid, less what went back, by currency; none when nothing was paid.",
        load_spent,
        needs=Can.SEE_PAYMENTS,
    )
    notes: list[CustomerNote] = many(
        "CustomerNote", "customer_id", "Notes among staff, oldest first.", needs=Can.SEE_CUSTOMERS
    )
    erased_at: datetime | None = column("When they were erased; null as long as they were not.")


@view(tables.Team)
class Team(Seen, Node):
    """A shift of a warehouse that takes orders while it is on duty."""

    code: str = column("Short name on lists and slips.")
    name: str = localized("name", "Name.")
    warehouse: Annotated["Warehouse", strawberry.lazy("orderflow.graph.warehouse")] = one(
        "Warehouse", "warehouse_id", "Where it works."
    )
    regions: list[str] = column("Countries and provinces it sends to.")
    skills: list[str] = column("Goods it can handle, such as fragile.")
    on_duty: bool = column("Whether it takes orders now.")
    shift_start: str | None = column("When its shift begins, as HH:MM in the shop's time zone.")
    shift_end: str | None = column("When its shift ends, as HH:MM in the shop's time zone.")
    retired_at: datetime | None = column("Since when it takes nothing any more; null while it works.")
    name_texts: Texts = for_viewer(
        "Its name in each language.", lambda row, context: texts_of(row["name"]), needs=Can.KEEP_TEAMS
    )
    members: list["Staff"] = many("Staff", "team_id", "Who belongs to it.")
    version: int = column("Counts the changes; give it as `expectedVersion`.")


_FACTORS = "select staff_id, confirmed_at from second_factor where staff_id = any(:ids)"


async def _load_factors(loader: Loader, parents: Sequence[Seen], selection: Selection) -> Sequence[Any]:
    rows = await loader.connection.rows(_FACTORS, ids=[parent.row["id"] for parent in parents])
    since = {row.staff_id: row.confirmed_at for row in rows}
    return [since.get(parent.row["id"]) for parent in parents]


@view(tables.Staff)
class Staff(Seen, Node):
    """Somebody who works here."""

    name: str = column("Full name.")
    email: str = column("E-mail at work.")
    roles: list[str] = column("Roles, each a named set of rights.")
    team: Team | None = one("Team", "team_id", "The team they belong to.")
    on_duty: bool = column("Whether they work now.")
    disabled_at: datetime | None = column("Since when they are shut out; null while they may sign in.")
    code_asked_since: datetime | None = loaded(
        "Since when their sign-in asks for a code besides the password; null when it does not.",
        _load_factors,
        needs=Can.MANAGE_STAFF,
    )
    version: int = column("Counts the changes; give it as `expectedVersion`.")


@view(tables.Invitation)
class Invitation(Seen, Node):
    """Somebody who is asked to work here; seen by whoever says who works here, and by whoever holds its link."""

    email: str = column("Where its letter goes, in lower case.")
    roles: list[str] = column("Roles they will have.")
    team: Team | None = one("Team", "team_id", "The team they will belong to.")
    locale: str = column("Language of the letter.")
    invited_by: Staff | None = one("Staff", "invited_by", "Who asked them.")
    sent: int = column("How many letters were sent; the link of the last one is good.")
    sent_at: datetime = column("When the last letter was sent.")
    expires_at: datetime = column("Until when its link is good.")
    accepted_at: datetime | None = column("When they came in; null until then.")
    withdrawn_at: datetime | None = column("When it was taken back; null while it stands.")


@strawberry.type(description="A named set of rights.")
class Role:
    """A named set of rights."""

    code: str = strawberry.field(description="Its name in roles and scopes, such as PICKER.")
    rights: list[str] = strawberry.field(description="Every right it gives, by its code.")
    own_warehouse_only: bool = strawberry.field(description="Whether it opens the warehouse of one's own team alone.")


@view(tables.AppToken)
class AppToken(Seen, Node):
    """The key of a program; its secret was shown once and is not kept."""

    name: str = column("What it is for.")
    prefix: str = column("How the token begins, after `of_`, to know it again by.")
    scopes: list[str] = column("Rights it was given.")
    customer: Customer | None = one("Customer", "customer_id", "The customer it acts as.")
    created_at: datetime = column("When it was made.")
    last_used_at: datetime | None = column("When it was last used, to the hour; null when never.")
    expires_at: datetime | None = column("When it ends by itself; null when never.")
    revoked_at: datetime | None = column("When it was taken back; null while it is good.")


@strawberry.type(description="A browser somebody is signed in with.")
class Session:
    """A browser somebody is signed in with."""

    id: strawberry.ID = strawberry.field(description="Give it to revokeSession; it opens nothing.")
    current: bool = strawberry.field(description="Whether it is the one that asks.")
    device: str | None = strawberry.field(description="What it called itself when its owner signed in.")
    address: str | None = strawberry.field(description="Network address it signed in from.")
    created_at: datetime = strawberry.field(description="When its owner signed in.")
    seen_at: datetime = strawberry.field(description="When it was last used, to the hour.")
    expires_at: datetime = strawberry.field(description="When it ends unless it is used again.")


@strawberry.type(description="Whether a colleague's sign-in asks for a code besides the password.")
class SecondFactor:
    """Whether a colleague's sign-in asks for a code besides the password."""

    on_since: datetime | None = strawberry.field(description="Since when it does; null when it does not.")
    recovery_codes: int = strawberry.field(description="How many recovery codes are left.")


def _kind(root: Actor) -> ViewerKind:
    return ViewerKind(root.kind.value)


def _rights(root: Actor) -> list[str]:
    return sorted(right.value for right in root.rights)


@strawberry.type(description="Who is looking, and what they may do.")
class Viewer:
    """Who is looking, and what they may do."""

    kind: ViewerKind = strawberry.field(resolver=_kind, description="Guest, customer, staff or app.")
    rights: list[str] = strawberry.field(resolver=_rights, description="Every right held, by its code.")

    @root("The customer who is signed in, or whom the app acts as.")
    async def customer(self, info: Info) -> Customer | None:
        """The customer who is signed in, or whom the app acts as."""
        id = cast(Actor, self).customer_id
        return cast(Customer | None, await find(info, "Customer", "id = :id", id=id)) if id else None

    @root("The member of staff who is signed in.")
    async def staff(self, info: Info) -> Staff | None:
        """The member of staff who is signed in."""
        id = cast(Actor, self).staff_id
        return cast(Staff | None, await find(info, "Staff", "id = :id", id=id)) if id else None

    @root("How many notes name them that they have not read; 0 for whoever has no inbox.")
    async def unread_mentions(self, info: Info) -> int:
        """How many notes name them that they have not read."""
        actor = cast(Actor, self)
        if actor.staff_id is None:
            return 0
        async with info.context.database.read() as connection:
            return await count_unread(connection, actor)

    @root("Whether the caller's sign-in asks for a code; null for all but staff who are signed in.")
    async def second_factor(self, info: Info) -> SecondFactor | None:
        """Whether the caller's sign-in asks for a code; null for all but staff who are signed in."""
        actor = cast(Actor, self)
        if actor.session_id is None or actor.staff_id is None:
            return None
        async with info.context.database.read() as connection:
            found = await connection.one(STATE, staff=actor.staff_id)
        return SecondFactor(on_since=found.on_since, recovery_codes=found.recovery_codes)

    @root("Every browser the caller is signed in with, the one used last first; none for guests and programs.")
    async def sessions(self, info: Info) -> list[Session]:
        """Every browser the caller is signed in with, the one used last first; none for guests and programs."""
        actor = cast(Actor, self)
        if actor.session_id is None:
            return []
        async with info.context.database.read() as connection:
            return [
                Session(
                    id=strawberry.ID(mark_of(row.id)),
                    current=row.id == actor.session_id,
                    device=row.device,
                    address=row.address,
                    created_at=row.created_at,
                    seen_at=row.seen_at,
                    expires_at=row.expires_at,
                )
                for row in await sessions_of(connection, actor)
            ]


@strawberry.type(description="What an app takes to make codes; it is answered this once.")
class SecondFactorSetup:
    """What an app takes to make codes; it is answered this once."""

    secret: str = strawberry.field(description="The key, to be typed into an app that has no camera.")
    address: str = strawberry.field(description="The key as an otpauth address, which apps open.")
    picture: str = strawberry.field(description="That address as a QR code: an SVG as a data address.")


@strawberry.type(description="Why somebody is not signed in.")
class SignInFailure:
    """Why somebody is not signed in."""

    code: str = strawberry.field(
        description="WRONG_PASSWORD: no account has this e-mail with this password. CODE_NEEDED: sign in again with"
        " a code too. WRONG_CODE: the code is not right or was used already."
    )
    message: str = strawberry.field(description="What to tell the person, in their language.")


def take_session(info: Info, outcome: dict[str, Any]) -> None:
    """Hand a new session to the browser, and answer the rest of the request as the person it belongs to."""
    if outcome.get("session") is not None:
        info.context.session = outcome["session"]
    if outcome.get("viewer") is not None:
        info.context.actor = outcome["viewer"]


@strawberry.type
class PeopleQueries:
    """Who is looking, and who works here."""

    @root("Who is looking, and what they may do.", importance=Importance.FIRST)
    def me(self, info: Info) -> Viewer:
        """Who is looking, and what they may do."""
        return cast(Viewer, info.context.actor)

    @root("All teams that work here.", Can.SEE_TEAMS, Importance.LAST)
    async def teams(self, info: Info) -> list[Team]:
        """All teams but those that were given up."""
        return cast(list[Team], await find_all(info, "Team", "retired_at is null", order="code"))

    @root("Everybody who works here.", Can.SEE_TEAMS, Importance.LAST)
    async def staff(self, info: Info) -> list[Staff]:
        """Everybody who works here."""
        return cast(list[Staff], await find_all(info, "Staff"))

    @root("All roles of staff.", Can.SEE_TEAMS, Importance.LAST)
    def roles(self) -> list[Role]:
        """All roles of staff, as the house defines them."""
        return [
            Role(
                code=code, rights=[right.value for right in Can if right in rights], own_warehouse_only=code in _NARROW
            )
            for code, rights in STAFF_ROLES.items()
        ]

    @root("Invitations that nobody accepted or withdrew, newest first.", Can.MANAGE_STAFF, Importance.LAST)
    async def invitations(self, info: Info) -> list[Invitation]:
        """Invitations that are open, and those whose link has expired."""
        return cast(list[Invitation], await find_all(info, "Invitation", OPEN, order="created_at desc, id desc"))

    @root("The invitation of a link, null when the link opens nothing.")
    async def invitation(
        self, info: Info, token: Annotated[str, strawberry.argument(description="What follows the # of the link.")]
    ) -> Invitation | None:
        """The invitation of a link; a link that was used, withdrawn or made up is answered alike."""
        where = f"token_hash = :token and {GOOD}"
        found = await find(info, "Invitation", where, holding=token, token=hash_token(token), now=clock.real())
        return cast(Invitation | None, found)

    @root("All app tokens, newest first.", Can.MANAGE_TOKENS, Importance.LAST)
    async def app_tokens(self, info: Info) -> list[AppToken]:
        """All app tokens, newest first."""
        return cast(list[AppToken], await find_all(info, "AppToken", order="id desc"))
