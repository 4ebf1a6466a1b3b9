"""The words of every letter, by hand in each language; {facts} come from `facts.py`."""

from collections.abc import Mapping
from dataclasses import dataclass

from orderflow.kernel.texts import Text, text


@dataclass(frozen=True, slots=True)
class Wording:
    """What a letter says: its subject, its paragraphs, and the button with the page it opens."""

    subject: Text
    body: tuple[Text, ...]
    button: Text
    path: str = "/orders/{order_id}"


SEE_ORDER = text("查看訂單", "查看订单", "See your order")
FOLLOW = text("追蹤包裹", "查看物流", "Follow the parcel")
ANSWER = text("查看並回覆", "查看并回复", "Read and answer")
TICKET_PATH = "/tickets/{subject_id}"

WORDINGS: Mapping[str, Wording] = {
    "ORDER_CONFIRMED": Wording(
        text("訂單 {number} 已確認", "订单 {number} 已确认", "Order {number} is confirmed"),
        (
            text(
                "謝謝您的訂購。付款已確認，我們開始為您備貨。",
                "感谢您的订购。付款已确认，我们开始为您备货。",
                "Thank you for your order. Your payment is confirmed and we are getting your things ready.",
            ),
            text(
                "預計 {ships_at} 前寄出，{window} 送達。",
                "预计 {ships_at} 前发出，{window} 送达。",
                "We expect to send it by {ships_at}, and to deliver it {window}.",
            ),
        ),
        SEE_ORDER,
    ),
    "PAYMENT_FAILED": Wording(
        text(
            "訂單 {number} 付款未成功", "订单 {number} 付款未成功", "The payment for order {number} did not go through"
        ),
        (
            text("{reason}", "{reason}", "{reason}"),
            text(
                "商品為您保留到 {pay_by}，在此之前都可以再付一次。",
                "商品为您保留到 {pay_by}，在此之前都可以再付一次。",
                "We keep your things for you until {pay_by}; until then you can simply pay again.",
            ),
        ),
        text("再付一次", "重新付款", "Pay again"),
        "/orders/{order_id}/pay",
    ),
    "SHORT_PICK": Wording(
        text("訂單 {number} 有商品缺貨", "订单 {number} 有商品缺货", "Something in order {number} is not available"),
        (
            text(
                "很抱歉，備貨時發現「{goods}」少了 {units} 件，這次無法寄給您。",
                "非常抱歉，备货时发现“{goods}”缺了 {units} 件，这次没法寄给您。",
                "We are sorry: while packing we found that {units} of “{goods}” are missing, so we cannot send them.",
            ),
            text(
                "缺少部分的款項會退回您原來的付款方式，其他商品照常寄出。",
                "缺少部分的款项会退回您原来的付款方式，其他商品照常发出。",
                "You get the money for them back the way you paid; everything else is sent as planned.",
            ),
        ),
        SEE_ORDER,
    ),
    "PARCEL_SENT": Wording(
        text("訂單 {number} 已寄出", "订单 {number} 已发货", "Order {number} is on its way"),
        (
            text(
                "您的包裹已交給{carrier}，單號 {tracking_number}。",
                "您的包裹已交给{carrier}，单号 {tracking_number}。",
                "Your parcel is with {carrier}; its tracking number is {tracking_number}.",
            ),
            text("預計 {eta} 送達。", "预计 {eta} 送达。", "It is expected {eta}."),
        ),
        FOLLOW,
    ),
    "PARCEL_OUT_FOR_DELIVERY": Wording(
        text("訂單 {number} 派送中", "订单 {number} 派送中", "Order {number} is out for delivery"),
        (
            text(
                "{carrier}的派送員正帶著您的包裹（{tracking_number}）前往收件地址，請留意來電。",
                "{carrier}的快递员正带着您的包裹（{tracking_number}）前往收货地址，请留意来电。",
                "A courier of {carrier} is bringing your parcel ({tracking_number}) to you now.",
            ),
        ),
        FOLLOW,
    ),
    "PARCEL_DELIVERED": Wording(
        text("訂單 {number} 的包裹已送達", "订单 {number} 的包裹已送达", "Your parcel of order {number} has arrived"),
        (
            text(
                "包裹（{tracking_number}）已送達。請打開看看商品是否完好。",
                "包裹（{tracking_number}）已送达。请打开看看商品是否完好。",
                "Your parcel ({tracking_number}) has arrived. Have a look whether everything is well.",
            ),
            text("{what_next}", "{what_next}", "{what_next}"),
        ),
        text("查看並確認收貨", "查看并确认收货", "See the order and confirm receipt"),
    ),
    "PARCEL_DELAYED": Wording(
        text(
            "訂單 {number} 配送遇到問題",
            "订单 {number} 配送遇到问题",
            "The delivery of order {number} ran into a problem",
        ),
        (
            text(
                "{carrier}配送您的包裹（{tracking_number}）時遇到問題，我們已經在處理，有進展會馬上通知您。",
                "{carrier}配送您的包裹（{tracking_number}）时遇到问题，我们已经在处理，有进展会马上通知您。",
                "{carrier} met a problem with your parcel ({tracking_number}). We are on it and write once it moves.",
            ),
        ),
        FOLLOW,
    ),
    "ORDER_COMPLETED": Wording(
        text(
            "訂單 {number} 已完成，喜歡嗎？",
            "订单 {number} 已完成，喜欢吗？",
            "Order {number} is complete: how do you like it?",
        ),
        (
            text(
                "謝謝您的光顧。您的評價能幫助其他人挑選，也讓我們做得更好。",
                "感谢您的光顾。您的评价能帮助其他人挑选，也让我们做得更好。",
                "Thank you for shopping with us. Your review helps others to choose, and us to do better.",
            ),
            text(
                "如果有任何問題，送達後 {days} 天內都可以在訂單頁提出售後申請。",
                "如有任何问题，送达后 {days} 天内都可以在订单页提交售后申请。",
                "If anything is wrong, you can ask for help on the order's page within {days} days after delivery.",
            ),
        ),
        text("寫評價", "写评价", "Write a review"),
    ),
    "ORDER_CANCELLED": Wording(
        text("訂單 {number} 已取消", "订单 {number} 已取消", "Order {number} is cancelled"),
        (
            text("這筆訂單已經取消。", "这笔订单已经取消。", "This order has been cancelled."),
            text("{money_back}", "{money_back}", "{money_back}"),
        ),
        SEE_ORDER,
    ),
    "ORDER_EXPIRED": Wording(
        text("訂單 {number} 已關閉", "订单 {number} 已关闭", "Order {number} is closed"),
        (
            text(
                "付款期限已過，訂單已自動關閉，為您保留的商品也已釋出。需要的話，隨時可以再次下單。",
                "付款期限已过，订单已自动关闭，为您保留的商品也已释放。需要的话，随时可以再次下单。",
                "The time to pay is over, so we closed the order and released its goods. You can order again any time.",
            ),
            text("{money_back}", "{money_back}", "{money_back}"),
        ),
        SEE_ORDER,
    ),
    "REFUNDED": Wording(
        text(
            "訂單 {number} 已退款 {amount}", "订单 {number} 已退款 {amount}", "{amount} of order {number} was refunded"
        ),
        (
            text(
                "{amount} 已退回您原來的付款方式（原因：{reason}）。依銀行作業，可能要幾個工作天才會看到。",
                "{amount} 已退回您原来的付款方式（原因：{reason}）。到账时间以银行为准，可能需要几个工作日。",
                "{amount} went back the way you paid (reason: {reason}). Your bank may show it a few days later.",
            ),
        ),
        SEE_ORDER,
    ),
    "TICKET_REPLIED": Wording(
        text("工單 {ticket} 有新回覆：{title}", "工单 {ticket} 有新回复：{title}", "New answer to {ticket}: {title}"),
        (
            text("客服回覆了您：", "客服回复了您：", "Our support has answered you:"),
            text("{words}", "{words}", "{words}"),
        ),
        ANSWER,
        TICKET_PATH,
    ),
    "TICKET_RESOLVED": Wording(
        text("工單 {ticket} 已解決：{title}", "工单 {ticket} 已解决：{title}", "{ticket} is resolved: {title}"),
        (
            text("處理結果：", "处理结果：", "What we did:"),
            text("{words}", "{words}", "{words}"),
            text(
                "如果問題還在，七天內可以重新開啟這張工單。",
                "如果问题还在，七天内可以重新打开这张工单。",
                "If it is not solved, you can open the ticket again within seven days.",
            ),
        ),
        ANSWER,
        TICKET_PATH,
    ),
}

