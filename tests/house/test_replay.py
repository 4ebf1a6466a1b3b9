"""A history moves in: an invented one with every odd shape a real one has, and what the how-to page says about it."""

import asyncio
import os
import re
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from orderflow.kernel import clock
from orderflow.kernel.db import Database, Row
from orderflow.kernel.embedded import EmbeddedPostgres
from orderflow.kernel.ids import new_id
from orderflow.replay import CannotReplay, Report, page, replay
from orderflow.shop import terms

SAMPLE = Path(__file__).parent / "history"
PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "move-your-history-in.md"
ZONE = ZoneInfo("America/Sao_Paulo")
IN_BRAZIL = """
with fees as (update delivery_rate set currency = 'BRL')
update shop set currency = 'BRL', currencies = '{BRL}', time_zone = :zone, revision = 2
"""
ROW = {line.split(",")[0]: n for n, line in enumerate((SAMPLE / "orders.csv").read_text().splitlines(), 1)}


@pytest.fixture(scope="module")
async def moved(server: EmbeddedPostgres, template: str) -> AsyncIterator[tuple[Database, Report]]:
    """The sample, moved in once."""
    name = new_id("test")
    async with Database(await server.create_database(name, template=template)) as database:
        async with database.read() as connection:
            await connection.run(IN_BRAZIL, zone=ZONE.key)
        yield database, await replay(database, SAMPLE, lambda line: None)
    await server.drop_database(name)


Moved = tuple[Database, Report]


@pytest.fixture(autouse=True)
async def _as_the_shop_is_set(moved: Moved) -> None:
    await terms.follow(moved[0])


async def test_every_order_ends_as_it_did(moved: Moved) -> None:
    _, report = moved

    assert report.wrong_ends == {}
    assert report.breaches.keys() >= {"orders.history_is_a_legal_path", "warehouse.stock_equals_movements"}
    assert [each for found in report.breaches.values() for each in found] == []
    assert report.faithful
    assert dict(report.ends) == {
        ("delivered", "COMPLETED"): 7,
        ("shipped", "AWAITING_DELIVERY"): 2,
        ("canceled", "CANCELLED"): 3,
        ("unavailable", "CANCELLED"): 2,
        ("created", "AWAITING_PAYMENT"): 1,
        ("approved", "PAID"): 1,
        ("processing", "PROCESSING"): 1,
        ("invoiced", "PROCESSING"): 1,
    }


async def test_nothing_is_left_out_without_a_reason(moved: Moved) -> None:
    _, report = moved

    left_out = {reason: rows for reason, rows in report.left_out.items() if not reason.startswith("refused")}
    refused = [(reason, rows) for reason, rows in report.left_out.items() if reason.startswith("refused")]

    assert (report.recorded, report.moved) == (23, 18)
    assert left_out == {
        "a status nobody knows": [ROW["odd status"]],
        "an amount that is no sum of money": [ROW["odd amount"]],
        "neither goods nor money": [ROW["nothing"]],
        "one product at two prices in one order": [ROW["two prices"]],
        "rows of order_items belong to no order": [0],
    }
    [(reason, rows)] = refused
    assert rows == [ROW["free"]]
    assert "setPrice" in reason


async def test_the_timeline_bears_the_recorded_instants(moved: Moved) -> None:
    database, report = moved

    told = await timeline(database, "buyer-2")

    assert told["order.placed"] == at("2017-03-01 11:00:00")
    assert told["order.paid"] == told["order.assigned"] == at("2017-03-05 09:00:13")
    assert told["shipment.handed_over"] == at("2017-03-06 08:00:00")
    assert told["shipment.delivered"] == told["review.submitted"] == at("2017-03-14 12:00:00")
    assert told["order.completed"] == at("2017-03-21 12:00:00")
    assert {name: (found.recorded, found.kept) for name, found in report.instants.items()} == {
        "purchased": (18, 18),
        "approved": (16, 15),
        "handed over": (9, 7),
        "delivered": (7, 5),
        "reviewed": (3, 2),
    }
    assert [found.lost for found in report.instants.values()] == [[]] * 5


