"""What a shop is set to on the day it opens; from then on its keeper changes it in the settings."""

from typing import Any

from orderflow.kernel.texts import text

SHOP: list[dict[str, Any]] = [
    {
        "id": "shop",
        "name": text("我的商店", "我的店铺", "My shop"),
        "tagline": text("", "", ""),
        "legal_name": "",
        "contact_email": "",
        "address": text("", "", ""),
        "time_zone": "Asia/Shanghai",
        "currency": "CNY",
        "currencies": ["CNY"],
        "auto_confirm_days": 7,
        "after_sales_days": 15,
        "ships_by": "18:00",
        "closed_weekdays": [],
        "closed_days": [],
        "version": 1,
        "revision": 1,
    }
]

_RATE = {"currency": "CNY", "free_from": None, "cut_off": "16:00", "offered": True, "version": 1}
_DAYTIME = {"hour_from": "09:00", "hour_to": "18:00"}

DELIVERY_RATES: list[dict[str, Any]] = [
    _RATE | _DAYTIME | {
        "id": "dlr_standard", "code": "standard", "sort": 0,
        "name": text("標準配送", "标准配送", "Standard"),
        "description": text("滿 CN¥199 免運", "满 ¥199 包邮", "Free from CN¥199"),
        "countries": ["CN"], "fee": 1200, "free_from": 19900, "days_from": 2, "days_to": 3,
    },
    _RATE | {
        "id": "dlr_express", "code": "express", "sort": 1,
        "name": text("隔日達", "次日达", "Next day"),
        "description": text(
            "16:00 前付款，隔天下午送到", "16:00 前付款，次日下午送到", "Pay by 16:00, arrives the next afternoon",
        ),
        "countries": ["CN"], "fee": 2200, "days_from": 1, "days_to": 1, "hour_from": "14:00", "hour_to": "18:00",
    },
    _RATE | _DAYTIME | {
        "id": "dlr_regional", "code": "regional", "sort": 2,
        "name": text("港澳台配送", "港澳台配送", "Hong Kong, Macau and Taiwan"),
        "description": text("含清關，滿 CN¥499 免運", "含清关，满 ¥499 包邮", "Customs included, free from CN¥499"),
        "countries": ["HK", "MO", "TW"], "fee": 3800, "free_from": 49900, "days_from": 3, "days_to": 5,
    },
    _RATE | _DAYTIME | {
        "id": "dlr_international", "code": "international", "sort": 3,
        "name": text("國際配送", "国际配送", "International"),
        "description": text("空運到府", "空运到家", "By air to your door"),
        "countries": ["*"], "fee": 12800, "days_from": 6, "days_to": 10,
    },
]  # fmt: skip

_TERMS = {"offered": True, "version": 1}

PAYMENT_TERMS: list[dict[str, Any]] = [
    _TERMS | {
        "id": "pmt_card", "code": "card", "sort": 0, "pay_within_minutes": 30,
        "name": text("信用卡／金融卡", "银行卡", "Card"),
        "description": text("Visa、Mastercard、銀聯", "Visa、Mastercard、银联", "Visa, Mastercard, UnionPay"),
    },
    _TERMS | {
        "id": "pmt_wallet", "code": "wallet", "sort": 1, "pay_within_minutes": 30,
        "name": text("行動支付", "手机钱包", "Mobile wallet"),
        "description": text("跳轉到錢包確認付款", "跳转到钱包确认付款", "Confirm the payment in your wallet"),
    },
    _TERMS | {
        "id": "pmt_transfer", "code": "transfer", "sort": 2, "pay_within_minutes": 7 * 24 * 60,
        "name": text("銀行轉帳", "银行转账", "Bank transfer"),
        "description": text(
            "七天內轉帳，入帳後立即處理", "七天内转账，到账后立即处理",
            "Transfer within seven days; we start once it arrives",
        ),
    },
]  # fmt: skip
