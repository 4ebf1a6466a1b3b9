"""How a note names somebody: `@[stf_…]` or `@[tem_…]` stands in its words, so that a new name changes nothing."""

import re
from collections.abc import Iterable, Mapping

_MARK = re.compile(r"@\[((?:stf|tem)_[0-9a-z]{1,40})\]")


def marked_in(body: str) -> list[str]:
    """The ids of the colleagues and teams that a note names, each once, in their order."""
    return list(dict.fromkeys(_MARK.findall(body)))


def marked_in_all(bodies: Iterable[str]) -> list[str]:
    """The ids that several notes name, each once."""
    return list(dict.fromkeys(id for body in bodies for id in marked_in(body)))


def with_names(body: str, names: Mapping[str, str]) -> str:
    """The words of a note as people read them, an @name for each mark; of somebody unknown only the @ is left."""
    return _MARK.sub(lambda mark: f"@{names.get(mark[1], '')}", body)
