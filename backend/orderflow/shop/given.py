"""What may be written into the settings, and the refusal of what may not, at the field it was written into."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from zoneinfo import available_timezones

from orderflow.kernel.inputs import is_email
from orderflow.kernel.money import Money, minor_units
from orderflow.kernel.refusal import InvalidInput, invalid
from orderflow.kernel.texts import Text, text
from orderflow.shop.terms import EVERYWHERE_ELSE

HIGHEST_FEE = 10**9  # minor units
MOST_CLOSED_DAYS = 400
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_CURRENCY = re.compile(r"[A-Z]{3}")
_COUNTRY = re.compile(r"[A-Z]{2}")


def time_of_day(path: str, given: str) -> str:
    """A time such as 16:00."""
    if not _TIME.fullmatch(given.strip()):
        raise invalid(path, _NO_TIME)
    return given.strip()


def time_zone(path: str, given: str) -> str:
    """A time zone by its name in the IANA list."""
    if given not in available_timezones():
        raise invalid(path, _NO_ZONE)
    return given


def one_line(path: str, given: str, longest: int = 200) -> str:
    """A text without line breaks."""
    said = " ".join(given.split())
    if len(said) > longest:
        raise invalid(path, _too_long(longest))
    return said


def email(path: str, given: str) -> str:
    """An e-mail address, or none."""
    said = given.strip()
    if said and not is_email(said):
        raise invalid(path, _NO_EMAIL)
    return said


def currency(path: str, given: str) -> str:
    """A currency by its ISO 4217 code."""
    if not _CURRENCY.fullmatch(given):
        raise invalid(path, _NO_CURRENCY)
    return given


def number(path: str, given: int, least: int, most: int) -> int:
    """A whole number within bounds."""
    if not least <= given <= most:
        raise _between(path, least, most)
    return given


def fee(path: str, given: Decimal, code: str) -> int:
    """A fee in minor units: nothing or more, in whole coins."""
    minor = minor_units(given, code)
    if minor is None or not 0 <= minor <= HIGHEST_FEE:
        raise invalid(path, _NO_FEE)
    return minor


def countries(path: str, given: Sequence[str]) -> list[str]:
    """Countries by their ISO 3166-1 codes, * for wherever no other option goes; at least one of them."""
    found = sorted({each.strip().upper() for each in given})
    if not found:
        raise invalid(path, _NO_REGION)
    if not all(each == EVERYWHERE_ELSE or _COUNTRY.fullmatch(each) for each in found):
        raise invalid(path, _BAD_COUNTRY)
    return found


def weekdays(path: str, given: Sequence[int]) -> list[int]:
    """Days of the week that are closed, 1 is Monday; one is open."""
    found = sorted(set(given))
    if not all(1 <= each <= 7 for each in found) or len(found) == 7:
        raise invalid(path, _NO_OPEN_DAY)
    return found


def days(path: str, given: Sequence[str]) -> list[str]:
    """Days such as 2026-10-01, each once and in order."""
    found = sorted({each.strip() for each in given})
    if len(found) > MOST_CLOSED_DAYS:
        raise _between(path, 0, MOST_CLOSED_DAYS)
    for n, each in enumerate(found):
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", each) or not _is_day(each):
            raise invalid(f"{path}.{n}", _NO_DAY)
    return found


def said_amount(minor: int | None, code: str) -> str | None:
    """An amount as the history says it."""
    return None if minor is None else f"{Money(minor, code).amount} {code}"


def _is_day(given: str) -> bool:
    try:
        date.fromisoformat(given)
    except ValueError:
        return False
    return True


def _between(path: str, least: int, most: int) -> InvalidInput:
    return invalid(
        path,
        text(f"請填 {least} 到 {most}。", f"请填 {least} 到 {most}。", f"Give a number from {least} to {most}."),
    )


def _too_long(longest: int) -> Text:
    return text(
        f"這段文字最多 {longest} 個字元，請縮短。",
        f"这段文字最多 {longest} 个字符，请缩短。",
        f"This text may have {longest} characters. Shorten it.",
    )


_NO_TIME = text("請填 00:00 到 23:59 的時間。", "请填 00:00 到 23:59 的时间。", "Give a time from 00:00 to 23:59.")
_NO_ZONE = text(
    "沒有這個時區。請從清單中選擇，例如 Asia/Taipei。",
    "没有这个时区。请从列表中选择，例如 Asia/Shanghai。",
    "There is no such time zone. Choose one from the list, such as Asia/Taipei.",
)
_NO_EMAIL = text(
    "請填寫可收信的電子郵件，例如 name@example.com。",
    "请填写能收信的邮箱，例如 name@example.com。",
    "Enter an e-mail address that can be written to, such as name@example.com.",
)
_NO_CURRENCY = text(
    "請填三個字母的幣別代碼，例如 CNY。",
    "请填写三个字母的币种代码，例如 CNY。",
    "Give the three letters of a currency, such as CNY.",
)
_NO_FEE = text(
    "運費須為零或以上，小數位數不可超過該幣別的最小單位。",
    "运费须为零或以上，小数位数不能超过该币种的最小单位。",
    "A fee is zero or more, in whole units of the currency's smallest coin.",
)
_NO_REGION = text("請至少選擇一個配送地區。", "请至少选择一个配送地区。", "Choose at least one region it delivers to.")
_BAD_COUNTRY = text(
    "地區請用兩個字母的國家代碼，或以 * 代表其他所有地區。",
    "地区请用两个字母的国家代码，或用 * 代表其他所有地区。",
    "Give regions by the two letters of a country, or * for everywhere else.",
)
_NO_OPEN_DAY = text(
    "一週至少要有一天出貨。", "一周至少要有一天发货。", "Leave at least one day of the week on which parcels leave."
)
_NO_DAY = text("請填日期，例如 2026-10-01。", "请填日期，例如 2026-10-01。", "Give a day, such as 2026-10-01.")
