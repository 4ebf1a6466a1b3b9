"""Put goods into a cart, say where they go, choose how they come."""

import secrets
from dataclasses import dataclass
from typing import Any

from orderflow.kernel import clock
from orderflow.kernel.access import hash_token
from orderflow.kernel.action import action
from orderflow.kernel.db import Row
from orderflow.kernel.ids import new_id
from orderflow.kernel.inputs import is_email
from orderflow.kernel.refusal import NotFound, Refusal, Refusals, invalid
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.turns import Importance
from orderflow.kernel.work import NOUNS, Work
from orderflow.orders.cart import find_cart, lines_of, priced
from orderflow.orders.tables import Cart
from orderflow.people.address import AddressGiven, tidy_address
from orderflow.people.sessions import keep_cart
from orderflow.shop import terms
from orderflow.warehouse.stock import InsufficientStock

MOST_OF_ONE = 99
MOST_LINES = 100


@dataclass
class CartLineGiven:
    """So many of one variant."""

    variant_id: str
    quantity: int


@dataclass
class AddToCart:
    """Put variants into the cart; without a cart yet, one is made and its token answered."""

    lines: list[CartLineGiven]
    cart_token: str | None = None


@dataclass
class SetCartLine:
    """Set how many of a variant are in the cart; 0 takes it out."""

    variant_id: str
    quantity: int
    cart_token: str | None = None


@dataclass
class SetCartAddress:
    """Say where the order goes and where its letters go."""

    email: str
    address: AddressGiven
    cart_token: str | None = None


@dataclass
class ChooseDelivery:
    """Choose one of the cart's delivery options by its code."""

    code: str
    cart_token: str | None = None


@dataclass
class ClaimCart:
    """Take over a guest cart after signing in, the browser's own or a token's; the same variants are summed."""

    cart_token: str | None = None


@action(Can.SHOP, refuses=(NotFound, InsufficientStock), importance=Importance.FIRST)
async def add_to_cart(work: Work, given: AddToCart) -> dict[str, Any]:
    """Put variants into the cart."""
    if not 1 <= len(given.lines) <= MOST_LINES:
        raise invalid("lines", _HOW_MANY_LINES)
    for n, line in enumerate(given.lines):
        _check_quantity(line.quantity, 1, f"lines.{n}.quantity")
    cart, kept = await open_cart(work)
    wanted: dict[str, int] = {}
    for line in given.lines:
        wanted[line.variant_id] = wanted.get(line.variant_id, 0) + line.quantity
    await _put(work, cart, wanted, add=True)
    return {"cart": await touched(work, cart), **kept}


@action(Can.SHOP, refuses=(NotFound, InsufficientStock), importance=Importance.FIRST)
async def set_cart_line(work: Work, given: SetCartLine) -> dict[str, Any]:
    """Set how many of a variant are in the cart; 0 takes it out."""
    _check_quantity(given.quantity, 0, "quantity")
    cart = await take_cart(work)
    if given.quantity == 0:
        await work.run(
            "delete from cart_line where cart_id = :cart and variant_id = :variant",
            cart=cart.id,
            variant=given.variant_id,
        )
    else:
        await _put(work, cart, {given.variant_id: given.quantity}, add=False)
    return {"cart": await touched(work, cart)}


@action(Can.SHOP, refuses=(NotFound,), importance=Importance.FIRST)
async def set_cart_address(work: Work, given: SetCartAddress) -> dict[str, Any]:
    """Say where the order goes and where its letters go."""
    cart = await take_cart(work)
    address = tidy_address(given.address)
    if not is_email(given.email.strip()):
        raise invalid("email", _BAD_EMAIL)
    return {"cart": await touched(work, cart, address=address, email=given.email.strip())}


@action(Can.SHOP, refuses=(NotFound,), importance=Importance.FIRST)
async def choose_delivery(work: Work, given: ChooseDelivery) -> dict[str, Any]:
    """Choose one of the cart's delivery options."""
    cart = await take_cart(work)
    rows = await lines_of(work.connection, [cart.id])
    options = priced(cart, rows, clock.now()).options
    rate = next((option.rate for option in options if option.code == given.code), None)
    if rate is None:
        raise invalid("code", _NO_SUCH_OPTION)
    seen = {"fee_seen": rate.fee, "free_from_seen": rate.free_from}
    return {"cart": await touched(work, cart, delivery_code=rate.code, **seen)}


@action(Can.SHOP, refuses=(NotFound,), importance=Importance.FIRST)
async def claim_cart(work: Work, given: ClaimCart) -> dict[str, Any]:
    """Take over the guest cart of a token after signing in; the same variants are summed."""
    if not work.actor.customer_id:  # what the token opens is theirs already
        return {"cart": await take_cart(work)}
    cart, _ = await open_cart(work)
    guest = await work.row(
        "select * from cart where token_hash = any(:tokens) and id <> :mine for update",
        tokens=work.actor.tokens[-1:],
        mine=cart.id,
    )
    if guest is None:
        return {"cart": cart}
    await work.run(_MERGE, mine=cart.id, guest=guest.id, most=MOST_OF_ONE)
    await work.run("delete from cart_line where cart_id = :guest", guest=guest.id)
    kept = {name: cart[name] or guest[name] for name in ("email", "address", "gift_message", "hides_prices")}
    chosen = cart if cart.delivery_code else guest
    kept |= {name: chosen[name] for name in ("delivery_code", "fee_seen", "free_from_seen")}
    return {"cart": await touched(work, cart, **kept)}


