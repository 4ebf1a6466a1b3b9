"""What the shop promises: payment methods with their time to pay, delivery options with fee and date window."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from orderflow.kernel.texts import Text, text

CUT_OFF = time(16, 0)
SHIPS_BY = time(18, 0)
HOME = "CN"  # the country promised dates are told for before an address is known


@dataclass(frozen=True, slots=True)
class PaymentMethod:
    """A way to pay, and how long an order waits for it."""

    code: str
    name: Text
    description: Text
    pay_within: timedelta

    @property
    def pay_within_seconds(self) -> int:
        """The time to pay, in seconds."""
        return int(self.pay_within.total_seconds())


PAYMENT_METHODS = {
    method.code: method
    for method in (
        PaymentMethod(
            "card",
            text("信用卡／金融卡", "银行卡", "Card"),
            text("Visa、Mastercard、銀聯", "Visa、Mastercard、银联", "Visa, Mastercard, UnionPay"),
            timedelta(minutes=30),
        ),
        PaymentMethod(
            "wallet",
            text("行動支付", "手机钱包", "Mobile wallet"),
            text("跳轉到錢包確認付款", "跳转到钱包确认付款", "Confirm the payment in your wallet"),
            timedelta(minutes=30),
        ),
        PaymentMethod(
            "transfer",
            text("銀行轉帳", "银行转账", "Bank transfer"),
            text(
                "七天內轉帳，入帳後立即處理",
                "七天内转账，到账后立即处理",
                "Transfer within seven days; we start once it arrives",
            ),
            timedelta(days=7),
        ),
    )
}


@dataclass(frozen=True, slots=True)
class DeliveryRate:
    """A way to deliver to some countries: fee, from which sum it is free, and days on the way."""

    code: str
    name: Text
    description: Text
    countries: frozenset[str] | None
    fee: int
    free_from: int | None
    days: tuple[int, int]
    hours: tuple[time, time]


_GREATER_CHINA = frozenset({"CN"})
_NEARBY = frozenset({"TW", "HK", "MO"})
_DAYTIME = (time(9, 0), time(18, 0))

DELIVERY_RATES = (
    DeliveryRate(
        "standard",
        text("標準配送", "标准配送", "Standard"),
        text("滿 CN¥199 免運", "满 ¥199 包邮", "Free from CN¥199"),
        _GREATER_CHINA, 1200, 19900, (2, 3), _DAYTIME,
    ),
    DeliveryRate(
        "express",
        text("隔日達", "次日达", "Next day"),
        text("16:00 前付款，隔天下午送到", "16:00 前付款，次日下午送到", "Pay by 16:00, arrives the next afternoon"),
        _GREATER_CHINA, 2200, None, (1, 1), (time(14, 0), time(18, 0)),
    ),
    DeliveryRate(
        "regional",
        text("港澳台配送", "港澳台配送", "Hong Kong, Macau and Taiwan"),
        text("含清關，滿 CN¥499 免運", "含清关，满 ¥499 包邮", "Customs included, free from CN¥499"),
        _NEARBY, 3800, 49900, (3, 5), _DAYTIME,
    ),
    DeliveryRate(
        "international",
        text("國際配送", "国际配送", "International"),
        text("空運到府", "空运到家", "By air to your door"),
        None, 12800, None, (6, 10), _DAYTIME,
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DeliveryOption:
    """A delivery rate worked out for one cart: what it costs and when it comes."""

    rate: DeliveryRate
    fee: int
    ships_at: datetime
    earliest: datetime
    latest: datetime

    @property
    def code(self) -> str:
        """The code to choose it by."""
        return self.rate.code


def delivery_options(country: str, subtotal: int, now: datetime, zone: ZoneInfo) -> list[DeliveryOption]:
    """The options for a country, cheapest promise first; `now` is when it would be paid."""
    local = now.astimezone(zone)
    ship_day = local.date() if local.time() < CUT_OFF else local.date() + timedelta(days=1)
    special = [rate for rate in DELIVERY_RATES if rate.countries and country in rate.countries]
    rates = special or [rate for rate in DELIVERY_RATES if rate.countries is None]

    def at(days: int, hour: time) -> datetime:
        return datetime.combine(ship_day + timedelta(days=days), hour, tzinfo=zone)

    return [
        DeliveryOption(
            rate,
            0 if rate.free_from is not None and subtotal >= rate.free_from else rate.fee,
            at(0, SHIPS_BY),
            at(rate.days[0], rate.hours[0]),
            at(rate.days[1], rate.hours[1]),
        )
        for rate in rates
    ]


def delivery_name(code: str) -> Text:
    """The name of a delivery rate."""
    return next((rate.name for rate in DELIVERY_RATES if rate.code == code), text(code, code, code))
