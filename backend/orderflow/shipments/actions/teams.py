"""Set up the teams of a warehouse: where they send to, what they can handle, when they work."""

import re
from dataclasses import dataclass, field
from typing import Any

from orderflow.kernel.action import action
from orderflow.kernel.db import Row, UniqueViolation
from orderflow.kernel.refusal import InvalidInput, NotFound, Refusal, StaleVersion, invalid
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.work import Work
from orderflow.people.tables import Team
from orderflow.shipments.rules import KNOWN_SKILLS
from orderflow.shop.changes import record, settings_event
from orderflow.shop.given import time_of_day
from orderflow.shop.tables import ChangeKind
from orderflow.shop.words import TextsGiven, worded

TEAM_CREATED = settings_event("team.created", Can.SEE_TEAMS)
TEAM_CHANGED = settings_event("team.changed", Can.SEE_TEAMS)

LONGEST_NAME = 60
MOST_REGIONS, LONGEST_REGION = 80, 40
_CODE = re.compile(r"[A-Z0-9]+(-[A-Z0-9]+)*")


class TeamCodeTaken(Refusal):
    """Another team has this code already, perhaps one that was retired. Choose another code."""

    hant = "另一個團隊已經使用這個代碼，也可能是已停用的團隊。請換一個。"
    hans = "另一个团队已经使用这个代码，也可能是已停用的团队。请换一个。"


@dataclass
class CreateTeam:
    """A new team of a warehouse; it begins off duty."""

    code: str = field(metadata={"doc": "Short name on lists and slips: capital letters, digits and hyphens."})
    name: TextsGiven
    warehouse_id: str
    regions: list[str] = field(metadata={"doc": "Countries (CN), beginnings of provinces (浙江), or * for anywhere."})
    shift_start: str = field(metadata={"doc": "As HH:MM in the shop's time zone."})
    shift_end: str = field(metadata={"doc": "As HH:MM; a shift that ends where it starts is round the clock."})
    skills: list[str] = field(default_factory=list, metadata={"doc": "fragile, food, oversize."})


@dataclass
class ChangeTeam:
    """What is different about a team from now on; what is left out stays. Its warehouse and its code stay for good."""

    team_id: str
    expected_version: int
    name: TextsGiven | None = None
    regions: list[str] | None = None
    skills: list[str] | None = None
    shift_start: str | None = None
    shift_end: str | None = None


@action(Can.KEEP_TEAMS, refuses=(InvalidInput, TeamCodeTaken))
async def create_team(work: Work, given: CreateTeam) -> dict[str, Any]:
    """Set up a new team; it takes orders once it is put on duty."""
    code = given.code.strip().upper()
    if len(code) > 20 or not _CODE.fullmatch(code):
        raise invalid("code", _BAD_CODE)
    name = worded("name", given.name, LONGEST_NAME, needed=True)
    plain = _checked(given)
    warehouse = await work.row("select code from warehouse where id = :id", id=given.warehouse_id)
    if warehouse is None:
        raise invalid("warehouseId", _NO_WAREHOUSE)
    place = {"warehouse_id": given.warehouse_id, "on_duty": False, "version": 1}
    try:
        team = await work.add(Team, code=code, name=name, **plain, **place)
        await work.write()
    except UniqueViolation as taken:
        raise TeamCodeTaken(path=("code",)) from taken
    after = {"code": code, "warehouse": warehouse.code, **facts(team)}
    await record(work, TEAM_CREATED, ChangeKind.TEAM, team.id, team.name, {}, after)
    return {"team": team}


@action(Can.KEEP_TEAMS, refuses=(InvalidInput, NotFound, StaleVersion))
async def change_team(work: Work, given: ChangeTeam) -> dict[str, Any]:
    """Rename a team, or say where it sends, what it can handle, when it works; waiting orders follow by themselves."""
    team = await work.take(Team, given.team_id, version=given.expected_version)
    values = _checked(given)
    if given.name is not None:
        values["name"] = worded("name", given.name, LONGEST_NAME, needed=True)
    before = facts(team)
    if await record(work, TEAM_CHANGED, ChangeKind.TEAM, team.id, team.name, before, {**before, **values}):
        team = await work.change(Team, team, **values)
    return {"team": team}


def facts(team: Row) -> dict[str, Any]:
    """What the history says of a team."""
    return {name: team[name] for name in ("name", "regions", "skills", "shift_start", "shift_end")}


def _checked(given: CreateTeam | ChangeTeam) -> dict[str, Any]:
    """What was given of regions, skills and shift, tidied; refuses the first that cannot be."""
    values: dict[str, Any] = {}
    if given.regions is not None:
        values["regions"] = regions_of("regions", given.regions)
        if not values["regions"]:
            raise invalid("regions", _NO_REGION)
    if given.skills is not None:
        values["skills"] = skills_of("skills", given.skills)
    for path, name in (("shiftStart", "shift_start"), ("shiftEnd", "shift_end")):
        time = getattr(given, name)
        if time is not None:
            values[name] = time_of_day(path, time)
    return values


def regions_of(path: str, regions: list[str]) -> list[str]:
    """Countries and beginnings of provinces, tidied and without repetition."""
    tidy = list(dict.fromkeys(" ".join(each.split()) for each in regions))
    tidy = [each.upper() if re.fullmatch(r"[A-Za-z]{2}", each) else each for each in tidy if each]
    if len(tidy) > MOST_REGIONS or any(len(each) > LONGEST_REGION for each in tidy):
        raise invalid(path, _BAD_REGIONS)
    return tidy


def skills_of(path: str, skills: list[str]) -> list[str]:
    """Known skills without repetition, in the order of the house."""
    if set(skills) - set(KNOWN_SKILLS):
        raise invalid(path, _BAD_SKILL)
    return [each for each in KNOWN_SKILLS if each in skills]


_BAD_CODE = text(
    "代碼請用大寫字母、數字和連字號，最多 20 個字元，例如 HZ1-DAY。",
    "代码请用大写字母、数字和连字符，最多 20 个字符，例如 HZ1-DAY。",
    "A code has capital letters, digits and hyphens, at most 20, such as HZ1-DAY.",
)
_NO_WAREHOUSE = text("請選一個現有的倉庫。", "请选一个现有的仓库。", "Choose a warehouse that exists.")
_NO_REGION = text(
    "請至少填一個寄送地區；不限地區請填 *。",
    "请至少填一个发货地区；不限地区请填 *。",
    "Say where it sends to; * is anywhere.",
)
_BAD_REGIONS = text(
    "地區最多八十個，每個最多四十個字。",
    "地区最多八十个，每个最多四十个字。",
    "At most eighty regions of forty characters each.",
)
_BAD_SKILL = text(
    "只能選易碎品、食品和大件商品。",
    "只能选易碎品、食品和大件商品。",
    "Choose among fragile goods, food and oversize goods only.",
)
