"""What the shop promises stands in tables, with the history of its changes; carts know the fee that was seen.

A shop that set its name, currency, time zone and days in the environment keeps them: they are read there once more.
"""

import json
import os

import sqlalchemy as sa
import sqlmodel
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TEXT = sqlmodel.sql.sqltypes.AutoString()
TEXTS = postgresql.JSONB(astext_type=sa.Text())
WORDS = postgresql.ARRAY(sa.Text())


def upgrade() -> None:
    """Take the step."""
    shop = op.create_table(
        "shop",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("name", TEXTS, nullable=False),
        sa.Column("legal_name", TEXT, nullable=False),
        sa.Column("contact_email", TEXT, nullable=False),
        sa.Column("address", TEXTS, nullable=False),
        sa.Column("time_zone", TEXT, nullable=False),
        sa.Column("currency", TEXT, nullable=False),
        sa.Column("currencies", WORDS, nullable=False),
        sa.Column("auto_confirm_days", sa.Integer(), nullable=False),
        sa.Column("after_sales_days", sa.Integer(), nullable=False),
        sa.Column("ships_by", TEXT, nullable=False),
        sa.Column("closed_weekdays", postgresql.ARRAY(sa.Integer()), nullable=False),
        sa.Column("closed_days", WORDS, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("id = 'shop'", name=op.f("ck_shop_only_one")),
        sa.CheckConstraint("currency = any(currencies)", name=op.f("ck_shop_currency")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shop")),
    )
    rates = op.create_table(
        "delivery_rate",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("code", TEXT, nullable=False),
        sa.Column("name", TEXTS, nullable=False),
        sa.Column("description", TEXTS, nullable=False),
        sa.Column("countries", WORDS, nullable=False),
        sa.Column("currency", TEXT, nullable=False),
        sa.Column("fee", sa.BigInteger(), nullable=False),
        sa.Column("free_from", sa.BigInteger(), nullable=True),
        sa.Column("cut_off", TEXT, nullable=False),
        sa.Column("days_from", sa.Integer(), nullable=False),
        sa.Column("days_to", sa.Integer(), nullable=False),
        sa.Column("hour_from", TEXT, nullable=False),
        sa.Column("hour_to", TEXT, nullable=False),
        sa.Column("offered", sa.Boolean(), nullable=False),
        sa.Column("sort", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("fee >= 0 and free_from >= 0", name=op.f("ck_delivery_rate_fee")),
        sa.CheckConstraint("0 <= days_from and days_from <= days_to", name=op.f("ck_delivery_rate_days")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery_rate")),
        sa.UniqueConstraint("code", name=op.f("uq_delivery_rate_code")),
    )
    payments = op.create_table(
        "payment_terms",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("code", TEXT, nullable=False),
        sa.Column("name", TEXTS, nullable=False),
        sa.Column("description", TEXTS, nullable=False),
        sa.Column("pay_within_minutes", sa.Integer(), nullable=False),
        sa.Column("offered", sa.Boolean(), nullable=False),
        sa.Column("sort", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("pay_within_minutes > 0", name=op.f("ck_payment_terms_pay_within_minutes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment_terms")),
        sa.UniqueConstraint("code", name=op.f("uq_payment_terms_code")),
    )
    op.create_table(
        "policy",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("slug", TEXT, nullable=False),
        sa.Column("title", TEXTS, nullable=False),
        sa.Column("body", TEXTS, nullable=False),
        sa.Column("published", sa.Boolean(), nullable=False),
        sa.Column("sort", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policy")),
        sa.UniqueConstraint("slug", name=op.f("uq_policy_slug")),
    )
    op.create_table(
        "settings_change",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", TEXT, nullable=False),
        sa.Column("staff_id", TEXT, nullable=True),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("event", TEXT, nullable=False),
        sa.Column("subject", TEXT, nullable=False),
        sa.Column("called", TEXTS, nullable=False),
        sa.Column("fields", WORDS, nullable=False),
        sa.Column("before", TEXTS, nullable=False),
        sa.Column("after", TEXTS, nullable=False),
        sa.CheckConstraint(f"kind in ({KINDS})", name=op.f("ck_settings_change_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_settings_change")),
    )
    op.create_index(op.f("ix_settings_change_kind_id"), "settings_change", ["kind", "id"], unique=False)
    op.add_column("cart", sa.Column("fee_seen", sa.BigInteger(), nullable=True))
    op.add_column("cart", sa.Column("free_from_seen", sa.BigInteger(), nullable=True))
    op.bulk_insert(shop, [_shop()])
    op.bulk_insert(rates, [_rate(*each) for each in RATES])
    op.bulk_insert(payments, [_terms(*each) for each in PAYMENTS])


KINDS = "'SHOP', 'CALENDAR', 'DELIVERY', 'PAYMENT', 'POLICY', 'STAFF', 'ROLE', 'TEAM', 'RULE'"


def _shop() -> dict:
    currency = os.environ.get("ORDERFLOW_CURRENCY", "CNY")
    named = os.environ.get("ORDERFLOW_SHOP_NAME")
    return {
        "id": "shop",
        "name": json.loads(named) if named else _text("朝夕", "朝夕", "Zhaoxi"),
        "legal_name": "",
        "contact_email": "",
        "address": _text("", "", ""),
        "time_zone": os.environ.get("ORDERFLOW_TIME_ZONE", "Asia/Shanghai"),
        "currency": currency,
        "currencies": [currency],
        "auto_confirm_days": int(os.environ.get("ORDERFLOW_AUTO_CONFIRM_DAYS", "7")),
        "after_sales_days": int(os.environ.get("ORDERFLOW_AFTER_SALES_DAYS", "15")),
        "ships_by": "18:00",
        "closed_weekdays": [],
        "closed_days": [],
        "version": 1,
        "revision": 1,
    }


def _rate(code, name, description, countries, fee, free_from, days, hours, sort) -> dict:
    return {
        "id": f"dlr_{code}",
        "code": code,
        "name": _text(*name),
        "description": _text(*description),
        "countries": countries,
        "currency": os.environ.get("ORDERFLOW_CURRENCY", "CNY"),
        "fee": fee,
        "free_from": free_from,
        "cut_off": "16:00",
        "days_from": days[0],
        "days_to": days[1],
        "hour_from": hours[0],
        "hour_to": hours[1],
        "offered": True,
        "sort": sort,
        "version": 1,
    }


def _terms(code, name, description, minutes, sort) -> dict:
    return {
        "id": f"pmt_{code}",
        "code": code,
        "name": _text(*name),
        "description": _text(*description),
        "pay_within_minutes": minutes,
        "offered": True,
        "sort": sort,
        "version": 1,
    }


def _text(hant, hans, en) -> dict:
    return {"zh-Hant": hant, "zh-Hans": hans, "en": en}


DAYTIME = ("09:00", "18:00")
RATES = (
    (
        "standard", ("標準配送", "标准配送", "Standard"), ("滿 CN¥199 免運", "满 ¥199 包邮", "Free from CN¥199"),
        ["CN"], 1200, 19900, (2, 3), DAYTIME, 0,
    ),
    (
        "express", ("隔日達", "次日达", "Next day"),
        ("16:00 前付款，隔天下午送到", "16:00 前付款，次日下午送到", "Pay by 16:00, arrives the next afternoon"),
        ["CN"], 2200, None, (1, 1), ("14:00", "18:00"), 1,
    ),
    (
        "regional", ("港澳台配送", "港澳台配送", "Hong Kong, Macau and Taiwan"),
        ("含清關，滿 CN¥499 免運", "含清关，满 ¥499 包邮", "Customs included, free from CN¥499"),
        ["HK", "MO", "TW"], 3800, 49900, (3, 5), DAYTIME, 2,
    ),
    (
        "international", ("國際配送", "国际配送", "International"), ("空運到府", "空运到家", "By air to your door"),
        ["*"], 12800, None, (6, 10), DAYTIME, 3,
    ),
)  # fmt: skip
PAYMENTS = (
    ("card", ("信用卡／金融卡", "银行卡", "Card"),
     ("Visa、Mastercard、銀聯", "Visa、Mastercard、银联", "Visa, Mastercard, UnionPay"), 30, 0),
    ("wallet", ("行動支付", "手机钱包", "Mobile wallet"),
     ("跳轉到錢包確認付款", "跳转到钱包确认付款", "Confirm the payment in your wallet"), 30, 1),
    ("transfer", ("銀行轉帳", "银行转账", "Bank transfer"),
     ("七天內轉帳，入帳後立即處理", "七天内转账，到账后立即处理", "Transfer within seven days; we start once it arrives"),
     7 * 24 * 60, 2),
)  # fmt: skip
