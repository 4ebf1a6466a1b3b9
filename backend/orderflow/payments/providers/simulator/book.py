"""Entries in the simulated provider's book, each in a transaction of its own: an answer may be lost after it."""

from datetime import datetime, timedelta
from typing import Any

from orderflow.kernel import clock
from orderflow.kernel.db import Connection, Database, Row, insert_into
from orderflow.kernel.ids import new_id
from orderflow.payments.providers import Charge, Giveback
from orderflow.payments.providers.simulator.scenarios import SCENARIOS
from orderflow.payments.providers.simulator.tables import SimulatedWebhook

PAGE_LASTS = timedelta(minutes=15)
REFUND_TAKES = 5.0

_OPEN = """
insert into simulated_charge (id, key, method, scenario, outcome, code, currency, amount, captured, refunded,
  order_number, return_path, locale, created_at, expires_at)
values (:id, :key, :method, :scenario, :outcome, :code, :currency, :amount, :captured, 0,
  :order_number, :return_path, :locale, :at, :expires_at)
on conflict (key) do nothing returning *
"""
_BY_KEY = "select * from simulated_charge where key = :key for update"
_BY_ID = "select * from simulated_charge where id = :id for update"
_DECIDE = """
update simulated_charge set outcome = cast(:outcome as text), code = :code,
  captured = case when cast(:outcome as text) = 'CAPTURED' then amount else 0 end
where id = :id and outcome = any(:before) returning *
"""


async def open_charge(database: Database, charge: Charge, scenario: str) -> Row:
    """Enter a charge once; the same key again finds the first one."""
    plays, now = SCENARIOS[scenario], clock.now()
    async with database.transaction() as book:
        entry = await _enter(book, charge, scenario, plays.outcome, plays.code, _expiry(charge, plays.outcome, now))
        if entry is None:
            return await _fresh(book, await book.one(_BY_KEY, key=charge.key))
        for seconds, says in plays.messages:
            before = {"outcome": "PENDING"} if says == "BEFORE" else {}
            await post(book, {**says_of(entry), **before, "id": f"{entry.id}-{says}"}, seconds)
        return entry


async def find_charge(database: Database, *, key: str | None = None, id: str | None = None) -> Row | None:
    """A charge by the shop's key or our id, timed out if its time has passed."""
    async with database.transaction() as book:
        found = await book.row(_BY_KEY, key=key) if key is not None else await book.row(_BY_ID, id=id)
        return found and await _fresh(book, found)


async def decide(database: Database, id: str, outcome: str, code: str | None = None) -> Row | None:
    """Let an open charge end as the customer chose on the page, and send word of it."""
    async with database.transaction() as book:
        found = await book.row(_BY_ID, id=id)
        if found is None:
            return None
        found = await _fresh(book, found)
        decided = await book.row(_DECIDE, id=id, outcome=outcome, code=code, before=["PENDING"])
        if decided is not None:
            await post(book, {**says_of(decided), "id": f"{id}-{outcome}"}, 0)
        return decided or found


async def capture(database: Database, key: str) -> Row | None:
    """Take money that was set aside."""
    async with database.transaction() as book:
        found = await book.row(_BY_KEY, key=key)
        return found and (
            await book.row(_DECIDE, id=found.id, outcome="CAPTURED", code=None, before=["AUTHORIZED"]) or found
        )


async def void(database: Database, key: str) -> Row:
    """Close a charge before money moves; one not heard of yet is closed for ever."""
    nothing = Charge(key, "", 0, "", "", "en", "/", None, {})
    async with database.transaction() as book:
        entry = await _enter(book, nothing, "approve", "VOIDED", None, None)
        if entry is not None:
            return entry
        found = await _fresh(book, await book.one(_BY_KEY, key=key))
        before = ["PENDING", "AUTHORIZED"]
        return await book.row(_DECIDE, id=found.id, outcome="VOIDED", code=None, before=before) or found


_REFUND = """
select r.*, coalesce(c.scenario, 'approve') as scenario
from simulated_refund r left join simulated_charge c on c.id = r.charge_id where r.key = :key
"""
_GIVE = """
insert into simulated_refund (id, key, charge_id, outcome, code, amount, created_at)
values (:id, :key, :charge, :outcome, :code, :amount, :at)
"""
_GIVEN = "update simulated_charge set refunded = refunded + :amount where id = :id"


async def give_back(database: Database, giveback: Giveback) -> Row:
    """Enter a refund once, if that much of the charge is left; the same key again finds the first one."""
    async with database.transaction() as book:
        charge = await book.row(_BY_KEY, key=giveback.charge_key)
        found = await book.row(_REFUND, key=giveback.key)
        if found is not None:
            return found
        left = charge.captured - charge.refunded if charge and charge.currency == giveback.currency else 0
        refused = charge is None or giveback.amount > left or SCENARIOS[charge.scenario].refund == "never"
        outcome, code = ("FAILED", "refund_refused") if refused else ("SUCCEEDED", None)
        entry: dict[str, Any] = {"id": new_id("rfn"), "key": giveback.key, "charge": charge.id if charge else ""}
        await book.run(_GIVE, **entry, outcome=outcome, code=code, amount=giveback.amount, at=clock.now())
        if charge is not None and not refused:
            await book.run(_GIVEN, id=charge.id, amount=giveback.amount)
            if SCENARIOS[charge.scenario].refund == "later":
                says = {"id": entry["id"], "kind": "refund", "key": giveback.key, "outcome": outcome, "code": code}
                await post(book, {**says, "reference": entry["id"]}, REFUND_TAKES)
        return await book.one(_REFUND, key=giveback.key)


async def find_refund(database: Database, key: str) -> Row | None:
    """A refund by the shop's key."""
    async with database.read() as book:
        return await book.row(_REFUND, key=key)


def says_of(charge: Row) -> dict[str, Any]:
    """What a message says of a charge."""
    names = ("key", "outcome", "code", "amount", "currency")
    return {"kind": "charge", "reference": charge.id, **{name: charge[name] for name in names}}


async def post(book: Connection, body: dict[str, Any], seconds: float) -> None:
    """Put a message to the shop on its way."""
    values = {"id": new_id("whk"), "body": body, "due_at": clock.real() + timedelta(seconds=seconds)}
    await book.run(insert_into(SimulatedWebhook, tuple(values)), **values)


async def _enter(
    book: Connection, charge: Charge, scenario: str, outcome: str, code: str | None, expires_at: datetime | None
) -> Row | None:
    return await book.row(
        _OPEN,
        id=new_id("chg"),
        key=charge.key,
        method=charge.method,
        scenario=scenario,
        outcome=outcome,
        code=code,
        currency=charge.currency,
        amount=charge.amount,
        captured=charge.amount if outcome == "CAPTURED" else 0,
        order_number=charge.order_number,
        return_path=charge.return_path,
        locale=charge.locale,
        at=clock.now(),
        expires_at=expires_at,
    )


def _expiry(charge: Charge, outcome: str, now: datetime) -> datetime | None:
    if outcome != "PENDING":
        return None
    return charge.pay_by if charge.method == "transfer" and charge.pay_by else now + PAGE_LASTS


async def _fresh(book: Connection, charge: Row) -> Row:
    """The charge, closed if it waited for longer than it may."""
    if charge.outcome != "PENDING" or charge.expires_at is None or charge.expires_at > clock.now():
        return charge
    return await book.one(_DECIDE, id=charge.id, outcome="EXPIRED", code=None, before=["PENDING"])
