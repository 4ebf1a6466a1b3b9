"""What the last release answered is answered still, but for what is broken on purpose and written down."""

import pytest
from graphql import GraphQLSchema, build_schema, find_breaking_changes

from orderflow.graph.schema import schema
from orderflow.tables import CHECKOUT

RELEASES = CHECKOUT / "docs" / "reference" / "releases"
BECAUSE = " because "


def newest() -> str:
    """The schema of the last release."""
    numbers = {tuple(map(int, path.stem.split("."))): path for path in RELEASES.glob("*.graphql")}
    return numbers[max(numbers)].read_text()


def broken(before: str, now: GraphQLSchema) -> set[str]:
    """What a program of the release could no longer do."""
    return {change.description for change in find_breaking_changes(build_schema(before), now)}


def test_nothing_of_the_last_release_is_broken_but_what_is_written_down() -> None:
    lines = [line for line in (RELEASES / "breaks.txt").read_text().splitlines() if line and line[0] != "#"]
    meant = {what: why for what, _, why in (line.partition(BECAUSE) for line in lines)}

    assert all(meant.values()), "a break needs its reason"
    assert broken(newest(), schema._schema) == set(meant)


@pytest.mark.parametrize(
    ("once", "now", "breaks"),
    [
        ("type Rating {", "type Rating { stars: Int!", False),
        ("  average: Float!", "  average: Float", True),
        ("  compareAtPrice: Money ", "  compareAtPrice: Money! ", False),
        ("  productCount: Int!", "  products: Int!", True),
        ("  products(", "  products(shelf: ID!", True),
        ("  products(", "  products(shelf: ID", False),
        ("type Team implements Node", "type Team", True),
    ],
)
def test_a_break_is_told_from_growth(once: str, now: str, breaks: bool) -> None:
    text = schema.as_str()
    assert once in text

    assert bool(broken(text, build_schema(text.replace(once, now)))) is breaks
