"""Every check of every room, run over one database."""

import importlib
import importlib.util
import inspect
import pkgutil
from collections.abc import Awaitable, Callable

import orderflow
from orderflow.kernel.db import Connection, Database

Check = Callable[[Connection], Awaitable[list[str]]]


def all_checks() -> dict[str, Check]:
    """The checks of all rooms by name: every public coroutine of a room's `checks` module."""
    found: dict[str, Check] = {}
    for room in pkgutil.iter_modules(orderflow.__path__):
        if room.ispkg and importlib.util.find_spec(f"orderflow.{room.name}.checks"):
            module = importlib.import_module(f"orderflow.{room.name}.checks")
            for name, check in inspect.getmembers(module, inspect.iscoroutinefunction):
                if check.__module__ == module.__name__ and not name.startswith("_"):
                    found[f"{room.name}.{name}"] = check
    return found


async def breaches(database: Database) -> dict[str, list[str]]:
    """What each check found, by its name; empty lists where all is well."""
    async with database.read() as connection:
        return {name: await check(connection) for name, check in all_checks().items()}
