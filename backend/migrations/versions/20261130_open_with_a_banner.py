"""The first page opens with what its shop says there; the shop says one line about itself.

A shop that nobody has set up and that sells nothing yet is called what a new one is called now.
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0017"
down_revision = "0015"
branch_labels = None
depends_on = None

TEXT = sqlmodel.sql.sqltypes.AutoString()
TEXTS = postgresql.JSONB(astext_type=sa.Text())


_NAME = (
    """update shop set name = '{"zh-Hant": "我的商店", "zh-Hans": "我的店铺", "en": "My shop"}' """
    """where name = '{"zh-Hant": "朝夕", "zh-Hans": "朝夕", "en": "Zhaoxi"}' and version = 1 """
    "and not exists (select from product)"
)
THE_OLD_VERSION = {
    "alter_column shop.tagline default taken away": "The one row of the shop is there; no version adds another.",
    f"execute {_NAME[:60]}": "An old version reads another name, which it shows.",
}


def upgrade() -> None:
    """Take the step."""
    op.add_column("shop", sa.Column("tagline", TEXTS, nullable=False, server_default=sa.text("'{}'")))
    op.alter_column("shop", "tagline", server_default=None)
    banner = op.create_table(
        "banner",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("heading", TEXTS, nullable=False),
        sa.Column("body", TEXTS, nullable=False),
        sa.Column("button", TEXTS, nullable=False),
        sa.Column("category_id", TEXT, nullable=True),
        sa.Column("picture", TEXTS, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 'bnr_front'", name=op.f("ck_banner_only_one")),
        sa.ForeignKeyConstraint(["category_id"], ["category.id"], name=op.f("fk_banner_category_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_banner")),
    )
    op.bulk_insert(banner, [{"id": "bnr_front", "heading": {}, "body": {}, "button": {}, "version": 1}])
    op.execute(_NAME)


def downgrade() -> None:
    """Take the step back; what the banner said is gone."""
    op.drop_table("banner")
    op.drop_column("shop", "tagline")
