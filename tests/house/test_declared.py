"""Compares what the rooms declare with each other: events, consumers, refusals, lifecycles, verbs, sights."""

import inspect
import re
import string
from enum import StrEnum

import pytest
from graphql import GraphQLObjectType
from sqlalchemy import CheckConstraint
from sqlmodel import SQLModel
from strawberry.utils.str_converters import to_camel_case

from orderflow.graph.bridge import VIEWS
from orderflow.graph.rights import rights_of
from orderflow.graph.schema import schema
from orderflow.kernel.access import SIGHTS
from orderflow.kernel.action import ACTIONS
from orderflow.kernel.db import one_of, table
from orderflow.kernel.deliveries import CHORES, Delivery, DeliveryState
from orderflow.kernel.events import CONSUMERS, EventType
from orderflow.kernel.lifecycle import LIFECYCLES, Guard, Lifecycle
from orderflow.kernel.refusal import REFUSALS, Refusal
from orderflow.kernel.texts import LOCALES, Text

IRREGULAR = {"lost", "shut", "left", "held", "met", "paid", "made", "found", "in", "on", "off", "out", "read"}
PARTICIPLE = re.compile(r"[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*")
CODES = re.compile(r"\b[A-Z]{2,}(_[A-Z]+)+\b|\b[a-z]+_[a-z_]+\b|\b[a-z]{3}_[0-9a-z]{26}\b|\bid\b", re.ASCII)


def mutation_type() -> GraphQLObjectType:
    found = schema._schema.get_type("Mutation")
    assert isinstance(found, GraphQLObjectType)
    return found


@pytest.mark.parametrize("name", EventType.all)
def test_an_event_is_called_by_what_happened(name: str) -> None:
    """Because the log is read by people and machines of other houses: `order.paid`, a noun and a participle."""
    assert PARTICIPLE.fullmatch(name), name
    words = name.partition(".")[2].split("_")
    assert any(word in IRREGULAR or word.endswith(("ed", "en", "nt", "wn", "ing")) for word in words), name


def test_every_consumer_hears_something_that_is_told() -> None:
    """Because a reaction to an event nobody tells never runs, and nobody notices."""
    for consumer in CONSUMERS.values():
        assert consumer.types
        assert set(consumer.types) <= EventType.all.keys(), consumer.name
    assert CHORES


def test_every_name_of_a_consumer_is_its_own() -> None:
    """Because the name is the key of its deliveries: a second one would take the first one's place unseen."""
    reacting = [(c.react.__module__, c.react.__name__) for c in CONSUMERS.values()]
    assert len(set(reacting)) == len(reacting)
    for name, consumer in CONSUMERS.items():
        assert name.partition(".")[0] in consumer.react.__module__
        assert name.endswith(consumer.react.__name__)


@pytest.mark.parametrize("code", REFUSALS)
def test_a_refusal_is_worded_in_each_language_by_hand(code: str) -> None:
    """Because each reader is told in words of the shop what happened and what to do next, never a code or a column."""
    refusal = REFUSALS[code]
    words = [refusal.hant, refusal.hans, inspect.cleandoc(refusal.__doc__ or "")]

    assert all(words), code
    blanks = [{name for _, name, _, _ in string.Formatter().parse(each) if name} for each in words]
    assert blanks[0] == blanks[1] == blanks[2], code
    if words[2] != "{reason}":
        assert len({*words}) == 3
        for each in words:
            assert not CODES.search(re.sub(r"\{.*?\}", "", each)), each
        assert words[2].endswith((".", "?"))
        assert words[0].endswith(("。", "？"))


@pytest.mark.parametrize(
    "guard",
    [g for life in LIFECYCLES.values() for move in life.moves.values() for g in move.guards]
    + [g for each in ACTIONS.values() for g in each.guards],
    ids=lambda g: g.name,
)
def test_a_guards_words_are_a_reason_a_person_reads(guard: Guard) -> None:
    """Because the reason stands on the button."""
    assert_worded(guard.words)


def assert_worded(words: Text) -> None:
    assert set(words) == set(LOCALES)
    assert all(words.values())
    assert not any(CODES.search(each) for each in words.values()), words


@pytest.mark.parametrize("lifecycle", LIFECYCLES.values(), ids=LIFECYCLES)
def test_the_database_keeps_a_state_within_its_enum(lifecycle: Lifecycle) -> None:
    """Because alembic does not look at checks, and a state nobody knows breaks every reader."""
    assert_checked(lifecycle.model, lifecycle.column, lifecycle.states)
    for each in (lifecycle.noun, *lifecycle.names.values()):
        assert set(each) == set(LOCALES)


def test_the_database_keeps_deliveries_within_their_states() -> None:
    """Because a delivery is no lifecycle, and has its check all the same."""
    assert_checked(Delivery, "state", DeliveryState)


def assert_checked(model: type[SQLModel], column: str, states: type[StrEnum]) -> None:
    checks = {str(each.sqltext) for each in table(model).constraints if isinstance(each, CheckConstraint)}
    assert str(one_of(column, states).sqltext) in checks, model.__name__


@pytest.mark.parametrize("verb", ACTIONS)
def test_a_verb_is_one_mutation_with_its_right(verb: str) -> None:
    """Because one name leads from the button to the code: `dispatch_shipment`, `dispatchShipment`, DISPATCH."""
    found = ACTIONS[verb]
    field = mutation_type().fields.get(to_camel_case(verb))

    assert field is not None, f"{verb} is in no line of graph/mutations.py"
    assert rights_of(field) == [found.right]
    assert re.fullmatch(r"[a-z]+(_[a-z]+)+", verb)
    assert inspect.getdoc(found.verb), verb
    given = next(hint for name, hint in inspect.get_annotations(found.verb).items() if name not in ("work", "return"))
    assert getattr(given, "__name__", given) == "".join(part.capitalize() for part in verb.split("_"))


def test_every_mutation_is_a_verb() -> None:
    """Because there is no second way to change anything."""
    assert set(mutation_type().fields) == {to_camel_case(verb) for verb in ACTIONS}


@pytest.mark.parametrize("verb", ACTIONS)
def test_a_verb_says_what_it_may_refuse(verb: str) -> None:
    """Because the reference page of a mutation lists its codes."""
    for each in ACTIONS[verb].refuses:
        assert issubclass(each, Refusal)


def test_every_table_with_a_sight_can_be_reached() -> None:
    """Because a rule that nobody asks is a rule that nobody tested."""
    shown = {view.model for view in VIEWS.values()}
    locked_by_verbs = {each.offered_on for each in ACTIONS.values()}

    unreached = [model.__name__ for model in SIGHTS if model not in shown | locked_by_verbs]
    assert not unreached
