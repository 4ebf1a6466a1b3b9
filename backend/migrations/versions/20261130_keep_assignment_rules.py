"""The shop's own rules of who works on an order, and what the one that chose was called."""

import sqlalchemy as sa
import sqlmodel
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0021"
down_revision = "0023"
branch_labels = None
depends_on = None

TEXT = sqlmodel.sql.sqltypes.AutoString()


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "assignment_rule",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("name", postgresql.JSONB(), nullable=False),
        sa.Column("regions", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("delivery_codes", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("total_from", sa.BigInteger(), nullable=True),
        sa.Column("currency", TEXT, nullable=True),
        sa.Column("category_ids", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("oversize", sa.Boolean(), nullable=False),
        sa.Column("team_ids", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("sort", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "total_from > 0 and (total_from is null) = (currency is null)",
            name=op.f("ck_assignment_rule_total_from"),
        ),
        sa.CheckConstraint("cardinality(team_ids) > 0", name=op.f("ck_assignment_rule_team_ids")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment_rule")),
    )
    op.add_column("order", sa.Column("assignment_rule_name", postgresql.JSONB(), nullable=True))


def downgrade() -> None:
    """Take the step back."""
    op.drop_column("order", "assignment_rule_name")
    op.drop_table("assignment_rule")
