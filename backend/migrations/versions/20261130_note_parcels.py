"""Notes may travel with a parcel, and name whoever works on it."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

THE_OLD_VERSION = {
    "create_index ix_order_note_shipment": "Notes are few and none has a parcel yet: it is made in a moment.",
}
TABLES = ("order_note", "mention")


def upgrade() -> None:
    """Take the step."""
    for table in TABLES:
        op.add_column(table, sa.Column("shipment_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True))
    op.create_index(
        "ix_order_note_shipment",
        "order_note",
        ["shipment_id"],
        unique=False,
        postgresql_where=sa.text("shipment_id is not null"),
    )


def downgrade() -> None:
    """Take the step back; notes about a parcel are then about its order."""
    op.drop_index("ix_order_note_shipment", "order_note")
    for table in TABLES:
        op.drop_column(table, "shipment_id")
