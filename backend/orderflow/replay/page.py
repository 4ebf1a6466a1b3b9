"""The report of a replay as a page of Markdown: counts, sums and row numbers, never a person."""

from collections.abc import Iterable, Mapping, Sequence

from orderflow.replay.report import STAMPS, Report, money

EXAMPLES = 5
STANDS_FOR = (
    ("name, phone, street, e-mail of the buyer", "“Customer” with the first letters of the buyer's id, +55 00000,"
     " “not recorded”, and an address under `history.invalid` that no letter can reach"),
    ("account of the buyer", "none: the orders are guests' orders; several of one buyer share their e-mail"),
    ("name, picture and tax of the goods", "category and the first letters of the id; no picture; tax class zero"),
    ("place the goods were sent from, who packed them", "one warehouse and one team that works round the clock"),
    ("picking, packing, label", "they stand at the instant of handing over"),
    ("carrier and tracking number", "another carrier, a number made of the order's row"),
    ("scores for delivery and service", "the one score of the record three times"),
    ("language of the reviews", "kept as written, filed under the shop's own language"),
)  # fmt: skip


def page(report: Report) -> str:
    """The whole page."""
    sections = (
        _summary(report),
        _ends(report),
        _money(report),
        _instants(report),
        _reasons("## What the record says and the shop has no place for", report.unheld, "Nothing."),
        _reasons("## What the record does not say and an order must have", report.assumed, "Nothing."),
        _reasons("## Orders and rows left out", report.left_out, "None."),
        _stands_for(),
        _checks(report),
    )
    return "\n\n".join(sections) + "\n"


def _summary(report: Report) -> str:
    verdict = (
        "Every order ended as it did, every instant is kept or explained, and all checks hold."
        if report.faithful
        else "**Something differs that this report cannot explain; see the lines marked with ✗.**"
    )
    return (
        f"{report.moved:,} of {report.recorded:,} recorded orders were moved in, in {report.steps:,} steps and"
        f" {report.seconds:,.0f} seconds. {verdict}\n\nOrders are named by their row in the orders file."
    )


def _ends(report: Report) -> str:
    rows = [[f"`{was}`", f"`{is_}`", f"{count:,}"] for (was, is_), count in sorted(report.ends.items())]
    wrong = [f"\n✗ {reason}: {_examples(found)}" for reason, found in report.wrong_ends.items()]
    return "## How the orders ended\n\n" + _table(["recorded", "in the shop", "orders"], rows) + "".join(wrong)


def _money(report: Report) -> str:
    sums = report.sums
    rows = [
        ["items", money(report, sums["goods"])],
        ["freight", money(report, sums["freight"])],
        ["orders without recorded goods, at what was paid", money(report, sums["goods_not_recorded"])],
        ["**total of the orders in the shop**", money(report, sums["ordered"])],
        ["tenders recorded", money(report, sums["tenders"])],
        ["**captured in the shop**", money(report, sums["captured"])],
        ["difference", money(report, sums["tenders"] - sums["captured"])],
        ["given back in the shop, for what was cancelled", money(report, sums["refunded"])],
    ]
    reasons = [
        [("✗ " if reason == "unexplained" else "") + reason, f"{len(found):,}",
         money(report, sum(amount for _, amount in found)), _examples([row for row, _ in found])]
        for reason, found in sorted(report.differences.items())
    ]  # fmt: skip
    explained = _table(["tenders differ from what was captured, because", "orders", "by", "rows"], reasons)
    return "## Money\n\n" + _table(["", "sum"], rows) + "\n\n" + explained


def _instants(report: Report) -> str:
    rows = []
    for name in STAMPS:
        found = report.instants[name]
        shifted = sum(len(each) for each in found.shifted.values())
        rows.append([name, f"{found.recorded:,}", f"{found.kept:,}", f"{shifted:,}", f"{len(found.lost):,}"])
    heads = ["instant", "recorded", "on the timeline", "elsewhere, by reason", "unexplained"]
    reasons: dict[str, list[int]] = {}
    for name in STAMPS:
        reasons |= report.instants[name].shifted
        if report.instants[name].lost:
            reasons[f"✗ {name}, unexplained"] = report.instants[name].lost
    words = (
        "An instant counts as on the timeline when the log shows exactly it.\n\n"
        + _table(heads, rows) + "\n\n" + _reason_table(reasons)
    )  # fmt: skip
    return "## Instants\n\n" + words.rstrip()


def _reasons(title: str, found: Mapping[str, Sequence[int]], none: str) -> str:
    return f"{title}\n\n{_reason_table(found) or none}"


def _reason_table(found: Mapping[str, Sequence[int]]) -> str:
    rows = [[reason, f"{len(each):,}", _examples(each)] for reason, each in sorted(found.items())]
    return _table(["reason", "count", "rows"], rows) if rows else ""


def _stands_for() -> str:
    return "## What no order of the record holds\n\n" + _table(["missing", "stands in its place"], STANDS_FOR)


def _checks(report: Report) -> str:
    lines = [
        f"- {'✗' if found else '✓'} {name.partition('.')[2].replace('_', ' ')}"
        + "".join(f"\n  - {sentence}" for sentence in found[:EXAMPLES])
        for name, found in report.breaches.items()
    ]
    return "## What must always hold\n\n" + "\n".join(lines)


def _examples(rows: Sequence[int]) -> str:
    named = list(dict.fromkeys(row for row in rows if row))
    return ", ".join(str(row) for row in named[:EXAMPLES]) + (" …" if len(named) > EXAMPLES else "")


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
