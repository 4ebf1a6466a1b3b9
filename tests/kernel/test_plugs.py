"""A drawer finds its plugs in its folder, and those that others bring by entry point."""

import sys
from importlib.metadata import EntryPoint
from pathlib import Path
from types import SimpleNamespace

import pytest

from orderflow.kernel import plugs
from orderflow.kernel.plugs import Drawer

PLUG = "from types import SimpleNamespace\nplug = SimpleNamespace(name={name!r}, speed={speed})\n"


@pytest.fixture
def drawer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Drawer[SimpleNamespace]:
    folder = tmp_path / "lamp_plugs"
    folder.mkdir()
    (folder / "__init__.py").touch()
    for name, speed in (("gas", 1), ("neon", 2)):
        (folder / f"{name}.py").write_text(PLUG.format(name=name, speed=speed))
    (folder / "shared.py").write_text("nothing = 1\n")
    (folder / "_draft.py").write_text("raise RuntimeError('an underscore keeps a file out')\n")
    monkeypatch.syspath_prepend(tmp_path)
    for name in [name for name in sys.modules if name.startswith("lamp_plugs")]:
        monkeypatch.delitem(sys.modules, name)
    return Drawer("lamp_plugs")


def test_files_of_the_folder_are_plugs_by_their_names(drawer: Drawer[SimpleNamespace]) -> None:
    assert list(drawer.all()) == ["gas", "neon"]
    found = drawer.get("neon")
    assert found is not None
    assert found.speed == 2
    assert drawer.get("candle") is None


def test_a_plug_of_another_package_comes_in_by_entry_point_and_may_take_the_place_of_ours(
    drawer: Drawer[SimpleNamespace], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "somebody_else.py").write_text(
        PLUG.format(name="laser", speed=9) + "better = SimpleNamespace(name='gas', speed=5)\n"
    )
    asked: list[str] = []

    def entry_points(group: str) -> list[EntryPoint]:
        asked.append(group)
        return [EntryPoint(name, f"somebody_else:{name}", group) for name in ("plug", "better")]

    monkeypatch.setattr(plugs, "entry_points", entry_points)

    assert {name: plug.speed for name, plug in drawer.all().items()} == {"gas": 5, "neon": 2, "laser": 9}
    assert asked == ["lamp_plugs"]


def test_plugs_are_looked_for_once(drawer: Drawer[SimpleNamespace]) -> None:
    assert drawer.all() is drawer.all()
