"""Sheets of goods that somebody sent, and what became of each product in them."""

import sqlalchemy as sa
import sqlmodel
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0010"
down_revision = "0008"
branch_labels = None
depends_on = None

TEXT = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "catalogue_import",
        sa.Column("id", TEXT(), nullable=False),
        sa.Column("state", TEXT(), nullable=False),
        sa.Column("file_name", TEXT(), nullable=False),
        sa.Column("row_count", sa.Integer(), nullable=False),
        sa.Column("ignored", postgresql.JSONB(), nullable=False),
        sa.Column("actor_kind", TEXT(), nullable=False),
        sa.Column("actor_id", TEXT(), nullable=False),
        sa.Column("actor_rights", sa.ARRAY(sa.String()), nullable=False),
        sa.Column("warehouse_id", TEXT(), nullable=True),
        sa.Column("locale", TEXT(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state in ('CHECKING', 'READY', 'APPLYING', 'DONE', 'DISCARDED')", name=op.f("ck_catalogue_import_state")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalogue_import")),
    )
    op.create_index(op.f("ix_catalogue_import_created_at_id"), "catalogue_import", ["created_at", "id"])
    op.create_table(
        "import_item",
        sa.Column("id", TEXT(), nullable=False),
        sa.Column("import_id", TEXT(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("handle", TEXT(), nullable=False),
        sa.Column("rows", postgresql.JSONB(), nullable=False),
        sa.Column("verdict", TEXT(), nullable=True),
        sa.Column("changes", postgresql.JSONB(), nullable=False),
        sa.Column("problems", postgresql.JSONB(), nullable=False),
        sa.Column("result", TEXT(), nullable=True),
        sa.CheckConstraint("verdict in ('NEW', 'CHANGED', 'SAME', 'WRONG')", name=op.f("ck_import_item_verdict")),
        sa.CheckConstraint("result in ('DONE', 'LEFT_OUT', 'REFUSED')", name=op.f("ck_import_item_result")),
        sa.ForeignKeyConstraint(
            ["import_id"], ["catalogue_import.id"], name=op.f("fk_import_item_import_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_item")),
    )
    op.create_index(op.f("ix_import_item_import_id_line"), "import_item", ["import_id", "line"])


def downgrade() -> None:
    """Take it back."""
    op.drop_table("import_item")
    op.drop_table("catalogue_import")
