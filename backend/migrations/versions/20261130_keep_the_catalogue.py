"""Products are drafts, scheduled, published or retired; categories stand in a tree; variants have a size."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

READ_ONLY = "0.1.0 has no verb that writes goods; only its demo adds any, to an empty database."
SMALL = "A catalogue of 10,000 goods is read through in some milliseconds, and 0.1.0 writes none."
THE_OLD_VERSION = {
    "create_foreign_key fk_category_parent_id": SMALL,
    "create_index ix_category_parent_id": SMALL,
    "alter_column category.retired default taken away": READ_ONLY,
    "alter_column category.version default taken away": READ_ONLY,
    "alter_column product.state default taken away": READ_ONLY,
    "create_check_constraint ck_product_state": SMALL,
    "create_check_constraint ck_product_publish_at": SMALL,
    "create_index ix_product_due": SMALL,
    "alter_column variant.retired default taken away": READ_ONLY,
    "create_check_constraint ck_variant_weight_g": SMALL,
}

SCHEDULED = sa.text("state = 'SCHEDULED'")


def upgrade() -> None:
    """Take the step; what is there is published, at the top, and not retired."""
    op.add_column("category", sa.Column("parent_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True))
    op.create_foreign_key(op.f("fk_category_parent_id"), "category", "category", ["parent_id"], ["id"])
    op.create_index(op.f("ix_category_parent_id"), "category", ["parent_id"], unique=False)
    _add("category", sa.Column("retired", sa.Boolean(), nullable=False), "false")
    _add("category", sa.Column("version", sa.Integer(), nullable=False), "1")
    _add("product", sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False), "PUBLISHED")
    op.add_column("product", sa.Column("publish_at", sa.DateTime(timezone=True), nullable=True))
    op.create_check_constraint(
        op.f("ck_product_state"), "product", "state in ('DRAFT', 'SCHEDULED', 'PUBLISHED', 'RETIRED')"
    )
    op.create_check_constraint(
        op.f("ck_product_publish_at"), "product", "state <> 'SCHEDULED' or publish_at is not null"
    )
    op.create_index("ix_product_due", "product", ["publish_at"], unique=False, postgresql_where=SCHEDULED)
    for side in ("length_mm", "width_mm", "height_mm"):
        op.add_column("variant", sa.Column(side, sa.Integer(), nullable=True))
    _add("variant", sa.Column("retired", sa.Boolean(), nullable=False), "false")
    op.create_check_constraint(op.f("ck_variant_weight_g"), "variant", "weight_g >= 0")


def _add(table: str, column: sa.Column, value: str) -> None:
    """Add a column that every row has a value in, and leave the value of new ones to who adds them."""
    column.server_default = sa.DefaultClause(value)
    op.add_column(table, column)
    op.alter_column(table, column.name, server_default=None)


def downgrade() -> None:
    """Take it back."""
    op.drop_constraint(op.f("ck_variant_weight_g"), "variant", type_="check")
    for column in ("retired", "height_mm", "width_mm", "length_mm"):
        op.drop_column("variant", column)
    op.drop_index("ix_product_due", table_name="product", postgresql_where=SCHEDULED)
    op.drop_constraint(op.f("ck_product_publish_at"), "product", type_="check")
    op.drop_constraint(op.f("ck_product_state"), "product", type_="check")
    for column in ("publish_at", "state"):
        op.drop_column("product", column)
    for column in ("version", "retired"):
        op.drop_column("category", column)
    op.drop_index(op.f("ix_category_parent_id"), table_name="category")
    op.drop_constraint(op.f("fk_category_parent_id"), "category", type_="foreignkey")
    op.drop_column("category", "parent_id")
