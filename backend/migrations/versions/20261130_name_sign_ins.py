"""A sign-in knows what its browser called itself and where it was."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step; of those who are signed in already nothing is known."""
    op.add_column("session", sa.Column("device", sqlmodel.sql.sqltypes.AutoString(), nullable=True))
    op.add_column("session", sa.Column("address", sqlmodel.sql.sqltypes.AutoString(), nullable=True))


def downgrade() -> None:
    """Take the step back."""
    op.drop_column("session", "address")
    op.drop_column("session", "device")