async def test_the_hour_a_clock_shows_twice_is_taken_for_its_first_time(moved: Moved) -> None:
    database, _ = moved

    twice = await order(database, "buyer-22")

    assert twice.placed_at == datetime(2017, 2, 19, 1, 30, tzinfo=UTC)
    assert twice.completed_at - twice.delivered_at == timedelta(days=7)


async def test_an_instant_out_of_order_is_kept_with_the_parcel_and_explained(moved: Moved) -> None:
    database, report = moved

    backwards, early = await parcel(database, "buyer-4"), await parcel(database, "buyer-1", "SAO PAULO")

    assert backwards.delivered_at == at("2017-03-05 17:00:00")
    assert early.handed_over_at == at("2017-03-05 16:00:00")
    shifted = {reason: rows for found in report.instants.values() for reason, rows in found.shifted.items()}
    assert {reason.partition(":")[0]: rows for reason, rows in shifted.items()} == {
        "approved before it was purchased": [ROW["backwards"]],
        "delivered before it was handed over": [ROW["backwards"]],
        "handed over before it was paid": [ROW["too early"]],
        "handed over, then cancelled": [ROW["sent back"]],
        "delivered, then cancelled": [ROW["sent back"]],
        "reviewed before it arrived": [ROW["slip"]],
    }


async def test_money_adds_up_or_says_why_not(moved: Moved) -> None:
    database, report = moved

    vouchers = await order(database, "buyer-3")
    payments = await rows(database, "select * from payment where order_id = :id order by id", id=vouchers.id)

    assert [(each.method, each.captured) for each in payments] == [("card", 10000), ("wallet", 3000), ("wallet", 5000)]
    assert (vouchers.total, vouchers.shipping_fee, vouchers.captured) == (18000, 1750, 18000)
    assert {reason.partition(" (")[0]: found for reason, found in report.differences.items()} == {
        "more paid than items and freight": [(ROW["vouchers"], 1000)],
        "less paid than items and freight": [(ROW["no tender"], -11490)],
        "a few cents of rounding between tenders and items": [(ROW["dearer"], -1)],
        "never approved: nothing was taken": [(ROW["unpaid"], 3120), (ROW["waiting"], 3784)],
    }
    sums = report.sums
    differences = sum(amount for found in report.differences.values() for _, amount in found)
    assert sums["ordered"] == sums["goods"] + sums["freight"] + sums["goods_not_recorded"]
    assert sums["tenders"] - sums["captured"] == differences
    assert sums["refunded"] == 10690 + 17100 + 33333 + 27190


async def test_what_has_no_place_is_kept_in_a_note(moved: Moved) -> None:
    database, _ = moved

    back, off, gone = [await note(database, buyer) for buyer in ("buyer-8", "buyer-7", "buyer-9")]

    assert back == ("Recorded as handed over at 2017-03-07 11:00:00.\nRecorded as delivered at 2017-03-13 16:00:00.")
    assert off == (
        "Paid by credit_card: 106.90 BRL in 2 instalments.\nReviewed with 1 of 5 on 2017-03-21: Cancelaram sem avisar."
    )
    assert gone == (
        "The goods were not recorded.\nRecorded as unavailable.\nPaid by credit_card: 333.33 BRL in 10 instalments."
    )


async def test_prices_are_those_of_the_day(moved: Moved) -> None:
    database, _ = moved

    first, later = await order(database, "buyer-5"), await order(database, "buyer-15")

    assert (first.subtotal, later.subtotal) == (1250, 1390)
    assert first.currency == "BRL"