CONFIRM = text(
    "如果一切都好，請確認收貨；到期會自動確認。",
    "如果一切都好，请确认收货；到期会自动确认。",
    "If all is well, please confirm that you received it; otherwise it is confirmed by itself in a few days.",
)
MORE_TO_COME = text(
    "這筆訂單還有其他包裹在路上，送達時會再通知您。",
    "这笔订单还有其他包裹在路上，送达时会再通知您。",
    "More of this order is on its way; we write again when it arrives.",
)
MONEY_GOES_BACK = text(
    "您付的 {paid} 會全數退回原來的付款方式，完成後會再通知您。",
    "您付的 {paid} 会全部退回原来的付款方式，完成后会再通知您。",
    "The {paid} you paid goes back the way it came; we write again when it has left.",
)
NOTHING_PAID = text("您沒有被扣款。", "您没有被扣款。", "You were not charged.")

GREETING = text("{name}，您好：", "{name}，您好：", "Hello {name},")
FOOTER = text(
    "這封信由系統自動寄出。有問題請從訂單頁面聯絡我們。",
    "本邮件由系统自动发送。如有问题，请从订单页面联系我们。",
    "This letter was sent automatically. If you have a question, ask us on the order's page.",
)
GOODS = text("商品", "商品", "Goods")
QUANTITY = text("數量", "数量", "Quantity")
PRICE = text("金額", "金额", "Price")
SUBTOTAL = text("商品小計", "商品小计", "Goods")
SHIPPING = text("運費", "运费", "Shipping")
TOTAL = text("合計", "合计", "Total")
