"""Count what callers ask for, for all processes together."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the counters."""
    op.create_table(
        "rate_count",
        sa.Column("key", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("hits", sa.Integer(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_rate_count")),
        prefixes=["UNLOGGED"],
    )
    op.create_index("ix_rate_count_until", "rate_count", ["until"], unique=False)


def downgrade() -> None:
    """Take them away."""
    op.drop_index("ix_rate_count_until", table_name="rate_count")
    op.drop_table("rate_count")
