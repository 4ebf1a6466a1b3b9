"""The shop's name, place, time and promises are changed in the settings, and the shop goes by them at once."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from orderflow.kernel.db import Database
from orderflow.kernel.refusal import Denied, InvalidInput, StaleVersion
from orderflow.orders.terms import delivery_options
from orderflow.shop import terms
from orderflow.shop.actions.change_shop import ChangeCalendar, ChangeShop
from orderflow.shop.promise import LastDelivery
from orderflow.shop.words import TextsGiven
from tests.asked import asked, denied
from tests.rooms.shop.setting import KEEPER, a_rate, history, row, words
from tests.world import as_staff, do, guest

SHOP = """{ shop { name legalName contactEmail address currencyCode timeZone } }"""
SETTINGS = "{ shopSettings { version name { en } } }"
MONDAY_NOON = datetime(2026, 11, 30, 4, tzinfo=UTC)


async def test_customers_read_what_was_set_and_the_history_what_it_was(database: Database) -> None:
    name = TextsGiven("街角", "街角", "Corner Shop")
    given = ChangeShop(1, name, "Corner Ltd.", "hello@corner.example", words("1  Main\nStreet"), "Asia/Taipei")

    await do(database, KEEPER, given)

    assert (await asked(database, guest(), SHOP))["shop"] == {
        "name": "Corner Shop",
        "legalName": "Corner Ltd.",
        "contactEmail": "hello@corner.example",
        "address": "1 Main Street",
        "currencyCode": "CNY",
        "timeZone": "Asia/Taipei",
    }
    ((kind, event, before, after),) = await history(database)
    assert (kind, event) == ("SHOP", "shop.changed")
    assert (before["name.en"], after["name.en"]) == ("My shop", "Corner Shop")
    assert (before["time_zone"], after["time_zone"]) == ("Asia/Shanghai", "Asia/Taipei")
    assert "after_sales_days" not in after


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({"name": words(" ")}, ("name", "zhHant")),
        ({"name": words("x" * 121)}, ("name", "en")),
        ({"legal_name": "x" * 201}, ("legalName",)),
        ({"contact_email": "nobody"}, ("contactEmail",)),
        ({"time_zone": "Mars/Olympus"}, ("timeZone",)),
        ({"time_zone": "../../etc/passwd"}, ("timeZone",)),
        ({"currencies": ["CNY", "yuan"]}, ("currencies", "1")),
        ({"currencies": ["USD"]}, ("currencies",)),
        ({"currency_code": "USD"}, ("currencyCode",)),
        ({"auto_confirm_days": 0}, ("autoConfirmDays",)),
        ({"after_sales_days": -1}, ("afterSalesDays",)),
        ({"after_sales_days": 366}, ("afterSalesDays",)),
    ],
)
async def test_what_makes_no_sense_is_refused_where_it_was_typed(
    database: Database, given: dict[str, Any], path: tuple[str, ...]
) -> None:
    with pytest.raises(InvalidInput) as refused:
        await do(database, KEEPER, ChangeShop(1, **given))

    assert refused.value.path == path
    assert (await row(database, "shop", "shop")).version == 1
    assert await history(database) == []


async def test_the_own_currency_changes_once_something_is_delivered_for_it(database: Database) -> None:
    await do(database, KEEPER, ChangeShop(1, currencies=["CNY", "TWD"]))
    with pytest.raises(LastDelivery) as refused:
        await do(database, KEEPER, ChangeShop(2, currency_code="TWD"))
    assert refused.value.path == ("currencyCode",)

    await a_rate(database, currency_code="TWD", countries=["TW"])
    await do(database, KEEPER, ChangeShop(2, currency_code="TWD"))

    assert terms.current().currency == "TWD"
    assert [each.rate.currency for each in delivery_options("TW", 0, MONDAY_NOON, "TWD")] == ["TWD"]
    assert (await asked(database, guest(), "{ shop { quickestDelivery { latest } } }"))["shop"]


async def test_of_two_who_change_the_shop_the_second_is_told(database: Database) -> None:
    await do(database, KEEPER, ChangeShop(1, after_sales_days=30))

    with pytest.raises(StaleVersion) as refused:
        await do(database, KEEPER, ChangeShop(1, after_sales_days=7))

    assert refused.value.facts == {"current_version": 2}
    assert terms.current().after_sales_days == 30


async def test_saying_what_is_so_already_changes_nothing(database: Database) -> None:
    await do(database, KEEPER, ChangeShop(1, after_sales_days=15, time_zone="Asia/Shanghai"))

    assert (await row(database, "shop", "shop")).version == 1
    assert await history(database) == []


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({"ships_by": "25:99"}, ("shipsBy",)),
        ({"ships_by": "6pm"}, ("shipsBy",)),
        ({"closed_weekdays": [1, 2, 3, 4, 5, 6, 7]}, ("closedWeekdays",)),
        ({"closed_weekdays": [0]}, ("closedWeekdays",)),
        ({"closed_days": ["2026-10-01", "2026-02-30"]}, ("closedDays", "0")),
        ({"closed_days": ["tomorrow"]}, ("closedDays", "0")),
        ({"closed_days": [f"{year}-01-01" for year in range(2000, 2401)]}, ("closedDays",)),
    ],
)
async def test_a_calendar_without_sense_is_refused(
    database: Database, given: dict[str, Any], path: tuple[str, ...]
) -> None:
    with pytest.raises(InvalidInput) as refused:
        await do(database, KEEPER, ChangeCalendar(1, **given))

    assert refused.value.path == path


async def test_nothing_is_promised_to_leave_on_a_closed_day(database: Database) -> None:
    given = ChangeCalendar(1, "19:30", [6, 7], ["2026-12-01", "2026-11-30", "2026-12-01"])

    await do(database, KEEPER, given)

    option = delivery_options("CN", 0, MONDAY_NOON, "CNY")[0]
    assert option.ships_at.isoformat() == "2026-12-02T19:30:00+08:00"
    assert option.earliest.date() == date(2026, 12, 4)
    friday_evening = datetime(2026, 12, 4, 9, tzinfo=UTC)  # 17:00 in Shanghai, after the cut-off
    assert delivery_options("CN", 0, friday_evening, "CNY")[0].ships_at.date() == date(2026, 12, 7)
    ((kind, _, _, after),) = await history(database)
    assert kind == "CALENDAR"
    assert after["closed_days"] == ["2026-11-30", "2026-12-01"]


@pytest.mark.parametrize("role", ["SUPERVISOR", "ORDER_DESK", "CATALOGUE", "ANALYST"])
async def test_staff_without_the_right_neither_see_nor_set_it(database: Database, role: str) -> None:
    assert await denied(database, as_staff(role), SETTINGS) == ["FORBIDDEN"]
    with pytest.raises(Denied):
        await do(database, as_staff(role), ChangeShop(1, after_sales_days=1))
