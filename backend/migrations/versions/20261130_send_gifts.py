"""An order may be a gift: with words for whoever gets it, and a packing slip without prices."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0025"
down_revision = "0029"
branch_labels = None
depends_on = None

TABLES = ("cart", "order")


def upgrade() -> None:
    """Take the step."""
    for table in TABLES:
        op.add_column(table, sa.Column("gift_message", sqlmodel.sql.sqltypes.AutoString(), nullable=True))
        op.add_column(table, sa.Column("hides_prices", sa.Boolean(), nullable=True))


def downgrade() -> None:
    """Take the step back; what was to be said is gone."""
    for table in TABLES:
        op.drop_column(table, "hides_prices")
        op.drop_column(table, "gift_message")
