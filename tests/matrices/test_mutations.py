"""Every mutation × every role: allowed or not as the hand-written table says, and harmless input changes nothing."""

import pytest

from orderflow.graph.schema import schema
from orderflow.people.roles import ROLES
from tests.matrices.inputs import HARMLESS
from tests.matrices.stage import Stage, changed
from tests.matrices.written import by_role, refused

TABLE, MAY, ANSWERS = by_role("mutations.txt")


def test_the_table_lists_exactly_the_mutations_and_roles_of_the_house() -> None:
    assert sorted(MAY) == sorted(schema._schema.mutation_type.fields)
    assert list(ROLES) == TABLE
    assert HARMLESS.keys() == MAY.keys()


@pytest.mark.parametrize("mutation", MAY)
async def test_each_role_may_call_exactly_what_the_table_says(stage: Stage, mutation: str) -> None:
    wrong = []
    for role, may in MAY[mutation].items():
        async with stage.curtain():
            before = await stage.digest()

            answer = await stage.call(role, mutation, HARMLESS[mutation])

            expected = ANSWERS[mutation].replace("done", "") if may else refused(role)
            if answer.code != expected:
                wrong.append(f"{role}: {answer.code or 'done'} {answer.message}")
            if not may and answer.payload is not None:
                wrong.append(f"{role}: refused in the payload, not at the top")
            if (not may or expected) and (tables := changed(before, await stage.digest())):
                wrong.append(f"{role}: {', '.join(tables)} changed")
    assert wrong == []


RECORDED = {"shippingFee": "0.00", "shipsBy": "2017-01-01T00:00:00Z", "arrivesBy": "2017-01-02T00:00:00Z"}


@pytest.mark.parametrize("role", [role for role, may in MAY["placeOrder"].items() if may])
async def test_buyers_do_not_set_the_terms_of_recorded_orders(stage: Stage, role: str) -> None:
    async with stage.curtain():
        await stage.run("update \"order\" set status = 'AWAITING_PAYMENT', captured = 0")
        before = await stage.digest()

        placing = {"paymentMethod": "card", "idempotencyKey": "k", "recorded": RECORDED}
        placed = await stage.call(role, "placeOrder", placing)
        paying = {"orderId": stage.things["order"], "method": "card", "idempotencyKey": "k", "amount": "0.01"}
        paid = await stage.call(role, "startPayment", {**paying, "orderToken": stage.things["order_token"]})

        assert (placed.code, paid.code) == (refused(role), refused(role))
        assert changed(before, await stage.digest()) == []
