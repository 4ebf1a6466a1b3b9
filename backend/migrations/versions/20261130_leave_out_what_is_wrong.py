"""Say by the index alone which of several searches find anything."""

from alembic import op

THAT_FIND_GOODS = """
create function that_find_goods(queries text[]) returns setof text language sql stable
set enable_seqscan = off set plan_cache_mode = force_custom_plan as $$
  select query from unnest(queries) with ordinality as asked (query, n) where exists (
    select from (select product_id from product_words where words @@ cast(query as tsquery) offset 0) as hit
    where exists (select from product where id = product_id and state = 'PUBLISHED')
  ) order by n
$$
"""

revision = "0029"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.execute(THAT_FIND_GOODS)


def downgrade() -> None:
    """Take it back."""
    op.execute("drop function that_find_goods(text[])")
