"""The steps that plays are made of, each told in the shop's own verbs."""

from datetime import timedelta

from orderflow.kernel.access import Actor
from orderflow.kernel.ids import new_id
from orderflow.kernel.rights import Can
from orderflow.orders.actions.fill_cart import AddToCart, ChooseDelivery, SetCartAddress
from orderflow.orders.actions.place_order import PlaceOrder
from orderflow.payments.actions import StartPayment
from orderflow.seed.stage import Stage
from orderflow.shipments.actions.dispatch import DispatchShipment, HandOverShipments
from orderflow.shipments.actions.pack import PackShipment
from orderflow.shipments.actions.pick import ConfirmPick, ReportShortPick, StartPicking
from orderflow.shipments.actions.track import ConfirmReceipt

APPROVED, DECLINED, NO_FUNDS = "4242424242424242", "4000000000000002", "4000000000009995"


def minutes(least: float, most: float) -> tuple[timedelta, timedelta]:
    """A span to choose from."""
    return timedelta(minutes=least), timedelta(minutes=most)


async def place(stage: Stage, method: str = "card") -> None:
    """Fill a cart and order it."""
    kept = await stage.do(stage.actor, AddToCart(stage.basket))
    stage.cart_token = kept.get("cart_token")
    await stage.wait(*minutes(0.5, 6))
    await stage.do(stage.actor, SetCartAddress(stage.buyer.email, stage.buyer.address))
    options = ("standard", "express") if stage.buyer.address.country_code == "CN" else ("regional",)
    await stage.do(stage.actor, ChooseDelivery(stage.dice.choices(options, (4, 1, 1)[: len(options)])[0]))
    placed = await stage.do(stage.actor, PlaceOrder(method, new_id("key")))
    stage.order_id = placed["order"]
    await stage.wait(*minutes(0.3, 4))


async def pay(stage: Stage, card: str = APPROVED) -> str:
    """Pay by card; answers the payment."""
    paying = StartPayment(stage.order_id, "card", new_id("key"), details={"card": card})
    return str((await stage.do(stage.actor, paying))["payment"])


async def paid(stage: Stage) -> None:
    """An order that is paid and has its team."""
    await place(stage)
    await pay(stage)


async def start(stage: Stage) -> list[tuple[str, Actor]]:
    """Take the order's pick lists in hand; answers each with its picker."""
    taken = []
    for parcel in await stage.parcels():
        picker = stage.crew.who_may(Can.PICK, parcel.warehouse_id)
        await stage.do(picker, StartPicking(parcel.id))
        taken.append((parcel.id, picker))
    return taken


async def pack(stage: Stage, *, short: bool = False) -> None:
    """Pick and pack all parcels, now and then after a wrong scan; `short`: one line is not on the shelf."""
    await stage.wait(*minutes(30, 300))
    for parcel, picker in await start(stage):
        if stage.dice.random() < 0.02:
            await stage.do(picker, ConfirmPick(parcel, "6900000000004"))
        lines = await stage.rows("select * from shipment_line where shipment_id = :id order by bin, id", id=parcel)
        for line in lines:
            await stage.wait(*minutes(0.4, 3))
            if short and len(lines) > 1 and line is lines[-1]:
                await stage.do(picker, ReportShortPick(parcel, line.id, "MISSING"))
            else:
                await stage.do(picker, ConfirmPick(parcel, line.barcode, line.quantity))
        await stage.wait(*minutes(2, 20))
        await stage.do(picker, PackShipment(parcel))


async def label(stage: Stage, *, short: bool = False) -> None:
    """Pack all parcels and have them labelled by their carrier."""
    await pack(stage, short=short)
    await stage.wait(*minutes(2, 30))
    for parcel in await stage.parcels():
        await stage.do(stage.crew.who_may(Can.DISPATCH), DispatchShipment(parcel.id, "swift", new_id("key")))


async def hand_over(stage: Stage) -> None:
    """The carrier's van comes."""
    await stage.wait(*minutes(10, 150))
    parcels = [each.id for each in await stage.parcels() if each.state == "LABELLED"]
    await stage.do(stage.crew.who_may(Can.DISPATCH), HandOverShipments(parcels))


async def send(stage: Stage, *, short: bool = False) -> None:
    """Pick, pack, label a paid order, and give it to its carrier."""
    await label(stage, short=short)
    await hand_over(stage)


async def arrive(stage: Stage, *, short: bool = False) -> None:
    """Send a paid order and follow it to the door."""
    await send(stage, short=short)
    await stage.until_delivered()


async def confirm(stage: Stage) -> None:
    """The buyer says that everything came."""
    await stage.wait(*minutes(40, 3000))
    await stage.do(stage.actor, ConfirmReceipt(stage.order_id, new_id("key")))
