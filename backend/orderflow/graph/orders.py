"""Orders as customers and staff see them."""

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import strawberry

from orderflow.graph.bridge import (
    IDENTITY,
    Money,
    Node,
    Seen,
    column,
    computed,
    for_viewer,
    loaded,
    localized,
    many,
    money,
    one,
    only,
    view,
)
from orderflow.graph.buying import load_authors
from orderflow.graph.catalog import Product
from orderflow.graph.context import Context
from orderflow.graph.delivery import Address, DateWindow, address_of
from orderflow.graph.enums import OrderStatus, PaymentStatus
from orderflow.graph.feedback import Review
from orderflow.graph.goods import Picture, picture_of
from orderflow.graph.moves import AvailableAction, available_actions
from orderflow.graph.naming import Named, load_named, load_words
from orderflow.graph.payment_methods import PaymentMethod, payment_method
from orderflow.graph.people import Customer, Team
from orderflow.graph.ticket_kinds import TicketChoice, ticket_choices
from orderflow.graph.timeline import StatusChange, Timeline, load_history, load_timeline
from orderflow.graph.warehouse import Warehouse
from orderflow.kernel import money as kernel_money
from orderflow.kernel.db import Row
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import in_locale
from orderflow.orders import tables
from orderflow.orders.lifecycle import payment_status
from orderflow.orders.story import WAITING, waiting_reason
from orderflow.orders.terms import delivery_name
from orderflow.shipments.rules import RULE_NAMES

if TYPE_CHECKING:
    from orderflow.graph.notices import Letter
    from orderflow.graph.payments import Payment, Refund
    from orderflow.graph.shipments import Shipment
    from orderflow.graph.tickets import Ticket
else:  # these rooms know orders too, so they are looked up when the schema is built
    Letter = Annotated["Letter", strawberry.lazy("orderflow.graph.notices")]
    Payment = Annotated["Payment", strawberry.lazy("orderflow.graph.payments")]
    Refund = Annotated["Refund", strawberry.lazy("orderflow.graph.payments")]
    Shipment = Annotated["Shipment", strawberry.lazy("orderflow.graph.shipments")]
    Ticket = Annotated["Ticket", strawberry.lazy("orderflow.graph.tickets")]


@view(tables.OrderLine)
class OrderLine(Seen):
    """What was bought, as it was on the day."""

    id: strawberry.ID = column(IDENTITY)
    sku: str = column("Stock keeping unit.")
    product_name: str = localized("product_name", "Name of the product then.")
    variant_name: str = localized("variant_name", "Name of the variant then.")
    picture: Picture | None = for_viewer(
        "Picture of the product then.",
        lambda row, context: row.picture and picture_of(row.picture, context.actor.locale),
    )
    product_id: strawberry.ID = column("Id of the product, to link to it.")
    product: Product | None = one("Product", "product_id", "The product as it is now.")
    quantity: int = column("Units ordered.")
    unit_price: Money = money("unit_price", "Price of one unit then, tax included.")
    line_total: Money = money("line_total", "Price of the line.")
    tax_rate: Decimal = column("Rate of the tax in the price, such as 0.13.")
    tax_amount: Money = money("tax_amount", "The tax in the line's price.")
    delivered: int = column("Units delivered.")
    cancelled: int = column("Units cancelled.")
    review: Review | None = only("Review", "order_line_id", "The customer's review.")


@strawberry.type(description="How many units of an order have come how far; a labelled unit counts as packed too.")
class OrderUnits:
    """How many units of an order have come how far; a labelled unit counts as packed too."""

    ordered: int = strawberry.field(description="Ordered.")
    packed: int = strawberry.field(description="Packed.")
    labelled: int = strawberry.field(description="With a tracking number.")
    shipped: int = strawberry.field(description="With the carrier.")
    delivered: int = strawberry.field(description="Delivered.")
    cancelled: int = strawberry.field(description="Cancelled.")
    lost: int = strawberry.field(description="Lost and settled.")
    returned: int = strawberry.field(description="Returned and settled.")


@strawberry.type(description="Why work on an order is stopped.")
class Hold:
    """Why work on an order is stopped."""

    reason: str = strawberry.field(description="FRAUD, ADDRESS, AMOUNT, STOCK, CUSTOMER_REQUEST or OTHER.")
    note: str = strawberry.field(description="What the desk wrote.")
    at: datetime = strawberry.field(description="Since when.")


@view(tables.OrderNote)
class OrderNote(Seen):
    """What staff wrote to each other about an order, or about one of its parcels."""

    id: strawberry.ID = column(IDENTITY)
    shipment_id: strawberry.ID | None = column("The parcel it travels with; null when it is about the order.")
    body: str = loaded("The words, with an @name for everybody they name.", load_words)
    named: list[Named] = loaded("Whom they name.", load_named)
    author: str = column("Id of the writer.")
    author_name: str = loaded("What the writer is called; empty for one who is unknown.", load_authors)
    at: datetime = column("When.")


def _window(row: Row) -> DateWindow:
    return DateWindow(earliest=row.expected_earliest, latest=row.expected_latest)


