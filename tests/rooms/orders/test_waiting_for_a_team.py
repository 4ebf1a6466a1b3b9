"""From money to work in one breath; without a team the order waits, says why, and goes on by itself."""

from typing import Any

from tests.running import until
from tests.wire import STATUS, Shop, an_order, open_shop, payment_of, value

HISTORY = ["AWAITING_PAYMENT", "PAID", "PROCESSING"]
TEAMS = "{ teams { id onDuty version } }"
_CAUSES = "select count(distinct cause) from event where order_id = :id and type = any(:types)"


async def test_a_paid_order_is_processed_with_one_cause(dsn: str) -> None:
    async with open_shop(dsn, processes=1) as shop:
        order = await an_order(shop)
        await shop.guest.do("startPayment", payment_of(order))
        await _is(shop, order, "PROCESSING")

        assert [change["status"] for change in (await _seen(shop, order))["statusHistory"]] == HISTORY
        types = ["order.paid", "order.assigned"]
        assert await value(shop.database, _CAUSES, id=order["orderId"], types=types) == 1
        await shop.assert_clean()


async def test_with_every_team_off_duty_it_waits_and_goes_on_when_one_comes(dsn: str) -> None:
    async with open_shop(dsn, processes=1) as shop:
        teams = [team["id"] for team in await shop.floor.ask(TEAMS)]
        for team in teams:
            await shop.floor.do("setTeamDuty", {"teamId": team, "onDuty": False})
        order = await an_order(shop)
        await shop.guest.do("startPayment", payment_of(order))
        await shop.at_rest()
        waiting = await _seen(shop, order)

        for team in teams:
            await shop.floor.do("setTeamDuty", {"teamId": team, "onDuty": True})
        await _is(shop, order, "PROCESSING")

        assert [change["status"] for change in waiting["statusHistory"]] == HISTORY[:2]
        assert "No warehouse team is on duty" in waiting["waitingReason"]
        moved = await _seen(shop, order)
        assert [change["status"] for change in moved["statusHistory"]] == HISTORY
        assert moved["waitingReason"] is None
        await shop.assert_clean()


async def _seen(shop: Shop, order: Any) -> Any:
    return await shop.floor.ask(STATUS, id=order["orderId"])


async def _is(shop: Shop, order: Any, status: str) -> None:
    async def reached() -> bool:
        return bool((await _seen(shop, order))["status"] == status)

    await until(reached, f"the order to be {status}")
