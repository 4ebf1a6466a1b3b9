"""Each invariant of parcels is broken by hand and then found."""

import pytest

from orderflow.kernel.db import Database
from orderflow.shipments import checks
from tests.parcels import a_parcel_on_its_way, assert_all_adds_up

BREACHES = {
    "facts_are_sums_over_parcels": 'update "order" set packed = packed + 1',
    "status_is_what_facts_project": "update \"order\" set status = 'PROCESSING'",
    "paid_orders_have_parcels_or_wait": """
        with gone as (update shipment set state = 'CANCELLED') update "order" set status = 'PAID', team_id = null""",
    "parcels_hold_what_was_picked": "update shipment_line set picked = 1",
    "orders_are_covered_by_parcels": 'update "order" set ordered = 9',
    "labelled_parcels_have_numbers": "update shipment set tracking_number = null",
}


@pytest.mark.parametrize("name", list(BREACHES))
async def test_a_breach_is_found_and_said(database: Database, name: str) -> None:
    await a_parcel_on_its_way(database)
    await assert_all_adds_up(database)

    async with database.read() as connection:
        await connection.run(BREACHES[name])
        found = await getattr(checks, name)(connection)

    assert len(found) == 1
    assert found[0].endswith(".")