async def take_cart(work: Work) -> Row:
    """The actor's cart, locked, or NotFound."""
    cart = await find_cart(work.connection, work.actor)
    if cart is None:
        raise NotFound(what=NOUNS["Cart"])
    return cart


async def open_cart(work: Work) -> tuple[Row, dict[str, Any]]:
    """The actor's cart; when there is none a new one, for a guest with its token and the session that keeps it."""
    customer = work.actor.customer_id
    cart = await find_cart(work.connection, work.actor)
    if cart is None and customer:  # two tabs that open the first cart at once get the same one
        await work.run("select pg_advisory_xact_lock(hashtextextended(:customer, 727202))", customer=customer)
        cart = await find_cart(work.connection, work.actor)
    if cart is not None:
        return cart, {}
    token = None if customer else secrets.token_urlsafe(32)
    cart = await work.add(
        Cart,
        customer_id=customer,
        token_hash=hash_token(token) if token else None,
        currency=terms.current().currency,
        version=1,
        updated_at=clock.now(),
    )
    if token is None:
        return cart, {}
    session = await keep_cart(work, token)
    work.actor = work.actor.holding(token)
    return cart, {"cart_token": token, "session": session}


async def _put(work: Work, cart: Row, wanted: dict[str, int], *, add: bool) -> None:
    """Write lines, never more than there is to sell."""
    offers = {
        row.variant_id: row
        for row in await work.rows(OFFERS, variants=list(wanted), cart=cart.id, currency=cart.currency)
    }
    refused: list[Refusal] = []
    lines = {}
    for n, (variant, quantity) in enumerate(wanted.items()):
        offer = offers.get(variant)
        if offer is None:
            raise NotFound(path=("lines", str(n), "variantId"), what=text("商品", "商品", "product"))
        total = min(quantity + (offer.in_cart if add else 0), MOST_OF_ONE)
        if total > offer.available:
            refused.append(
                InsufficientStock(
                    path=("lines", str(n)), sku=offer.sku, name=offer.name, available=int(offer.available), asked=total
                )
            )
        lines[variant] = (total, offer.amount)
    if refused:
        raise Refusals(refused)
    await write_lines(work, cart, lines)


async def write_lines(work: Work, cart: Row, lines: dict[str, tuple[int, int]]) -> None:
    """Write so many of each variant, at the price that was shown."""
    rows = [
        {"id": new_id("cln"), "cart_id": cart.id, "variant_id": variant, "quantity": quantity, "price_seen": price}
        for variant, (quantity, price) in lines.items()
    ]
    await work.run(_PUT, lines=rows)


async def touched(work: Work, cart: Row, **values: Any) -> Row:
    """The cart with what was changed, and that it was."""
    return await work.change(Cart, cart, updated_at=clock.now(), **values)


def _check_quantity(quantity: int, least: int, field: str) -> None:
    if not least <= quantity <= MOST_OF_ONE:
        raise invalid(field, _HOW_MANY)


OFFERS = """
select v.id as variant_id, v.sku, p.name, r.amount, coalesce(l.quantity, 0) as in_cart,
  case when p.state = 'PUBLISHED' and not v.retired then
    coalesce((select sum(s.on_hand - s.reserved) from stock_level s where s.sku = v.sku), 0)
  else 0 end as available
from variant v join product p on p.id = v.product_id join price r on r.variant_id = v.id and r.currency = :currency
  left join cart_line l on l.variant_id = v.id and l.cart_id = :cart
where v.id = any(:variants)
"""
"""What some variants cost, how many can be had, and how many a cart holds."""
_PUT = """
insert into cart_line (id, cart_id, variant_id, quantity, price_seen)
select id, cart_id, variant_id, quantity, price_seen
from jsonb_populate_recordset(null::cart_line, cast(:lines as jsonb))
on conflict (cart_id, variant_id) do update set quantity = excluded.quantity, price_seen = excluded.price_seen
"""
_MERGE = """
insert into cart_line (id, cart_id, variant_id, quantity, price_seen)
select id || 'm', :mine, variant_id, quantity, price_seen from cart_line where cart_id = :guest
on conflict (cart_id, variant_id) do update set quantity = least(cart_line.quantity + excluded.quantity, :most)
"""

_HOW_MANY = text("數量請填 1 到 99。", "数量请填 1 到 99。", "Choose a quantity from 1 to 99.")
_HOW_MANY_LINES = text(
    "一次請放入 1 到 100 項商品。", "一次请放入 1 到 100 项商品。", "Put in 1 to 100 lines at a time."
)
_BAD_EMAIL = text(
    "請填寫可收信的電子郵件，例如 name@example.com。",
    "请填写能收信的邮箱，例如 name@example.com。",
    "Enter an e-mail address we can write to, such as name@example.com.",
)
_NO_SUCH_OPTION = text(
    "這個配送方式不適用於此地址，請從清單中選擇。",
    "这个配送方式不适用于该地址，请从列表中选择。",
    "This delivery option does not serve the address; choose one from the list.",
)
