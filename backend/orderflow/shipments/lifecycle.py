"""The parcel's lifecycle: the warehouse's own steps, then the carrier's news."""

from typing import Any

from orderflow.kernel.lifecycle import Lifecycle, guard, move
from orderflow.kernel.refusal import Refusal
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.work import NOUNS
from orderflow.shipments.tables import Shipment
from orderflow.shipments.tables import ShipmentState as S


@guard("訂單暫停處理中，請等訂單恢復後再繼續。", "订单暂停处理中，请等订单恢复后再继续。")
def not_held(shipment: Any) -> bool:
    """The order is on hold. Go on once it is released."""
    return not shipment.held


@guard("還有商品沒有揀齊，請揀齊或回報缺貨。", "还有商品没有拣齐，请拣齐或上报缺货。")
def everything_picked(shipment: Any) -> bool:
    """Not everything is picked yet. Pick the rest, or report it missing."""
    return bool(shipment.picked >= shipment.units)


class LabelRequested(Refusal):
    """The carrier is already being asked for this parcel's label. Wait a moment; the number appears by itself."""

    hant = "已在向物流公司取得這個包裹的單號。請稍候，單號會自動出現。"
    hans = "已在向物流公司获取这个包裹的单号。请稍候，单号会自动出现。"
    retryable = True


@guard(
    "正在向物流公司取得單號，請稍候。",
    "正在向物流公司获取单号，请稍候。",
    refuses=lambda shipment: LabelRequested(),
)
def no_label_on_its_way(shipment: Any) -> bool:
    """The carrier is being asked for a label. Wait a moment."""
    return shipment.label_requested_at is None or shipment.label_problem is not None


CARRIED = (S.LABELLED, S.IN_TRANSIT, S.OUT_FOR_DELIVERY, S.EXCEPTION)
ON_SHELF = (S.ASSIGNED, S.PICKING)

LABELLED = text("物流單已備妥", "物流单已备好", "Label ready")

# fmt: off
SHIPMENT = Lifecycle(Shipment, S, S.ASSIGNED, noun=text("包裹", "包裹", "parcel"), moves={
    # move            from          to                  right         event                        guards
    "start_picking":  move(S.ASSIGNED, S.PICKING,       Can.PICK,     "shipment.picking_started",  not_held),
    "pack":           move(S.PICKING,  S.PACKED,        Can.PACK,     "shipment.packed",           not_held,
                           everything_picked),
    "unpack":         move(S.PACKED,   S.PICKING,       Can.PACK,     "shipment.unpacked",         no_label_on_its_way,
                           customer=False),
    "dispatch":       move(S.PACKED,   S.LABELLED,      Can.DISPATCH, "shipment.dispatched",       not_held,
                           no_label_on_its_way),
    "label":          move(S.PACKED,   S.LABELLED,      None,         "shipment.dispatched"),
    "void_label":     move(S.LABELLED, S.PACKED,        Can.DISPATCH, "shipment.label_voided"),
    "hand_over":      move(S.LABELLED, S.IN_TRANSIT,    Can.DISPATCH, "shipment.handed_over"),
    "cancel":         move(ON_SHELF,   S.CANCELLED,     None,         "shipment.cancelled", customer=False),
    # what carriers report; `tracking.state_of` can take no other step
    "carry":          move((S.LABELLED, S.OUT_FOR_DELIVERY, S.EXCEPTION, S.LOST),
                           S.IN_TRANSIT,                None,         "shipment.in_transit"),
    "take_out":       move((S.LABELLED, S.IN_TRANSIT, S.EXCEPTION, S.LOST),
                           S.OUT_FOR_DELIVERY,          None,         "shipment.out_for_delivery"),
    "meet_exception": move((S.LABELLED, S.IN_TRANSIT, S.OUT_FOR_DELIVERY, S.LOST),
                           S.EXCEPTION,                 None,         "shipment.exception_met"),
    "deliver":        move((*CARRIED, S.RETURNING, S.LOST),
                           S.DELIVERED,                 None,         "shipment.delivered"),
    "turn_back":      move((*CARRIED, S.DELIVERED, S.LOST),
                           S.RETURNING,                 None,         "shipment.returning"),
    "bring_back":     move((*CARRIED, S.DELIVERED, S.RETURNING, S.LOST),
                           S.RETURNED,                  None,         "shipment.returned"),
    "lose":           move((*CARRIED, S.DELIVERED, S.RETURNING),
                           S.LOST,                      None,         "shipment.lost"),
}, words={
    "start_picking": text("開始揀貨", "开始拣货", "Picking begun"),
    "pack": text("包裹已打包", "包裹已打包", "Parcel packed"),
    "unpack": text("包裹退回重新揀貨", "包裹退回重新拣货", "Parcel taken back for picking"),
    "dispatch": LABELLED,
    "label": LABELLED,
    "void_label": text("物流單已作廢", "物流单已作废", "Label withdrawn"),
    "hand_over": text("已交給物流公司", "已交给物流公司", "Handed to the carrier"),
    "carry": text("運送中", "运输中", "On its way"),
    "take_out": text("派送中", "派送中", "Out for delivery"),
    "deliver": text("包裹已送達", "包裹已送达", "Parcel delivered"),
    "meet_exception": text("配送遇到問題", "配送遇到问题", "Delivery ran into a problem"),
    "turn_back": text("包裹退回途中", "包裹退回途中", "Parcel on its way back"),
    "bring_back": text("包裹已退回倉庫", "包裹已退回仓库", "Parcel back at the warehouse"),
    "lose": text("包裹遺失", "包裹丢失", "Parcel lost"),
    "cancel": text("揀貨單已取消", "拣货单已取消", "Pick list cancelled"),
}, names={
    S.ASSIGNED: text("待揀貨", "待拣货", "To pick"),
    S.PICKING: text("揀貨中", "拣货中", "Picking"),
    S.PACKED: text("已打包", "已打包", "Packed"),
    S.LABELLED: text("待交運", "待交运", "To hand over"),
    S.IN_TRANSIT: text("運送中", "运输中", "In transit"),
    S.OUT_FOR_DELIVERY: text("派送中", "派送中", "Out for delivery"),
    S.DELIVERED: text("已送達", "已送达", "Delivered"),
    S.EXCEPTION: text("配送異常", "配送异常", "Delivery problem"),
    S.RETURNING: text("退回中", "退回中", "Returning"),
    S.RETURNED: text("已退回", "已退回", "Returned"),
    S.LOST: text("已遺失", "已丢失", "Lost"),
    S.CANCELLED: text("已取消", "已取消", "Cancelled"),
})
# fmt: on
NOUNS["Shipment"] = SHIPMENT.noun
