"""Number the events and ring the bell in one statement; deliver in lanes."""

import sqlalchemy as sa
from alembic import op

NUMBER_EVENTS = """
create function number_events() returns bigint language plpgsql as $$
declare numbered bigint;
begin
  -- One sequencer at a time. The lock is taken in a statement of its own, so that the next one sees
  -- what the previous holder committed.
  perform pg_advisory_xact_lock(727201);
  with waiting as (
    select id, row_number() over (order by id) as n from event where position is null
  ), head as (
    select coalesce(max(position), 0) as position from event
  )
  update event set position = head.position + waiting.n from waiting, head where event.id = waiting.id;
  get diagnostics numbered = row_count;
  return numbered;
end $$
"""
PUBLISH_EVENTS = """
create function publish_events(note text) returns setof event language plpgsql as $$
begin
  -- One sequencer at a time. The lock is taken in a statement of its own, so that the next one sees
  -- what the previous holder committed.
  perform pg_advisory_xact_lock(727201);
  return query with waiting as (
    select id, row_number() over (order by id) as n from event where position is null
  ), head as (
    select coalesce(max(position), 0) as position from event
  ), numbered as (
    update event set position = head.position + waiting.n from waiting, head where event.id = waiting.id
    returning event.*
  ) select * from numbered order by position;
  if found then
    perform pg_notify('orderflow', note);
  end if;
end $$
"""

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

BEFORE_THE_FIRST = "0.1.0, the first version that served a shop, came after this."
THE_OLD_VERSION = {
    "execute drop function number_events()": BEFORE_THE_FIRST,
    "alter_column delivery.key new_column_name": BEFORE_THE_FIRST,
    "alter_column delivery.lane not null": BEFORE_THE_FIRST,
    "create_index ix_delivery_pending": BEFORE_THE_FIRST,
}

PENDING = sa.text("state = 'PENDING'")


def upgrade() -> None:
    """Take the step."""
    op.execute(PUBLISH_EVENTS)
    op.execute("drop function number_events()")
    op.drop_index("ix_delivery_pending", table_name="delivery", postgresql_where=PENDING)
    op.alter_column("delivery", "key", new_column_name="lane", nullable=True)
    op.alter_column("delivery", "lane", nullable=False)  # the constraint gets the column's name
    op.create_index("ix_delivery_pending", "delivery", ["lane", "id"], unique=False, postgresql_where=PENDING)


def downgrade() -> None:
    """Take it back."""
    op.drop_index("ix_delivery_pending", table_name="delivery", postgresql_where=PENDING)
    op.alter_column("delivery", "lane", new_column_name="key", nullable=True)
    op.alter_column("delivery", "key", nullable=False)
    op.create_index(
        "ix_delivery_pending", "delivery", ["consumer", "key", "id"], unique=False, postgresql_where=PENDING
    )
    op.execute(NUMBER_EVENTS)
    op.execute("drop function publish_events(text)")
