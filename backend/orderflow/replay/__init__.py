"""How a shop moves its history in: recorded orders go through the public mutations again, each step at its instant.

`history` reads the files, `telling` makes a `story` of each `record`, `steps` do what it says in the `shop`,
`goods` is what must stand on the shelves before, `moving` runs all stories in one order of time, `report` compares,
`page` writes down what differs.
"""

from orderflow.replay.history import CannotReplay
from orderflow.replay.moving import replay
from orderflow.replay.page import page
from orderflow.replay.report import Report

__all__ = ["CannotReplay", "Report", "page", "replay"]
