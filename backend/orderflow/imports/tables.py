"""Tables of the imports: a sheet that somebody sent, and in it each product with what became of it."""

from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import ARRAY, DateTime, Index, String
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

from orderflow.kernel.db import one_of


class ImportState(StrEnum):
    """How far a sheet has come."""

    CHECKING = "CHECKING"
    READY = "READY"
    APPLYING = "APPLYING"
    DONE = "DONE"
    DISCARDED = "DISCARDED"


class Verdict(StrEnum):
    """What a sheet would do to one product."""

    NEW = "NEW"
    CHANGED = "CHANGED"
    SAME = "SAME"
    WRONG = "WRONG"


class Result(StrEnum):
    """What was done with one product of a sheet."""

    DONE = "DONE"
    LEFT_OUT = "LEFT_OUT"
    REFUSED = "REFUSED"


class CatalogueImport(SQLModel, table=True):
    """A sheet of goods that somebody sent, in whose name it is worked off."""

    PREFIX: ClassVar[str] = "imp"
    __tablename__ = "catalogue_import"
    __table_args__ = (one_of("state", ImportState), Index(None, "created_at", "id"))

    id: str = Field(primary_key=True)
    state: str
    file_name: str
    row_count: int
    ignored: list[str] = Field(sa_type=JSONB)
    """The headings that we do not know."""
    actor_kind: str
    actor_id: str
    actor_rights: list[str] = Field(sa_type=ARRAY(String))
    """What whoever sent it, or had it applied, might do then."""
    warehouse_id: str | None = None
    locale: str
    created_at: datetime = Field(sa_type=DateTime(timezone=True))
    version: int


class ImportItem(SQLModel, table=True):
    """One product of a sheet: its rows, what they would change or what is wrong with them, and what was done."""

    PREFIX: ClassVar[str] = "imi"
    __tablename__ = "import_item"
    __table_args__ = (
        one_of("verdict", Verdict),
        one_of("result", Result),
        Index(None, "import_id", "line"),
    )

    id: str = Field(primary_key=True)
    import_id: str = Field(foreign_key="catalogue_import.id")
    line: int
    """Its first row; the headings are row 1."""
    handle: str
    rows: list[dict[str, Any]] = Field(sa_type=JSONB)
    verdict: str | None = None
    changes: list[dict[str, Any]] = Field(sa_type=JSONB)
    problems: list[dict[str, Any]] = Field(sa_type=JSONB)
    result: str | None = None
