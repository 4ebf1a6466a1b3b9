"""Goods that customers like, and those they wait for."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

TEXT = sqlmodel.sql.sqltypes.AutoString()


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "favourite",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("customer_id", TEXT, nullable=False),
        sa.Column("product_id", TEXT, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_favourite_customer_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_favourite_product_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_favourite")),
        sa.UniqueConstraint("customer_id", "product_id", name=op.f("uq_favourite_customer_id_product_id")),
    )
    op.create_table(
        "stock_notice",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("variant_id", TEXT, nullable=False),
        sa.Column("customer_id", TEXT, nullable=True),
        sa.Column("email", TEXT, nullable=False),
        sa.Column("locale", TEXT, nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_stock_notice_customer_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["variant_id"], ["variant.id"], name=op.f("fk_stock_notice_variant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_notice")),
        sa.UniqueConstraint("variant_id", "email", name=op.f("uq_stock_notice_variant_id_email")),
    )
    op.create_index(op.f("ix_stock_notice_customer_id"), "stock_notice", ["customer_id"], unique=False)
