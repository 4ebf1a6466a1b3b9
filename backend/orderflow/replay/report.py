"""What became of a history: statuses, money and instants beside each other, and all that differs, by reason."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from orderflow.kernel.db import Database, Row
from orderflow.kernel.money import Money
from orderflow.process.inspection import breaches
from orderflow.replay.history import History
from orderflow.replay.story import ENDS, Story
from orderflow.replay.telling import money_reason
from orderflow.shop import terms

STAMPS = ("purchased", "approved", "handed over", "delivered", "reviewed")
Rows = dict[str, list[int]]


@dataclass(slots=True)
class Instants:
    """How the recorded instants of one kind stand on the timeline."""

    recorded: int = 0
    kept: int = 0
    shifted: Rows = field(default_factory=lambda: defaultdict(list))
    lost: list[int] = field(default_factory=list)
    """Those that differ and nobody knows why: none, or the replay is wrong."""


@dataclass(slots=True)
class Report:
    """What became of a history."""

    currency: str
    recorded: int
    moved: int
    ends: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong_ends: Rows = field(default_factory=lambda: defaultdict(list))
    sums: Counter[str] = field(default_factory=Counter)
    differences: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    instants: dict[str, Instants] = field(default_factory=lambda: {name: Instants() for name in STAMPS})
    assumed: Rows = field(default_factory=lambda: defaultdict(list))
    unheld: Rows = field(default_factory=lambda: defaultdict(list))
    left_out: Rows = field(default_factory=lambda: defaultdict(list))
    breaches: dict[str, list[str]] = field(default_factory=dict)
    steps: int = 0
    seconds: float = 0

    @property
    def faithful(self) -> bool:
        """Whether every order ended as it did, no instant is unexplained, and all that must hold holds."""
        unexplained = [row for each in self.instants.values() for row in each.lost]
        return not (self.wrong_ends or unexplained or "unexplained" in self.differences or any(self.breaches.values()))


_ORDERS = """
select id, status, placed_at, total, captured, refunded from "order" where id = any(:ids)
"""
_EVENTS = """
select order_id, type, min(at) as at from event
where order_id = any(:ids) and type = any(:types) group by order_id, type
"""
_TYPES = {
    "order.placed": "purchased",
    "order.paid": "approved",
    "shipment.handed_over": "handed over",
    "shipment.in_transit": "handed over",
    "shipment.delivered": "delivered",
}
_REVIEWS = "select order_id, at from review where order_id = any(:ids) order by order_id, at"


async def compare(database: Database, history: History, stories: Sequence[Story]) -> Report:
    """Read the shop and lay it beside the record."""
    report = Report(terms.current().currency, len(history.records) + _unreadable(history), 0)
    ids = [story.order_id for story in stories if story.order_id]
    async with database.read() as connection:
        orders = {row.id: row for row in await connection.rows(_ORDERS, ids=ids)}
        told: dict[str, dict[str, datetime]] = defaultdict(dict)
        for row in await connection.rows(_EVENTS, ids=ids, types=list(_TYPES)):
            told[row.order_id][_TYPES[row.type]] = row.at
        reviews: dict[str, list[datetime]] = defaultdict(list)
        for row in await connection.rows(_REVIEWS, ids=ids):
            reviews[row.order_id].append(row.at)
    for reason, rows in history.unreadable.items():
        report.left_out[reason] += rows
    for story in stories:
        order = orders.get(story.order_id)
        if story.refused:
            report.left_out[f"refused by the shop: {story.refused}"].append(story.record.row)
        if order is None:
            continue
        report.moved += 1
        _lay_ends(report, story, order)
        _lay_money(report, story, order)
        _lay_instants(report, story, told[order.id], reviews[order.id])
        for reason in story.assumed:
            report.assumed[reason].append(story.record.row)
        for reason in story.unheld:
            report.unheld[reason].append(story.record.row)
    report.breaches = await breaches(database)
    return report


def _unreadable(history: History) -> int:
    return len({row for rows in history.unreadable.values() for row in rows if row} - {r.row for r in history.records})


def _lay_ends(report: Report, story: Story, order: Row) -> None:
    status = story.record.status
    report.ends[status, order.status] += 1
    if order.status != ENDS[status]:
        report.wrong_ends[f"{status} became {order.status}, not {ENDS[status]}"].append(story.record.row)


def _lay_money(report: Report, story: Story, order: Row) -> None:
    record, reason = story.record, money_reason(story)
    report.sums += Counter(
        goods=record.goods_total,
        freight=record.freight,
        goods_not_recorded=0 if record.items else record.paid,
        ordered=order.total,
        tenders=record.paid,
        captured=order.captured,
        refunded=order.refunded,
    )
    if record.paid != order.captured:
        report.differences[reason or "unexplained"].append((record.row, record.paid - order.captured))


def _lay_instants(report: Report, story: Story, told: dict[str, datetime], reviews: list[datetime]) -> None:
    record = story.record
    stamps = [
        ("purchased", record.purchased, told.get("purchased")),
        ("approved", record.approved, told.get("approved")),
        ("handed over", record.handed_over, told.get("handed over")),
        ("delivered", record.delivered, told.get("delivered")),
    ]
    written = sorted(review.at for review in story.reviews)
    stamps += [("reviewed", at, reviews[n] if n < len(reviews) else None) for n, at in enumerate(written)]
    for name, recorded, shown in stamps:
        if recorded is None:
            continue
        found = report.instants[name]
        found.recorded += 1
        if shown == recorded:
            found.kept += 1
        elif reason := story.shifted.get(name):
            found.shifted[reason].append(record.row)
        else:
            found.lost.append(record.row)


def money(report: Report, minor: Any) -> str:
    """An amount as people read it."""
    return f"{Money(int(minor), report.currency).amount:,} {report.currency}"
