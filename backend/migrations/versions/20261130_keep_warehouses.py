"""Warehouses are kept by staff: each knows how often it was changed."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0013"
branch_labels = None
depends_on = None

THE_OLD_VERSION = {
    "alter_column warehouse.version default taken away": "No version before this one adds warehouses to a shop that runs."
}


def upgrade() -> None:
    """Take the step."""
    op.add_column("warehouse", sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
    op.alter_column("warehouse", "version", server_default=None)


def downgrade() -> None:
    """Take the step back."""
    op.drop_column("warehouse", "version")
