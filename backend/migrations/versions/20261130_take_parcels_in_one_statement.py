"""Lock orders and their parcels in one statement."""

from alembic import op

TAKE_PARCELS = """
create function take_parcels(ids text[]) returns setof record language plpgsql as $$
begin
  -- The orders are locked in a statement of its own, so that the next one sees what the previous holders committed.
  perform from "order" where id in (select s.order_id from shipment as s where s.id = any(ids)) order by id for update;
  return query select o, s from shipment as s join "order" as o on o.id = s.order_id
    where s.order_id in (select t.order_id from shipment as t where t.id = any(ids)) order by s.order_id, s.id
    for update of s;
end $$
"""

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.execute(TAKE_PARCELS)


def downgrade() -> None:
    """Take it back."""
    op.execute("drop function take_parcels(text[])")
