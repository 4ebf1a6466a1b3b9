"""The page of roles says what the hand-written matrix says."""

from pathlib import Path

from orderflow.kernel.rights import Can
from orderflow.people.roles import ROLES, rights_of


def test_every_role_has_exactly_the_rights_written_down_for_it() -> None:
    lines = (Path(__file__).parent / "roles.txt").read_text(encoding="utf-8").splitlines()
    header, *rows = [line.split() for line in lines if line and not line.startswith("#")]

    written = {role: {row[0] for row in rows if row[1 + n] == "x"} for n, role in enumerate(header)}

    assert [row[0] for row in rows] == [right.value for right in Can]
    assert written == {role: {right.value for right in rights} for role, rights in ROLES.items()}


def test_roles_add_up_and_one_that_left_the_page_gives_nothing() -> None:
    assert rights_of(["PICKER", "FINANCE"]) == ROLES["PICKER"] | ROLES["FINANCE"]
    assert rights_of(["PICKER", "WIZARD", "CUSTOMER"]) == ROLES["PICKER"]
    assert rights_of([]) == frozenset()
