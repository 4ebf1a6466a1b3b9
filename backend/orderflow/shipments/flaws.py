"""What keeps a rule of the shop's own from ever taking anything, said of the condition that is to blame."""

from collections.abc import Iterable, Sequence
from typing import Any

from orderflow.kernel.texts import LOCALES, Text, in_locale, text
from orderflow.shipments.weighing import OwnRule, covers, is_country
from orderflow.shop import terms
from orderflow.shop.terms import EVERYWHERE_ELSE, DeliveryRate

Flaw = tuple[str, Text]
"""The condition by its path, and what is wrong with it."""


def flaw_of(rule: OwnRule, earlier: Iterable[OwnRule], teams: Sequence[Any]) -> Flaw | None:
    """The first thing that keeps a rule from taking anything, as teams, deliveries and earlier rules are now."""
    own = [team for team in teams if team.id in rule.team_ids and team.retired_at is None]
    if not own:
        return "teamIds", _NO_TEAM
    if rule.oversize and not any("oversize" in team.skills for team in own):
        return "teamIds", _NO_SKILL
    offered = [rate for rate in terms.current().delivery_rates if rate.offered]
    rates = [rate for rate in offered if not rule.delivery_codes or rate.code in rule.delivery_codes]
    if not rates:
        return "deliveryCodes", _NO_DELIVERY
    if rule.regions and not any(_reached(each, rates, offered) for each in rule.regions):
        return "regions", unreached(rule.regions[0])
    if rule.currency is not None and all(rate.currency != rule.currency for rate in rates):
        return "currencyCode", _NO_CURRENCY
    above = next((each for each in earlier if covers(each, rule)), None)
    return ("teamIds", _covered(above)) if above else None


def unreached_in(rule: OwnRule) -> Flaw | None:
    """The first region of a rule that nothing is delivered to."""
    offered = [rate for rate in terms.current().delivery_rates if rate.offered]
    rates = [rate for rate in offered if not rule.delivery_codes or rate.code in rule.delivery_codes]
    for n, each in enumerate(rule.regions):
        if not _reached(each, rates, offered):
            return f"regions.{n}", unreached(each)
    return None


def _reached(region: str, rates: Sequence[DeliveryRate], offered: Sequence[DeliveryRate]) -> bool:
    """Whether one of some deliveries goes to a region; of a province we do not know the country."""
    if not is_country(region):
        return True
    named = any(region in rate.countries for rate in offered)
    return any(region in rate.countries or (EVERYWHERE_ELSE in rate.countries and not named) for rate in rates)


def unreached(region: str) -> Text:
    """What is said of a region that nothing is delivered to."""
    return text(
        f"沒有任何提供中的配送方式（或所選的配送方式）送到 {region}，規則不會用到。",
        f"没有任何在用的配送方式（或所选的配送方式）送到 {region}，规则不会用到。",
        f"No delivery option that is offered, or none of those chosen, goes to {region}: the rule would match nothing.",
    )


def _covered(above: OwnRule) -> Text:
    hant, hans, en = (in_locale(above.name, locale) for locale in LOCALES)
    return text(
        f"前面的「{hant}」條件更寬、團隊也相同，這條規則輪不到。請換團隊，或移到它前面。",
        f"前面的“{hans}”条件更宽、团队也相同，这条规则轮不到。请换团队，或移到它前面。",
        f"“{en}” stands before it, asks for no more and has the same teams, so this rule never takes anything."
        " Choose other teams, or put it further up.",
    )


_NO_TEAM = text(
    "請至少選一個現有的團隊；已停用的團隊不再接單。",
    "请至少选一个现有的团队；已停用的团队不再接单。",
    "Choose a team that works here; one that was given up takes nothing.",
)
_NO_SKILL = text(
    "這些團隊都不處理大件商品，規則不會用到。",
    "这些团队都不处理大件商品，规则不会用到。",
    "None of these teams handles oversize goods: the rule would match nothing.",
)
_NO_DELIVERY = text(
    "這些配送方式目前都不提供，規則不會用到。",
    "这些配送方式目前都不提供，规则不会用到。",
    "None of these delivery options is offered now: the rule would match nothing.",
)
_NO_CURRENCY = text(
    "這些配送方式都不用這個幣別，規則不會用到。",
    "这些配送方式都不用这个币种，规则不会用到。",
    "No delivery option is offered in this currency: the rule would match nothing.",
)
