"""The history of settings: each change is an event of codes, and a row that says what was and what is.

Whoever sets something calls `record` in the verb's own transaction, with the whole of what can be read there before
and after. Only what differs is kept; where nothing does, nothing is told.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from orderflow.kernel import clock
from orderflow.kernel.db import Row
from orderflow.kernel.events import event_type
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import Text
from orderflow.kernel.work import Work
from orderflow.shop.tables import ChangeKind, SettingsChange


def settings_event(name: str, right: Can, *, everyone: bool = False) -> str:
    """Declare the event of a change of settings; it is heard by those who may set it, or by everyone."""
    return event_type(name, staff=right, everyone=everyone)


async def record(
    work: Work,
    event: str,
    kind: ChangeKind,
    subject: str,
    called: Text,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
) -> bool:
    """Tell and keep what a verb changed of a setting, and whether it changed anything.

    `before` is empty for what is new, `after` for what is gone. Texts by language may stand in either: each language
    is a field of its own, as in `name.en`. The event names the fields; values are in the row alone, which can be
    cleared where somebody is to be forgotten.
    """
    was, now = dict(_fields(before)), dict(_fields(after))
    fields = [name for name in {**was, **now} if was.get(name) != now.get(name)]
    if not fields:
        return False
    change = await work.add(
        SettingsChange,
        at=clock.now(),
        actor=f"{work.actor.kind.value}:{work.actor.id}",
        staff_id=work.actor.staff_id,
        kind=kind,
        event=event,
        subject=subject,
        called=dict(called),
        fields=fields,
        before={name: was[name] for name in fields if name in was},
        after={name: now[name] for name in fields if name in now},
    )
    work.tell(event, subject, change=change.id, fields=fields)
    return True


def differing(row: Row, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that are not what a row has; where there are none, there is nothing to change and no new version."""
    return {name: value for name, value in values.items() if row[name] != value}


def _fields(values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in values.items():
        if isinstance(value, Mapping):
            yield from ((f"{name}.{part}", each) for part, each in value.items())
        else:
            yield name, value
