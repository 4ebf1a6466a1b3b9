"""The outside world is a drawer of plugs: one file each, found by folder scan and by Python entry points."""

import importlib
import pkgutil
from importlib.metadata import entry_points
from typing import Any, Generic, TypeVar

P = TypeVar("P")


class Drawer(Generic[P]):
    """The plugs of one kind; a plug file binds one object to the name `plug`."""

    def __init__(self, package: str) -> None:
        self.package = package
        self._plugs: dict[str, P] | None = None

    def all(self) -> dict[str, P]:
        """Every plug by its name."""
        if self._plugs is None:
            self._plugs = {plug.name: plug for plug in (*self._from_folder(), *self._from_entry_points())}
        return self._plugs

    def get(self, name: str) -> P | None:
        """The plug of that name, or None."""
        return self.all().get(name)

    def _from_folder(self) -> list[Any]:
        folder = importlib.import_module(self.package)
        names = [found.name for found in pkgutil.iter_modules(folder.__path__) if not found.name.startswith("_")]
        modules = [importlib.import_module(f"{self.package}.{name}") for name in sorted(names)]
        return [module.plug for module in modules if hasattr(module, "plug")]

    def _from_entry_points(self) -> list[Any]:
        return [found.load() for found in entry_points(group=self.package)]
