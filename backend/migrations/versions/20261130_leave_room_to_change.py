"""Leave room in the pages of what changes often, and know whether rows are as they were read."""

from alembic import op

# A changed row that finds room in its own page needs no new entry in the indexes of columns that stayed as they were.
ROOM = {"order": 70, "shipment": 60, "shipment_line": 70, "order_line": 70, "reservation": 80}

REQUIRE_UNCHANGED = """
create function require_unchanged(unchanged bigint, expected int) returns void language plpgsql as $$
begin
  if unchanged <> expected then
    raise exception 'what was read has changed meanwhile' using errcode = 'serialization_failure';
  end if;
end $$
"""

revision = "0024"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    for table, percent in ROOM.items():
        op.execute(f'alter table "{table}" set (fillfactor = {percent})')
    op.execute(REQUIRE_UNCHANGED)


def downgrade() -> None:
    """Take it back."""
    op.execute("drop function require_unchanged(bigint, int)")
    for table in ROOM:
        op.execute(f'alter table "{table}" reset (fillfactor)')
