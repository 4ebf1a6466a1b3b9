"""Keep what the names of products sort by."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from orderflow.catalog.names import name_keys

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

THE_OLD_VERSION = {
    "alter_column product_words.name_keys default taken away": (
        "0.1.0, the first version that served a shop, came after this."
    ),
}


def upgrade() -> None:
    """Take the step."""
    op.add_column("product_words", sa.Column("name_keys", JSONB(), nullable=False, server_default="{}"))
    op.alter_column("product_words", "name_keys", server_default=None)
    keep = sa.text("update product_words set name_keys = :keys where product_id = :id").bindparams(
        sa.bindparam("keys", type_=JSONB())
    )
    for id, name in op.get_bind().execute(sa.text("select id, name from product")).all():
        op.get_bind().execute(keep, {"id": id, "keys": name_keys(name)})


def downgrade() -> None:
    """Take it back."""
    op.drop_column("product_words", "name_keys")
