"""Find goods by their names first, and words that are misspelt."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0006"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.execute("create extension if not exists pg_trgm")
    op.create_table(
        "product_name",
        sa.Column("product_id", sa.String(), nullable=False),
        sa.Column("names", postgresql.TSVECTOR(), nullable=False),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_product_name_product_id")),
        sa.PrimaryKeyConstraint("product_id", name=op.f("pk_product_name")),
    )
    op.execute("insert into product_name select product_id, ts_filter(words, '{a}') from product_words")
    op.create_index("ix_product_name_names", "product_name", ["names"], postgresql_using="gin")
    op.create_table(
        "search_word",
        sa.Column("word", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("word", name=op.f("pk_search_word")),
    )
    op.execute(
        "insert into search_word select word from ts_stat('select words from product_words') where word ~ '^[a-z]{4,}$'"
    )
    op.create_index(
        "ix_search_word_word",
        "search_word",
        ["word"],
        postgresql_using="gin",
        postgresql_ops={"word": "gin_trgm_ops"},
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_table("search_word")
    op.drop_table("product_name")
