"""A way back from the company's own sign-in is used once."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "used_state",
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_used_state")),
    )
    op.create_index(op.f("ix_used_state_expires_at"), "used_state", ["expires_at"], unique=False)


def downgrade() -> None:
    """Take it back."""
    op.drop_index(op.f("ix_used_state_expires_at"), table_name="used_state")
    op.drop_table("used_state")
