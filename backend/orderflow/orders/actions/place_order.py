"""Turn a cart into an order: consented prices, reserved stock, a promise with dates."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from orderflow.catalog import tax
from orderflow.kernel import clock
from orderflow.kernel.access import hash_token
from orderflow.kernel.action import action
from orderflow.kernel.db import Row
from orderflow.kernel.events import event_type
from orderflow.kernel.ids import check_digit, new_id
from orderflow.kernel.money import Money, minor_units
from orderflow.kernel.refusal import NotFound, Refusal, Refusals, invalid
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.turns import Importance
from orderflow.kernel.work import Work
from orderflow.orders.actions.fill_cart import take_cart
from orderflow.orders.cart import PricedCart, lines_of, priced
from orderflow.orders.lifecycle import ORDER
from orderflow.orders.tables import Order, OrderLine
from orderflow.orders.token import order_token
from orderflow.shop import terms
from orderflow.shop.terms import fee_under
from orderflow.warehouse.stock import InsufficientStock, reserve

ORDER_PLACED = event_type("order.placed", customer=True, words=text("訂單已送出", "订单已提交", "Order placed"))


class CartIncomplete(Refusal):
    """Before ordering, {missing}."""

    hant = "送出訂單前，{missing}。"
    hans = "提交订单前，{missing}。"


class PriceChanged(Refusal):
    """The price has changed since you put this in your cart. Look at the new total and confirm it to order."""

    hant = "放入購物車後價格有變動。請看過新的總額，確認後再下單。"
    hans = "加入购物车后价格有变动。请看过新的总额，确认后再下单。"
    current: Money


@dataclass
class RecordedTerms:
    """The terms of an order that was made before it came here; only who moves history in may give them."""

    shipping_fee: Decimal = field(metadata={"doc": "What delivery cost, in major units, tax included."})
    ships_by: datetime = field(metadata={"doc": "When it was to leave; without an offset, UTC."})
    arrives_by: datetime = field(metadata={"doc": "When it was promised to arrive; without an offset, UTC."})
    pay_by: datetime | None = field(
        default=None, metadata={"doc": "Until when it waits for payment; without it, without end."}
    )


@dataclass
class PlaceOrder:
    """Order what is in the cart; the same key never makes a second order."""

    payment_method: str
    idempotency_key: str
    cart_token: str | None = None
    accepted_total: Decimal | None = None
    recorded: RecordedTerms | None = field(
        default=None, metadata={"doc": "Terms of an order made elsewhere before; needs IMPORT_ORDERS."}
    )


@action(Can.SHOP, refuses=(NotFound, CartIncomplete, PriceChanged, InsufficientStock), importance=Importance.FIRST)
async def place_order(work: Work, given: PlaceOrder) -> dict[str, Any]:
    """Order what is in the cart: prices are fixed, stock is reserved, the time to pay begins."""
    cart = await take_cart(work)
    offer = priced(cart, await lines_of(work.connection, [cart.id]), clock.now())
    _check_complete(offer, given)
    if given.recorded:
        offer = _as_recorded(work, offer, given.recorded)
    _check_on_sale(offer)
    _check_consent(offer, given)
    order = await _write_order(work, offer, given)
    wanted = {line.row.sku: line.row.quantity for line in offer.lines}
    held = await reserve(work, order["id"], wanted, await nearest_warehouses(work, order["address"]))
    places = {place for parts in held.values() for place, _ in parts}
    order["warehouses"] = sorted(places)
    row = await work.add(Order, **order)
    await work.add_all(OrderLine, _order_lines(offer, row), whole="order_id")
    await work.later("delete from cart_line where cart_id = :cart", cart=cart.id)
    if cart.gift_message or cart.hides_prices:  # where it goes is kept for the next order, a gift is for this one
        await work.later("update cart set gift_message = null, hides_prices = null where id = :cart", cart=cart.id)
    work.tell(ORDER_PLACED, row.id, row.id, to=row.status, total=row.total, currency=row.currency, units=row.ordered)
    return {"order": row}


def _check_complete(offer: PricedCart, given: PlaceOrder) -> None:
    for missing, words in (
        (not offer.lines, text("請先放入商品", "请先放入商品", "put something into the cart")),
        (not offer.cart.address, text("請填寫收件地址與電子郵件", "请填写收货地址和邮箱", "say where it should go")),
        (not offer.option, text("請選擇配送方式", "请选择配送方式", "choose how it should come")),
    ):
        if missing:
            raise CartIncomplete(missing=words)
    if not terms.current().offers(given.payment_method):
        raise invalid("paymentMethod", text("請選擇付款方式。", "请选择付款方式。", "Choose a way to pay."))


def _check_on_sale(offer: PricedCart) -> None:
    """What was taken out of the shop while it lay in the cart is sold out, however much lies on the shelves."""
    gone = [line.row for line in offer.lines if not line.row.on_sale]
    if gone:
        raise Refusals(
            [InsufficientStock(sku=row.sku, name=row.product_name, available=0, asked=row.quantity) for row in gone]
        )


def _check_consent(offer: PricedCart, given: PlaceOrder) -> None:
    """A total that rose needs the buyer's word; one that fell does not."""
    current = Money(offer.total, offer.cart.currency)
    if given.accepted_total is not None:
        accepted = minor_units(given.accepted_total, offer.cart.currency)
        if accepted is None or accepted < offer.total:
            raise PriceChanged(current=current)
    elif _rose(offer, given):
        raise PriceChanged(current=current)


