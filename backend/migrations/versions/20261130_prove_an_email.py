"""Links that come by letter, and since when a customer's e-mail is verified."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0015"
down_revision = "0012"
branch_labels = None
depends_on = None

TEXT = sqlmodel.sql.sqltypes.AutoString()
TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Take the step; nobody has shown yet that letters reach them."""
    op.add_column("customer", sa.Column("email_verified_at", TIME, nullable=True))
    op.create_table(
        "mailed_link",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("purpose", TEXT, nullable=False),
        sa.Column("email", TEXT, nullable=False),
        sa.Column("locale", TEXT, nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("expires_at", TIME, nullable=False),
        sa.CheckConstraint("purpose in ('RESET', 'VERIFY')", name=op.f("ck_mailed_link_purpose")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mailed_link")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_mailed_link_token_hash")),
        sa.UniqueConstraint("purpose", "email", name=op.f("uq_mailed_link_purpose_email")),
    )
    op.create_index(op.f("ix_mailed_link_expires_at"), "mailed_link", ["expires_at"], unique=False)