def _hold(row: Row) -> Hold | None:
    return row.hold_reason and Hold(reason=row.hold_reason, note=row.hold_note, at=row.held_at)


def _balance(row: Row) -> kernel_money.Money:
    due = 0 if row.status == OrderStatus.CANCELLED else row.total
    return kernel_money.Money(due - row.captured + row.refunded, row.currency)


def _waiting(row: Row, context: Context) -> str | None:
    words = WAITING.get(waiting_reason(row, for_staff=context.actor.is_staff) or "")
    return in_locale(words, context.actor.locale) if words else None


def _rule(row: Row, context: Context) -> str | None:
    words = row.assignment_rule_name or RULE_NAMES.get(row.assignment_rule or "")
    return in_locale(words, context.actor.locale) if words else None


@view(tables.Order)
class Order(Seen, Node):
    """An order and everything that belongs to it."""

    number: str = column("The number people use, with a check digit.")
    status: OrderStatus = column("Where it stands.")
    status_history: list[StatusChange] = loaded("The statuses it has had, oldest first.", load_history)
    placed_at: datetime = column("When it was placed.")
    locale: str = column("The language its letters and slips are written in.")
    customer: Customer | None = one("Customer", "customer_id", "Who ordered; null for a guest.", needs=Can.SEE_CONTACTS)
    email: str = column("Where its letters go.", needs=Can.SEE_CONTACTS)
    address: Address = computed("Where it goes.", lambda row: address_of(row.address), needs=Can.SEE_CONTACTS)
    gift_message: str | None = column("The customer's words for whoever gets it.", needs=Can.SEE_CONTACTS)
    hides_prices: bool = computed("Whether its packing slips are without prices.", lambda row: bool(row.hides_prices))
    lines: list[OrderLine] = many("OrderLine", "order_id", "What was bought.", order="position")
    units: OrderUnits = computed("How many units have come how far.", lambda row: row)
    delivery_name: str = for_viewer(
        "Name of the chosen delivery.",
        lambda row, context: in_locale(delivery_name(row.delivery_code), context.actor.locale),
    )
    expected_delivery: DateWindow = computed("When it was promised to come.", _window)
    expected_ship_at: datetime = column("By when it leaves the warehouse.")
    pay_by: datetime | None = column("Until when it waits for payment.")
    delivered_at: datetime | None = column("When the last parcel arrived.")
    auto_confirm_at: datetime | None = column("When receipt is confirmed by itself.")
    subtotal: Money = money("subtotal", "Sum of the lines.")
    shipping_fee: Money = money("shipping_fee", "Fee of the delivery.")
    tax_total: Money = money("tax_total", "Tax within the total.")
    total: Money = money("total", "What was to pay.")
    captured: Money = money("captured", "Money taken.", needs=Can.SEE_PAYMENTS)
    refunded: Money = money("refunded", "Money given back.", needs=Can.SEE_PAYMENTS)
    balance: Money = computed(
        "What is still to pay; negative when too much was paid.", _balance, needs=Can.SEE_PAYMENTS
    )
    payment_status: PaymentStatus = computed("How the money stands.", payment_status)
    payment_method: PaymentMethod = for_viewer(
        "The way to pay that was chosen.", lambda row, context: payment_method(row.payment_method, context)
    )
    hold: Hold | None = computed("Why work on it is stopped.", _hold, needs=Can.SEE_DESK)
    waiting_reason: str | None = for_viewer("Why it waits without a team.", _waiting)
    team: Team | None = one("Team", "team_id", "The warehouse team it is assigned to.", needs=Can.SEE_DESK)
    warehouse: Warehouse | None = one("Warehouse", "warehouse_id", "The warehouse it leaves from.")
    assignment_rule: str | None = for_viewer("The rule that chose the team.", _rule, needs=Can.SEE_DESK)
    cancel_reason: str | None = column("Why it was cancelled.")
    notes: list[OrderNote] = many(
        "OrderNote", "order_id", "Notes among staff, oldest first, its parcels' too.", needs=Can.SEE_DESK
    )
    payments: list[Payment] = many("Payment", "order_id", "Attempts to pay, oldest first.", needs=Can.SEE_PAYMENTS)
    refunds: list[Refund] = many("Refund", "order_id", "Refunds, oldest first.", needs=Can.SEE_PAYMENTS)
    shipments: list[Shipment] = many("Shipment", "order_id", "Its parcels.", needs=Can.SEE_SHIPMENTS)
    tickets: list[Ticket] = many("Ticket", "order_id", "After-sales tickets, oldest first.", needs=Can.SEE_TICKETS)
    ticket_kinds: list[TicketChoice] = for_viewer("What a ticket about it may be about now.", ticket_choices)
    letters: list[Letter] = many("Letter", "order_id", "Letters about it, oldest first.", needs=Can.SEE_LETTERS)
    timeline: Timeline = loaded("What happened and what comes next.", load_timeline)
    available_actions: list[AvailableAction] = available_actions(tables.Order)
    version: int = column("Grows with every change; give it as expectedVersion.")
