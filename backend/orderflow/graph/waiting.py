"""What waits for somebody who works here: each kind of task as the rows that make it one, and the right to do it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any

from orderflow.imports.tables import CatalogueImport
from orderflow.inbox.tables import Mention
from orderflow.kernel.access import Actor, sight_of
from orderflow.kernel.db import table
from orderflow.kernel.rights import Can
from orderflow.orders.tables import Order
from orderflow.payments.tables import Refund
from orderflow.shipments.tables import Shipment
from orderflow.tickets.tables import Ticket


class TaskKind(StrEnum):
    """What is to be done."""

    RELEASE_ORDER = "RELEASE_ORDER"
    ASSIGN_ORDER = "ASSIGN_ORDER"
    PICK_SHIPMENT = "PICK_SHIPMENT"
    PACK_SHIPMENT = "PACK_SHIPMENT"
    LABEL_SHIPMENT = "LABEL_SHIPMENT"
    HAND_OVER_SHIPMENT = "HAND_OVER_SHIPMENT"
    SETTLE_SHIPMENT = "SETTLE_SHIPMENT"
    ANSWER_TICKET = "ANSWER_TICKET"
    SEE_TO_REFUND = "SEE_TO_REFUND"
    APPLY_IMPORT = "APPLY_IMPORT"
    READ_MENTION = "READ_MENTION"


@dataclass(frozen=True, slots=True)
class Task:
    """One kind: who does it, over which rows of which table, and by when each is due."""

    kind: TaskKind
    right: Can
    model: Any
    where: str
    due: str
    when: Callable[[Actor], bool] = lambda actor: True


A_DAY = timedelta(days=1)
"""Within which what has no promised time of its own is seen to."""
_LATER = "cast(:a_day as interval)"
# A team's work is its own; whoever belongs to none looks after all of it. A parcel that somebody has begun to pick
# is theirs to go on with, whichever team has it.
_OURS = "team_id = coalesce((select s.team_id from staff s where s.id = :me), team_id)"
_MINE_TO_PICK = f"not held and (picker_id = :me or picker_id is null and {_OURS})"
_NO_LABEL_COMES = "(label_requested_at is null or label_problem is not null)"
_HELD = "hold_reason is not null and status in ('AWAITING_PAYMENT', 'PAID', 'PROCESSING')"
# One that failed is settled by another one that did not.
_UNSETTLED = """(state = 'PENDING' or (state = 'FAILED' and not exists (
  select 1 from refund later where later.payment_id = refund.payment_id and later.id > refund.id
  and later.state <> 'FAILED')))"""

# fmt: off
TASKS = (
    Task(TaskKind.RELEASE_ORDER, Can.HOLD_ORDERS, Order, _HELD, "expected_ship_at"),
    Task(TaskKind.RELEASE_ORDER, Can.REFUND, Order, f"{_HELD} and hold_reason = 'AMOUNT'", "expected_ship_at",
         when=lambda actor: not actor.may(Can.HOLD_ORDERS)),
    Task(TaskKind.ASSIGN_ORDER, Can.ASSIGN_ORDERS, Order,
         "status = 'PAID' and waiting_reason is not null and hold_reason is null", "expected_ship_at"),
    Task(TaskKind.PICK_SHIPMENT, Can.PICK, Shipment,
         f"state in ('ASSIGNED', 'PICKING') and picked < units and {_MINE_TO_PICK}", "due_at"),
    Task(TaskKind.PACK_SHIPMENT, Can.PACK, Shipment,
         f"state = 'PICKING' and picked >= units and not held and (picker_id = :me or {_OURS})", "due_at"),
    Task(TaskKind.LABEL_SHIPMENT, Can.DISPATCH, Shipment,
         f"state = 'PACKED' and not held and {_NO_LABEL_COMES}", "due_at"),
    Task(TaskKind.HAND_OVER_SHIPMENT, Can.DISPATCH, Shipment, "state = 'LABELLED'", "due_at"),
    Task(TaskKind.SETTLE_SHIPMENT, Can.TRACK, Shipment,
         "settled_at is null and state in ('EXCEPTION', 'RETURNING', 'RETURNED', 'LOST')",
         "coalesce(eta_latest, due_at)"),
    Task(TaskKind.ANSWER_TICKET, Can.ANSWER_TICKETS, Ticket,
         "state in ('NEW', 'OPEN') and (assignee_id is null or assignee_id = :me)", "due_at"),
    Task(TaskKind.SEE_TO_REFUND, Can.REFUND, Refund, _UNSETTLED, f"created_at + {_LATER}"),
    Task(TaskKind.APPLY_IMPORT, Can.KEEP_CATALOGUE, CatalogueImport, "state = 'READY'", f"created_at + {_LATER}"),
    Task(TaskKind.READ_MENTION, Can.SHARE_NOTES, Mention, "read_at is null", f"at + {_LATER}"),
)
# fmt: on


def waiting_for(actor: Actor) -> tuple[str, dict[str, Any]]:
    """A statement of all that waits for somebody: kind, id and due_at of each; with its values."""
    parts: list[str] = []
    values: dict[str, Any] = {}
    for each in TASKS if actor.is_staff else ():
        if not (actor.may(each.right) and each.when(actor)):
            continue
        sight = sight_of(each.model, actor)
        values |= sight.values
        parts.append(
            f"select '{each.kind}' as kind, id, {each.due} as due_at from \"{table(each.model).name}\""
            f" where {each.where} and ({sight.where})"
        )
    statement = (
        " union all ".join(parts) or "select '' as kind, '' as id, cast(null as timestamptz) as due_at where false"
    )
    return statement, {**values, **_named_in(statement, actor)}


def _named_in(statement: str, actor: Actor) -> dict[str, Any]:
    own = {"me": actor.staff_id, "a_day": A_DAY}
    return {name: value for name, value in own.items() if f":{name}" in statement}
