"""Pictures that come in are remembered until something shows them; what is shown already is there to stay."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0027"
down_revision = "0029"
branch_labels = None
depends_on = None

TEXT = sqlmodel.sql.sqltypes.AutoString()
# What orders, parcels and the history show as well: its file may be uploaded once more, and must not be swept then.
_SHOWN = """
insert into upload (url, fate, uploaded_at)
select url, 'USED', now() from (
  select shown ->> 'url' as url from product, jsonb_array_elements(pictures) as shown
  union select picture ->> 'url' from banner
  union select picture ->> 'url' from order_line
  union select picture ->> 'url' from shipment_line
  union select before ->> 'picture' from settings_change
  union select after ->> 'picture' from settings_change
) as every where url like '/pictures/%'
"""


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "upload",
        sa.Column("url", TEXT, nullable=False),
        sa.Column("fate", TEXT, nullable=False),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("fate in ('WAITING', 'USED', 'SWEPT', 'GONE')", name=op.f("ck_upload_fate")),
        sa.PrimaryKeyConstraint("url", name=op.f("pk_upload")),
    )
    op.create_index(
        "ix_upload_due",
        "upload",
        ["uploaded_at"],
        unique=False,
        postgresql_where=sa.text("fate in ('WAITING', 'SWEPT')"),
    )
    op.execute(_SHOWN)


def downgrade() -> None:
    """Take it back."""
    op.drop_index("ix_upload_due", table_name="upload")
    op.drop_table("upload")
