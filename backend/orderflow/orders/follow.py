"""Keep an order true to its facts; the only place, besides a lifecycle move, that its status changes."""

from typing import Any

from orderflow.kernel.db import Row
from orderflow.kernel.work import Work
from orderflow.orders.lifecycle import next_move, projected
from orderflow.orders.tables import Order


class _Facts:
    """An order's row with the new facts laid over it."""

    def __init__(self, order: Row, facts: dict[str, Any]) -> None:
        self._order = order
        self.__dict__.update(facts)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._order, name)


async def follow(work: Work, order: Row, facts: dict[str, Any], **payload: Any) -> Row:
    """Write new facts to a taken order and move its status, step by step, to where they project it."""
    target = projected(_Facts(order, facts))
    if order.status == target:
        return await work.change(Order, order, **facts) if facts else order
    if order.authorized:
        payload["authorized"] = order.authorized
    while order.status != target:
        order = await work.move(order, next_move(order.status, target), also=facts, **payload)
        facts = {}
    return order
