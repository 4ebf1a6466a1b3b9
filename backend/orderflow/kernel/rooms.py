"""Import every room, so that all tables, lifecycles, verbs, reactions and refusals are known."""

import importlib
import pkgutil

import orderflow

NO_ROOMS = ("kernel", "graph", "seed", "replay", "doctor")


def import_rooms() -> None:
    """Import every module of every room once."""
    for found in pkgutil.iter_modules(orderflow.__path__):
        if found.ispkg and found.name not in NO_ROOMS:
            room = importlib.import_module(f"orderflow.{found.name}")
            for each in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
                importlib.import_module(each.name)
