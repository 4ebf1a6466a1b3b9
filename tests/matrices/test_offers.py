"""`availableActions` agrees with the verbs, for every state × role: what is offered is done, the rest is refused."""

from typing import Any

import pytest

from tests.matrices.forced import break_fact, force
from tests.matrices.inputs import valid
from tests.matrices.stage import Stage
from tests.matrices.written import Broken, by_role, caller, lifecycles

STATES, LINES, GUARDS = lifecycles()
ROLES, MAY, _ = by_role("mutations.txt")
SHOWN = by_role("fields.txt")[1]
KINDS = ("Order", "Payment", "Shipment", "Ticket")
ACTIONS = "availableActions { action allowed code reason until }"


async def offers(stage: Stage, who: str, kind: str, locale: str = "en") -> dict[str, dict[str, Any]]:
    """What somebody is offered on the stage's one object of a kind, by action."""
    name = kind.lower()
    document = f"query ($id: ID!, $token: String) {{ {name}(id: $id, orderToken: $token) {{ {ACTIONS} }} }}"
    answer = await stage.send(who, document, locale, id=stage.things[name], token=_token(stage, who))
    assert "errors" not in answer, answer
    return {each["action"]: each for each in answer["data"][name]["availableActions"]}


def _token(stage: Stage, who: str) -> str | None:
    return stage.things["order_token"] if who == "PUBLIC" else None


async def _call(stage: Stage, who: str, mutation: str, locale: str = "en") -> tuple[str, str | None]:
    """The code and the message a verb is refused with, on the same facts as the offer was made."""
    given = valid(mutation, stage.things)
    if who == "PUBLIC":
        given["orderToken"] = _token(stage, who)
    async with stage.curtain():
        answer = await stage.call(who, mutation, given, locale)
    return answer.code, answer.message or None


@pytest.mark.parametrize(("kind", "state"), [(kind, state) for kind in KINDS for state in STATES[kind]])
async def test_each_role_is_offered_exactly_what_the_verbs_will_do(stage: Stage, kind: str, state: str) -> None:
    wrong = []
    verbs = [line for line in LINES if line.kind == kind and line.by != "system"]
    async with stage.curtain():
        await force(stage, kind, state)
        for role in [role for role in ROLES if SHOWN[f"Query.{kind.lower()}"][role]]:
            offered = await offers(stage, role, kind)
            if offered.keys() != {line.by for line in verbs if MAY[line.by][role]}:
                wrong.append(f"{role} is offered {sorted(offered)}")
            for name, offer in offered.items():
                said = (offer["code"] or "", offer["reason"])
                done = await _call(stage, role, name)
                if said != done or offer["allowed"] is not (done[0] == ""):
                    wrong.append(f"{role} {name}: offered as {said}, answered {done}")
    assert wrong == []


@pytest.mark.parametrize("broken", GUARDS, ids=lambda broken: broken.name)
async def test_an_offer_gives_the_reason_the_verb_would_give(stage: Stage, broken: Broken) -> None:
    async with stage.curtain():
        await break_fact(stage, broken)
        who = caller(broken.by)
        for locale in ("zh-Hant", "zh-Hans", "en"):
            offer = (await offers(stage, who, broken.kind, locale))[broken.by]

            assert (offer["allowed"], offer["code"]) == (False, broken.code)
            assert (offer["code"], offer["reason"]) == await _call(stage, who, broken.by, locale)