def _rose(offer: PricedCart, given: PlaceOrder) -> bool:
    """Whether goods cost more than was seen, or their delivery more than by the terms it was chosen under."""
    if any(line.row.unit_price > line.row.price_seen for line in offer.lines):
        return True
    seen = None if given.recorded else offer.cart.fee_seen
    return seen is not None and offer.shipping_fee > fee_under(seen, offer.cart.free_from_seen, offer.subtotal)


def _as_recorded(work: Work, offer: PricedCart, terms: RecordedTerms) -> PricedCart:
    """The cart with the fee and the dates that once were promised."""
    work.actor.needs(Can.IMPORT_ORDERS)
    fee = minor_units(terms.shipping_fee, offer.cart.currency)
    if fee is None or fee < 0 or offer.option is None:
        raise invalid("recorded.shippingFee", text("運費金額不正確。", "运费金额不正确。", "This is no delivery fee."))
    arrives = _moment(terms.arrives_by)
    option = replace(offer.option, fee=fee, ships_at=_moment(terms.ships_by), earliest=arrives, latest=arrives)
    return replace(offer, options=[option])


def _moment(given: datetime) -> datetime:
    return given if given.tzinfo else given.replace(tzinfo=UTC)


def _pay_by(given: PlaceOrder, now: datetime) -> datetime | None:
    """Until when the order waits for its money; None for recorded ones that simply wait."""
    if given.recorded:
        return given.recorded.pay_by and _moment(given.recorded.pay_by)
    return now + terms.current().payment_methods[given.payment_method].pay_within


async def _write_order(work: Work, offer: PricedCart, given: PlaceOrder) -> dict[str, Any]:
    """The columns of the new order."""
    cart, option, now = offer.cart, offer.option, clock.now()
    assert option is not None
    number = await work.connection.value("select nextval('order_number')")
    id = new_id("ord")
    zeros = ("authorized", "captured", "refunded", "picking", "packed", "labelled", "shipped")
    return {
        "id": id,
        "number": order_number(number, now.astimezone(terms.current().time_zone).strftime("%y%m")),
        "status": ORDER.start,
        "version": 1,
        "customer_id": work.actor.customer_id,
        "token_hash": hash_token(order_token(id)),
        "locale": work.actor.locale,
        "email": cart.email,
        "address": cart.address,
        "currency": cart.currency,
        "subtotal": offer.subtotal,
        "shipping_fee": offer.shipping_fee,
        "tax_total": offer.tax_total,
        "total": offer.total,
        "payment_method": given.payment_method,
        "delivery_code": option.code,
        "gift_message": cart.gift_message,
        "hides_prices": cart.hides_prices,
        "placed_at": now,
        "pay_by": _pay_by(given, now),
        "expected_ship_at": option.ships_at,
        "expected_earliest": option.earliest,
        "expected_latest": option.latest,
        "ordered": sum(line.row.quantity for line in offer.lines),
        **dict.fromkeys(zeros, 0),
        **dict.fromkeys(("delivered", "cancelled", "lost", "returned"), 0),
    }


def _order_lines(offer: PricedCart, order: Row) -> list[dict[str, Any]]:
    return [
        {
            "order_id": order.id,
            "position": position,
            "product_id": line.row.product_id,
            "variant_id": line.row.variant_id,
            "sku": line.row.sku,
            "barcode": line.row.barcode,
            "product_name": line.row.product_name,
            "variant_name": line.row.variant_name,
            "picture": next(iter(line.row.pictures), None),
            "weight_g": line.row.weight_g,
            "quantity": line.row.quantity,
            "currency": order.currency,
            "unit_price": line.row.unit_price,
            "line_total": line.line_total,
            "tax_rate": tax.rate(line.row.tax_class),
            "tax_amount": line.tax_amount,
            "delivered": 0,
            "cancelled": 0,
        }
        for position, line in enumerate(offer.lines, 1)
    ]


def order_number(sequence: int, month: str) -> str:
    """A number a person can read out: year and month, a running number, a check digit over both."""
    digits = f"{month}{sequence:05d}"
    return f"{month}-{sequence:05d}-{check_digit(digits)}"


_NEAREST = """
select w.id from warehouse w left join team t on t.warehouse_id = w.id and t.retired_at is null
  left join lateral unnest(t.regions) as served(region)
    on served.region = :country or (served.region <> '' and starts_with(:region, served.region))
group by w.id, w.sort order by max(length(served.region)) desc nulls last, w.sort
"""


async def nearest_warehouses(work: Work, address: dict[str, str]) -> list[str]:
    """The warehouses, first the one whose teams serve the address most closely."""
    rows = await work.rows(_NEAREST, country=address["countryCode"], region=address["region"])
    return [row.id for row in rows]
