"""The rules of the demo shop's own of who works on what: two, so that their page has something to show."""

from typing import Any

from orderflow.kernel.texts import Text, text
from orderflow.kernel.work import Work
from orderflow.shipments.rulebook import rule_anew
from orderflow.shipments.tables import AssignmentRule

# Each takes what would go to these teams by region as well, or could: the days of the demo shop go on as they were.
_RULES: tuple[tuple[Text, dict[str, Any], tuple[str, ...]], ...] = (
    (
        text("大件由杭州倉處理", "大件由杭州仓处理", "Oversize goods from Hangzhou"),
        {"oversize": True},
        ("HZ1-DAY", "HZ1-NIGHT"),
    ),
    (
        text("港澳訂單由廣州倉處理", "港澳订单由广州仓处理", "Hong Kong and Macau from Guangzhou"),
        {"regions": ["HK", "MO"]},
        ("GZ1-DAY", "GZ1-NIGHT"),
    ),
)
_BLANK: dict[str, Any] = {"regions": [], "delivery_codes": [], "category_ids": [], "oversize": False}


async def load(work: Work) -> None:
    """Write down the rules, once the teams they name are there."""
    teams = {row.code: row.id for row in await work.rows("select code, id from team")}
    for sort, (name, conditions, codes) in enumerate(_RULES):
        team_ids = [teams[code] for code in codes]
        await work.add(AssignmentRule, name=name, **{**_BLANK, **conditions}, team_ids=team_ids, sort=sort, version=1)
    await work.write()
    await rule_anew(work)
