"""Every code of a refusal, provoked over HTTP: its type, its own fields, and a message a person can read."""

import re

import pytest
from graphql import GraphQLEnumType

from orderflow.graph.schema import schema
from orderflow.kernel.texts import LOCALES
from tests.matrices import provoked, provoked_people
from tests.matrices.provoking import PROVOKED, error_types, own_fields
from tests.matrices.stage import Stage

ENTERED_BY = (provoked, provoked_people)
"""Where each provocation is; a module enters its own when it is read."""
ENUMS = {
    value
    for kind in schema._schema.type_map.values()
    if isinstance(kind, GraphQLEnumType) and not kind.name.startswith("__")
    for value in kind.values
}
ID = re.compile(r"\b[a-z]{3}_\w{4,}")
IDENTIFIER = re.compile(r"[A-Za-z]_[A-Za-z]|[a-z][A-Z]|[{}]|None\b|null\b|undefined")
CHINESE = re.compile("[\u4e00-\u9fff]")


def test_every_code_has_a_provocation_and_a_type() -> None:
    codes = set(schema._schema.type_map["ErrorCode"].values)

    assert PROVOKED.keys() == codes
    assert {kind.name for kind in error_types()} == {pascal(code) for code in codes}


@pytest.mark.parametrize("code", PROVOKED)
async def test_each_refusal_tells_its_code_its_facts_and_a_person(stage: Stage, code: str) -> None:
    told = {}
    for locale in LOCALES:
        async with stage.curtain():
            answer, facts = await PROVOKED[code](stage, locale)
        error = dict(answer.error or {})

        assert (answer.code, error["__typename"]) == (code, pascal(code))
        (kind,) = [each for each in error_types() if each.name == pascal(code)]
        assert {name: error[name] for name in own_fields(kind)} == facts
        told[locale] = answer.message
    assert [locale for locale, message in told.items() if not readable(message, locale)] == [], told
    assert len(set(told.values())) == len(LOCALES), told


def readable(message: str, locale: str) -> bool:
    """Whether a message is a person's words in their language, and nothing of ours."""
    ours = ID.search(message) or IDENTIFIER.search(message) or set(re.findall(r"[A-Z_]{2,}", message)) & ENUMS
    names = message.replace("好CUP", "")
    return not ours and bool(CHINESE.search(names)) == (locale != "en") and message.rstrip()[-1] in "。.！!?？"


def pascal(code: str) -> str:
    """The type of a code."""
    return "".join(part.capitalize() for part in code.split("_"))
