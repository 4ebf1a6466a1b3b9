"""Read recorded orders and their goods from a folder of CSV files, plain or gzipped."""

import csv
import gzip
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from itertools import chain
from pathlib import Path
from zoneinfo import ZoneInfo

from orderflow.kernel.money import minor_units
from orderflow.replay.record import Item, Record, Review, Tender

STATUSES = ("created", "approved", "processing", "invoiced", "shipped", "delivered", "canceled", "unavailable")
COLUMNS = {
    "orders": (
        "order_id", "customer_unique_id", "customer_zip_code_prefix", "customer_city", "customer_state", "order_status",
        "order_purchase_timestamp", "order_approved_at", "order_delivered_carrier_date",
        "order_delivered_customer_date", "order_estimated_delivery_date",
    ),
    "order_items": ("order_id", "product_id", "shipping_limit_date", "price", "freight_value"),
    "order_payments": ("order_id", "payment_sequential", "payment_type", "payment_installments", "payment_value"),
    "order_reviews": (
        "order_id", "review_score", "review_comment_title", "review_comment_message", "review_creation_date",
        "review_answer_timestamp",
    ),
    "products": (
        "product_id", "product_category_name", "product_category_name_english", "product_weight_g",
    ),
}  # fmt: skip


class CannotReplay(Exception):
    """The files, or the database, are not what a replay needs."""


class Unreadable(ValueError):
    """A row that says something nobody can understand."""


@dataclass(frozen=True, slots=True)
class Good:
    """A product."""

    id: str
    category: str
    category_en: str
    weight_g: int


@dataclass(slots=True)
class History:
    """All there is to move in, and the rows nobody can understand, by reason."""

    records: list[Record]
    goods: dict[str, Good]
    unreadable: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))


def read(folder: Path, zone: ZoneInfo, currency: str, most: int | None = None) -> History:
    """Read the history in a folder, or so many orders spread evenly over it."""
    rows = {name: list(_rows(folder, name)) for name in COLUMNS}
    beside = {name: _by_order(rows[name]) for name in ("order_items", "order_payments", "order_reviews")}
    numbered = list(enumerate(rows["orders"], 2))  # as an editor counts them: the first row is the header
    if most is not None and most < len(numbered):
        numbered = [numbered[n * len(numbered) // most] for n in range(most)]
    history = History([], {row["product_id"]: _good(row) for row in rows["products"]})
    for number, row in numbered:
        try:
            history.records.append(_Reader(zone, currency).record(number, row, beside))
        except Unreadable as fault:
            history.unreadable[str(fault)].append(number)
    known = {row["order_id"] for row in rows["orders"]}
    for name, found in beside.items():
        if stray := sum(len(found[id]) for id in found.keys() - known):
            history.unreadable[f"rows of {name} belong to no order"] += [0] * stray
    return history


def _rows(folder: Path, name: str) -> Iterator[dict[str, str]]:
    found = next((path for path in (folder / f"{name}.csv", folder / f"{name}.csv.gz") if path.exists()), None)
    if found is None:
        raise CannotReplay(f"There is no {name}.csv or {name}.csv.gz in {folder}.")
    with gzip.open(found, "rt", newline="") if found.suffix == ".gz" else found.open(newline="") as file:
        reader = csv.DictReader(file)
        if missing := [each for each in COLUMNS[name] if each not in (reader.fieldnames or ())]:
            raise CannotReplay(f"{found.name} has no column {', '.join(missing)}.")
        yield from reader


def _by_order(rows: Sequence[dict[str, str]]) -> Mapping[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        found[row["order_id"]].append(row)
    return found


def _good(row: Mapping[str, str]) -> Good:
    category = row["product_category_name"] or "other"
    weight = row["product_weight_g"].partition(".")[0]
    return Good(
        row["product_id"],
        category,
        row["product_category_name_english"] or category,
        int(weight) if weight.isdecimal() else 0,
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    zone: ZoneInfo
    currency: str

    def record(
        self, number: int, row: Mapping[str, str], beside: Mapping[str, Mapping[str, list[dict[str, str]]]]
    ) -> Record:
        id, status = row["order_id"], row["order_status"]
        if status not in STATUSES:
            raise Unreadable("a status nobody knows")
        purchased = self._at(row["order_purchase_timestamp"])
        if purchased is None:
            raise Unreadable("no instant of purchase")
        items = [self._item(each) for each in beside["order_items"].get(id, [])]
        if len({(item.product, item.price) for item in items}) > len({item.product for item in items}):
            raise Unreadable("one product at two prices in one order")
        latest = [item.ships_by for item in items if item.ships_by]
        tenders = sorted(beside["order_payments"].get(id, []), key=lambda each: each["payment_sequential"].zfill(4))
        reviews = [self._review(each, purchased) for each in beside["order_reviews"].get(id, [])]
        return Record(
            row=number,
            buyer=row["customer_unique_id"],
            postal_code=row["customer_zip_code_prefix"],
            city=row["customer_city"],
            state=row["customer_state"],
            status=status,
            purchased=purchased,
            approved=self._at(row["order_approved_at"]),
            handed_over=self._at(row["order_delivered_carrier_date"]),
            delivered=self._at(row["order_delivered_customer_date"]),
            promised=self._at(row["order_estimated_delivery_date"]) or max(latest, default=purchased),
            items=items,
            tenders=[self._tender(each) for each in tenders],
            reviews=sorted(reviews, key=lambda each: each.at),
        )

    def _item(self, row: Mapping[str, str]) -> Item:
        price, freight = self._money(row["price"]), self._money(row["freight_value"])
        return Item(row["product_id"], price, freight, self._at(row["shipping_limit_date"]))

    def _tender(self, row: Mapping[str, str]) -> Tender:
        instalments = row["payment_installments"]
        return Tender(
            row["payment_type"], int(instalments) if instalments.isdecimal() else 1, self._money(row["payment_value"])
        )

    def _review(self, row: Mapping[str, str], purchased: datetime) -> Review:
        if row["review_score"] not in ("1", "2", "3", "4", "5"):
            raise Unreadable("a review without a score from 1 to 5")
        said = (row["review_comment_title"].strip(), row["review_comment_message"].strip())
        stamps = chain.from_iterable((row[name],) for name in ("review_answer_timestamp", "review_creation_date"))
        at = next((found for stamp in stamps if (found := self._at(stamp))), purchased)
        return Review(int(row["review_score"]), "\n".join(part for part in said if part), at)

    def _money(self, text: str) -> int:
        try:
            minor = minor_units(Decimal(text), self.currency)
        except InvalidOperation:
            minor = None
        if minor is None or minor < 0:
            raise Unreadable("an amount that is no sum of money")
        return minor

    def _at(self, text: str) -> datetime | None:
        if not text:
            return None
        try:
            return datetime.fromisoformat(text).replace(tzinfo=self.zone).astimezone(UTC)
        except ValueError as fault:
            raise Unreadable("a stamp that is no instant") from fault
