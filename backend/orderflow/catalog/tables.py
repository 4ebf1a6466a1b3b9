"""Tables of the catalog; texts are JSONB in the shop's languages, amounts are minor units of their currency."""

from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import BigInteger, CheckConstraint, DateTime, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB, TSVECTOR
from sqlmodel import Field, SQLModel

from orderflow.catalog.opening import BANNER
from orderflow.catalog.tax import TaxClass
from orderflow.kernel.db import extension, from_the_start, one_of


class ProductState(StrEnum):
    """Whether customers see a product."""

    DRAFT = "DRAFT"
    SCHEDULED = "SCHEDULED"
    PUBLISHED = "PUBLISHED"
    RETIRED = "RETIRED"


class Category(SQLModel, table=True):
    """A shelf of the shop, or a part of one."""

    PREFIX: ClassVar[str] = "cat"

    id: str = Field(primary_key=True)
    slug: str = Field(unique=True)
    name: dict[str, str] = Field(sa_type=JSONB)
    parent_id: str | None = Field(default=None, foreign_key="category.id", index=True)
    sort: int
    """Its place among those of the same parent."""
    retired: bool
    version: int


class Product(SQLModel, table=True):
    """One thing the shop sells, in one or more variants."""

    PREFIX: ClassVar[str] = "prd"
    __table_args__ = (
        one_of("tax_class", TaxClass),
        one_of("state", ProductState),
        CheckConstraint("state <> 'SCHEDULED' or publish_at is not null", name="publish_at"),
        Index("ix_product_due", "publish_at", postgresql_where=text("state = 'SCHEDULED'")),
        Index(None, "created_at", "id"),
        Index(None, "category_id", "created_at", "id"),
    )

    id: str = Field(primary_key=True)
    slug: str = Field(unique=True)
    category_id: str = Field(foreign_key="category.id")
    name: dict[str, str] = Field(sa_type=JSONB)
    tagline: dict[str, str] = Field(sa_type=JSONB)
    description: dict[str, str] = Field(sa_type=JSONB)
    pictures: list[dict[str, Any]] = Field(sa_type=JSONB)
    tax_class: str
    state: str
    publish_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    """When a scheduled product becomes public."""
    rating_sum: int
    rating_count: int
    created_at: datetime = Field(sa_type=DateTime(timezone=True))
    version: int


class ProductWords(SQLModel, table=True):
    """What a product is found and sorted by; a table of its own, so that reading products does not carry it along."""

    __tablename__ = "product_words"
    __table_args__ = (Index(None, "words", postgresql_using="gin"),)

    product_id: str = Field(primary_key=True, foreign_key="product.id")
    words: str = Field(sa_type=TSVECTOR)
    name_keys: dict[str, str] = Field(sa_type=JSONB)


class ProductName(SQLModel, table=True):
    """The words of a product's name alone: a search reads thousands of these to find the best, so they are narrow."""

    __tablename__ = "product_name"
    __table_args__ = (Index(None, "names", postgresql_using="gin"),)

    product_id: str = Field(primary_key=True, foreign_key="product.id")
    names: str = Field(sa_type=TSVECTOR)


extension("pg_trgm")


class SearchWord(SQLModel, table=True):
    """A word that products are found by, as a misspelt one is looked for among them; Han has no such words."""

    __tablename__ = "search_word"
    __table_args__ = (Index(None, "word", postgresql_using="gin", postgresql_ops={"word": "gin_trgm_ops"}),)

    word: str = Field(primary_key=True)


class Variant(SQLModel, table=True):
    """One form of a product that can be bought, with its own SKU; a retired one is kept for what was ordered of it."""

    PREFIX: ClassVar[str] = "var"
    __table_args__ = (
        CheckConstraint("weight_g >= 0", name="weight_g"),
        Index(None, "product_id", "sort"),
    )

    id: str = Field(primary_key=True)
    product_id: str = Field(foreign_key="product.id")
    sku: str = Field(unique=True)
    name: dict[str, str] = Field(sa_type=JSONB)
    options: list[dict[str, dict[str, str]]] = Field(sa_type=JSONB)
    barcode: str = Field(index=True)
    weight_g: int
    length_mm: int | None = None
    width_mm: int | None = None
    height_mm: int | None = None
    sort: int
    retired: bool
    version: int


class Price(SQLModel, table=True):
    """What a variant costs in one currency, tax included; `compare_at` is the price it had before."""

    PREFIX: ClassVar[str] = "prc"
    __table_args__ = (
        UniqueConstraint("variant_id", "currency"),
        CheckConstraint("amount >= 0", name="amount"),
        CheckConstraint("compare_at > amount", name="compare_at"),
    )

    id: str = Field(primary_key=True)
    variant_id: str = Field(foreign_key="variant.id")
    currency: str
    amount: int = Field(sa_type=BigInteger)
    compare_at: int | None = Field(default=None, sa_type=BigInteger)


class Fate(StrEnum):
    """What became of a picture that somebody uploaded."""

    WAITING = "WAITING"
    """Nothing shows it yet."""
    USED = "USED"
    """Something shows it, or did: it stays for good, for orders and the history show what was."""
    SWEPT = "SWEPT"
    """Nothing ever showed it, so nothing may any more; its files are about to go."""
    GONE = "GONE"


class Upload(SQLModel, table=True):
    """A picture that came in, by the address of its largest file; one that is gone is remembered, to be refused."""

    __table_args__ = (
        one_of("fate", Fate),
        Index("ix_upload_due", "uploaded_at", postgresql_where=text("fate in ('WAITING', 'SWEPT')")),
    )

    url: str = Field(primary_key=True)
    fate: str
    uploaded_at: datetime = Field(sa_type=DateTime(timezone=True))
    """When it last came in, by the machine's clock."""


class Banner(SQLModel, table=True):
    """What the first page of the shop opens with; while its heading is empty, the page begins with the goods."""

    PREFIX: ClassVar[str] = "bnr"
    __table_args__ = (CheckConstraint("id = 'bnr_front'", name="only_one"),)

    id: str = Field(primary_key=True)
    heading: dict[str, str] = Field(sa_type=JSONB)
    body: dict[str, str] = Field(sa_type=JSONB)
    button: dict[str, str] = Field(sa_type=JSONB)
    category_id: str | None = Field(default=None, foreign_key="category.id")
    """Where the button leads; to all goods if nowhere else."""
    picture: dict[str, Any] | None = Field(default=None, sa_type=JSONB)
    version: int


from_the_start(Banner, BANNER)