async def test_an_order_that_waits_keeps_waiting(moved: Moved) -> None:
    database, _ = moved

    waiting, kept = await order(database, "buyer-11"), await order(database, "buyer-12")

    assert (waiting.status, waiting.pay_by) == ("AWAITING_PAYMENT", None)
    assert (kept.status, kept.hold_reason, kept.waiting_reason) == ("PAID", "OTHER", "ON_HOLD")


async def test_the_report_names_rows_and_no_person(moved: Moved) -> None:
    _, report = moved

    written = page(report)

    assert "18 of 23 recorded orders were moved in" in written
    assert "✗" not in written
    assert "buyer-" not in written


async def test_the_token_is_revoked_and_the_clock_goes_on(moved: Moved) -> None:
    database, _ = moved

    [token] = await rows(database, "select * from app_token")

    assert token.revoked_at is not None
    assert clock.now().year > 2020


async def test_a_shop_with_orders_takes_no_history(moved: Moved) -> None:
    database, _ = moved

    with pytest.raises(CannotReplay, match="orders already"):
        await replay(database, SAMPLE, lambda line: None)


async def test_files_that_are_not_a_history_are_named(database: Database, tmp_path: Path) -> None:
    with pytest.raises(CannotReplay, match=r"There is no orders\.csv"):
        await replay(database, tmp_path, lambda line: None)

    shutil.copytree(SAMPLE, tmp_path, dirs_exist_ok=True)
    (tmp_path / "order_items.csv").write_text("order_id,product_id\n")
    with pytest.raises(CannotReplay, match=r"order_items\.csv has no column shipping_limit_date, price"):
        await replay(database, tmp_path, lambda line: None)


@pytest.mark.timeout(300)
async def test_the_how_to_page_can_be_followed_literally() -> None:
    folder = Path(tempfile.mkdtemp(prefix="orderflow-history-"))
    folder.chmod(0o755)  # the database's account must be able to enter
    shutil.copytree(SAMPLE, folder / "history")
    script = "set -e\n" + "\n".join(re.findall(r"^```sh\n(.*?)^```", PAGE.read_text(), re.M | re.S))
    env = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "ORDERFLOW_DATABASE_URL")}
    env["PATH"] = f"{Path(sys.executable).parent}:{env['PATH']}"
    try:
        ran = await asyncio.create_subprocess_exec(
            "sh", "-c", script, cwd=folder, env=env, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
        )
        said = (await ran.communicate())[0].decode()

        assert ran.returncode == 0, said
        assert "18 of 23 recorded orders were moved in" in (folder / "moved-in.md").read_text()
    finally:
        shutil.rmtree(folder)


def at(stamp: str) -> datetime:
    """A recorded instant."""
    return datetime.fromisoformat(stamp).replace(tzinfo=ZONE)


async def rows(database: Database, sql: str, **values: object) -> list[Row]:
    """What the tables say."""
    async with database.read() as connection:
        return await connection.rows(sql, **values)


async def order(database: Database, buyer: str, city: str = "%") -> Row:
    """The order of a buyer."""
    sql = "select * from \"order\" where email = :email and address ->> 'city' like :city"
    [found] = await rows(database, sql, email=f"{buyer}@history.invalid", city=city)
    return found


async def parcel(database: Database, buyer: str, city: str = "%") -> Row:
    """The parcel of a buyer's order."""
    known = await order(database, buyer, city)
    [found] = await rows(database, "select * from shipment where order_id = :id", id=known.id)
    return found


async def note(database: Database, buyer: str) -> str:
    """What staff read about a buyer's order."""
    known = await order(database, buyer)
    [found] = await rows(database, "select * from order_note where order_id = :id", id=known.id)
    return str(found.body)


async def timeline(database: Database, buyer: str) -> dict[str, datetime]:
    """When what happened to a buyer's order, by the log."""
    known = await order(database, buyer)
    found = await rows(database, "select type, at from event where order_id = :id order by id", id=known.id)
    return {each.type: each.at for each in found}
