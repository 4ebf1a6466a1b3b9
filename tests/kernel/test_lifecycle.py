"""A lifecycle is checked when the house is opened, and says in three languages why a move is not open."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from orderflow.kernel.access import SYSTEM
from orderflow.kernel.events import EventType, event_type
from orderflow.kernel.lifecycle import Lifecycle, guard, judge, may, move, refuse_unless_open
from orderflow.kernel.refusal import MoveRefused
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import Text, text
from tests.kernel.props import ADA, LAMP, LAMP_NAMES, Lamp, LampState


class A:
    """A row as a guard reads it."""

    def __init__(self, **columns: Any) -> None:
        self.__dict__.update({"state": "OFF", "note": None, **columns})


def declared(moves: Mapping[str, Any], names: Mapping[str, Text] = LAMP_NAMES, **more: Any) -> Lifecycle:
    return Lifecycle(Lamp, LampState, "OFF", moves, noun=text("燈", "灯", "lamp"), names=names, **more)


LIGHT = {"light": move("OFF", "ON", None, "lamp.is_lit")}
SMASH = {"smash": move("ON", "BROKEN", None, "lamp.is_smashed")}


@pytest.mark.parametrize(
    ("moves", "more", "says"),
    [
        (LIGHT, {}, "BROKEN"),
        (LIGHT | {"mend": move("BROKEN", "OFF", None, "lamp.is_mended")}, {}, "BROKEN"),
        (LIGHT | {"smash": move("ON", "BROKEM", None, "lamp.is_smashed")}, {}, "BROKEM"),
        (LIGHT | SMASH | {"mend": move("BROKE", "OFF", None, "lamp.is_mended")}, {}, "BROKE"),
        (LIGHT | SMASH, {"names": {"OFF": LAMP_NAMES["OFF"], "ON": LAMP_NAMES["ON"]}}, "BROKEN"),
        (LIGHT | SMASH, {"words": {"ligth": text("燈亮了", "灯亮了", "lit")}}, "ligth"),
    ],
    ids=["unreached", "reached from itself only", "no such target", "no such source", "unnamed", "words of no move"],
)
def test_a_table_with_a_mistake_does_not_open(moves: Mapping[str, Any], more: Any, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        declared(moves, **more)


def test_a_sound_table_opens_and_its_moves_are_its_attributes() -> None:
    sound = declared(LIGHT | SMASH, words={"light": text("燈亮了", "灯亮了", "The lamp is lit")})

    assert (sound.light.source, sound.light.target) == (("OFF",), "ON")
    assert EventType.all["lamp.is_lit"].words
    with pytest.raises(AttributeError, match="no move 'explode'"):
        _ = sound.explode


def test_an_event_cannot_be_declared_for_two_audiences() -> None:
    event_type("lamp.sold", customer=True)

    with pytest.raises(ValueError, match="declared twice"):
        event_type("lamp.sold", customer=False)


@pytest.mark.parametrize(
    ("locale", "wrong_state", "guarded"),
    [
        ("zh-Hant", "路燈目前是「損壞」，無法進行這一步。", "燈還沒有玻璃罩。"),
        ("zh-Hans", "路灯当前是“损坏”，不能进行这一步。", "灯还没有玻璃罩。"),
        ("en", "This is not possible while the street lamp is “broken”.", "The lamp has no glass yet."),
    ],
)
def test_a_refused_move_says_why(locale: str, wrong_state: str, guarded: str) -> None:
    for row, words in ((A(state="BROKEN"), wrong_state), (A(note="bare"), guarded)):
        with pytest.raises(MoveRefused) as refused:
            refuse_unless_open(LAMP.light, row)

        assert refused.value.message(locale) == words
        assert refused.value.facts["from_"] == row.__dict__["state"]


def test_a_move_stays_open_until_the_first_guard_ends() -> None:
    soon, late = datetime(2030, 1, 1, tzinfo=UTC), datetime(2030, 2, 1, tzinfo=UTC)
    guards = tuple(
        guard("一", "一", until=until)(lambda row: True) for until in (lambda _: late, lambda _: soon, lambda _: None)
    )

    assert judge(LAMP, ("OFF",), guards, A()).until == soon
    assert judge(LAMP, ("OFF",), guards[2:], A()).until is None
    assert judge(LAMP, ("ON",), guards, A()).until is None


def test_a_move_without_a_right_is_the_systems_alone() -> None:
    assert not may(ADA, LAMP.smash, A())
    assert may(SYSTEM, LAMP.smash, A())
    assert may(ADA, LAMP.light, A())
    assert not may(ADA, LAMP.light, A(note="bare"))
    assert Can.BROWSE in ADA.rights
