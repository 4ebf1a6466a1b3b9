"""Where a parcel goes: what an address has, and what each part of it must be."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from orderflow.kernel.refusal import invalid
from orderflow.kernel.texts import text

_LONGEST: Mapping[str, int] = {
    "name": 80, "phone": 30, "countryCode": 2, "region": 60, "city": 60, "district": 60, "street": 200, "postalCode": 12
}  # fmt: skip

_MISSING = text("請填寫這一欄。", "请填写这一栏。", "Please fill this in.")
_BAD_COUNTRY = text(
    "國家代碼為兩個字母，例如 TW。", "国家代码为两个字母，例如 CN。", "Use the two-letter country code."
)
_BAD_PHONE = text(
    "請填寫能聯絡到收件人的電話。", "请填写能联系到收件人的电话。", "Enter a phone number that reaches you."
)
_TOO_LONG = text(
    "內容太長，面單印不下，請縮短。", "内容太长，面单印不下，请缩短。", "Too long for a label; shorten it."
)


@dataclass
class AddressGiven:
    """Where a parcel goes."""

    name: str
    phone: str
    country_code: str = field(metadata={"doc": "ISO 3166-1 alpha-2, such as CN."})
    region: str
    city: str
    district: str
    street: str
    postal_code: str


def tidy_address(given: AddressGiven) -> dict[str, str]:
    """An address as it is kept; raises InvalidInput at the first part that is wrong."""
    values = {name: value.strip() for name, value in asdict(given).items()}
    address = {
        "countryCode": values.pop("country_code").upper(),
        "postalCode": values.pop("postal_code"),
        **values,
    }
    missing = next((name for name in ("name", "phone", "countryCode", "city", "street") if not address[name]), None)
    if missing:
        raise invalid(f"address.{missing}", _MISSING)
    if len(address["countryCode"]) != 2 or not address["countryCode"].isalpha():
        raise invalid("address.countryCode", _BAD_COUNTRY)
    if not re.fullmatch(r"[+\d][\d\s()-]{4,}", address["phone"]):
        raise invalid("address.phone", _BAD_PHONE)
    if field := _too_long(address):
        raise invalid(f"address.{field}", _TOO_LONG)
    return address


def _too_long(address: Mapping[str, Any]) -> str | None:
    """The first field of an address that is longer than a label can hold."""
    return next((field for field, most in _LONGEST.items() if len(address[field]) > most), None)
