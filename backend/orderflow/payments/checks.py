"""Invariants of the money: each answers one sentence for every breach it finds."""

from orderflow.kernel.db import Connection, query

_ORDERS = query("""
select o.number, o.captured, o.refunded, o.authorized, coalesce(l.came, 0) as came, coalesce(l.went, 0) as went,
  coalesce(p.set_aside, 0) as set_aside
from "order" o
left join (
  select order_id, sum(amount) filter (where kind = 'CAPTURE') as came,
    -sum(amount) filter (where kind = 'REFUND') as went
  from ledger_entry group by order_id
) l on l.order_id = o.id
left join (
  select order_id, sum(amount) as set_aside from payment where state = 'AUTHORIZED' group by order_id
) p on p.order_id = o.id
where (o.captured, o.refunded, o.authorized)
  is distinct from (coalesce(l.came, 0), coalesce(l.went, 0), coalesce(p.set_aside, 0))
order by o.number
""")
_PAYMENTS = query("""
select p.id, p.captured, p.refunded, coalesce(l.came, 0) as came, coalesce(l.went, 0) as went,
  coalesce(r.under_way, 0) as under_way, coalesce(r.done, 0) as done
from payment p
left join (
  select payment_id, sum(amount) filter (where kind = 'CAPTURE') as came,
    -sum(amount) filter (where kind = 'REFUND') as went
  from ledger_entry group by payment_id
) l on l.payment_id = p.id
left join (
  select payment_id, sum(amount) filter (where state = 'PENDING') as under_way,
    sum(amount) filter (where state = 'SUCCEEDED') as done from refund group by payment_id
) r on r.payment_id = p.id
where p.captured is distinct from coalesce(l.came, 0) or coalesce(l.went, 0) is distinct from coalesce(r.done, 0)
  or p.refunded is distinct from coalesce(r.done, 0) + coalesce(r.under_way, 0)
order by p.id
""")
_SIMULATOR = query("""
select coalesce(p.id, c.key) as id, coalesce(p.captured, 0) as captured, coalesce(c.captured, 0) as charged,
  coalesce(r.done, 0) as done, coalesce(c.refunded, 0) as given_back
from (select * from payment where provider = 'simulator') p full join simulated_charge c on c.key = p.id
left join (
  select payment_id, sum(amount) filter (where state = 'SUCCEEDED') as done, bool_or(state = 'PENDING') as under_way
  from refund group by payment_id
) r on r.payment_id = p.id
where p.ask_at is null and p.problem is null and not coalesce(r.under_way, false)
  and (coalesce(p.captured, 0), coalesce(r.done, 0)) is distinct from (coalesce(c.captured, 0), coalesce(c.refunded, 0))
order by 1
""")


async def money_equals_ledger(connection: Connection) -> list[str]:
    """Money is the same in orders, payments, ledger and at the provider."""
    return [
        *await _orders_equal_ledger(connection),
        *await _payments_equal_ledger(connection),
        *await _simulator_agrees(connection),
    ]


async def _orders_equal_ledger(connection: Connection) -> list[str]:
    """What an order counts as captured and refunded is what the ledger says, and what is set aside is authorized."""
    return [
        f"Order {row.number}: {row.captured} captured, {row.refunded} refunded, {row.authorized} authorized, "
        f"but the ledger has {row.came} and {row.went}, and {row.set_aside} is set aside."
        for row in await connection.rows(_ORDERS)
    ]


async def _payments_equal_ledger(connection: Connection) -> list[str]:
    """What a payment counts as captured and refunded is what the ledger and its refunds say."""
    return [
        f"Payment {row.id}: {row.captured} captured and {row.refunded} refunded, but the ledger has {row.came} and "
        f"{row.went}, and its refunds are {row.done} done and {row.under_way} under way."
        for row in await connection.rows(_PAYMENTS)
    ]


async def _simulator_agrees(connection: Connection) -> list[str]:
    """What is settled here stands the same in the simulated provider's own book."""
    return [
        f"Payment {row.id}: {row.captured} captured and {row.done} refunded, "
        f"but the simulated provider charged {row.charged} and gave back {row.given_back}."
        for row in await connection.rows(_SIMULATOR)
    ]
