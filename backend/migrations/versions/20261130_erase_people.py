"""Accounts and orders know when their person was erased."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0009"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Take the step; nobody was erased before."""
    for table in ("customer", "order"):
        op.add_column(table, sa.Column("erased_at", TIME, nullable=True))


def downgrade() -> None:
    """Take the step back."""
    for table in ("order", "customer"):
        op.drop_column(table, "erased_at")
