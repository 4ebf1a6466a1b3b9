"""Every table of the house in one metadata, and the way to bring a database to their newest shape.

Import this module where all tables must be known (migrations, checks, the demo); a room imports only what it uses.
"""

import importlib
import pkgutil
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import MetaData
from sqlmodel import SQLModel

import orderflow
from orderflow import kernel

CHECKOUT = Path(__file__).resolve().parents[2]


def metadata() -> MetaData:
    """Import the tables of every room, found by folder scan, and return them all."""
    for found in pkgutil.iter_modules(kernel.__path__, f"{kernel.__name__}."):
        importlib.import_module(found.name)
    for room in orderflow.__path__:
        for file in sorted(Path(room).glob("*/**/tables.py")):  # a plug that simulates has tables of its own
            importlib.import_module(".".join((orderflow.__name__, *file.relative_to(room).with_suffix("").parts)))
    return SQLModel.metadata


def alembic_config(dsn: str) -> Config:
    """Return alembic's configuration for one database."""
    config = Config(CHECKOUT / "alembic.ini")
    config.attributes["dsn"] = dsn
    return config


def upgrade(dsn: str) -> None:
    """Bring a database to the newest shape; it runs a loop of its own, so async code calls it in a thread."""
    command.upgrade(alembic_config(dsn), "head")
