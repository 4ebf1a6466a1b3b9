"""Everybody reads the pages that are published; the rest is for those who set the shop up."""

from orderflow.kernel.access import ALL, NOTHING, Actor, Sight, seen_by
from orderflow.kernel.rights import Can
from orderflow.shop.tables import DeliveryRate, PaymentTerms, Policy, SettingsChange, Shop


@seen_by(Shop)
@seen_by(DeliveryRate)
@seen_by(PaymentTerms)
def settings_visible_to(actor: Actor) -> Sight:
    """All of it, to those who set it."""
    return ALL if actor.may(Can.KEEP_SETTINGS) else NOTHING


@seen_by(Policy)
def policies_visible_to(actor: Actor) -> Sight:
    """What is published, to everybody."""
    return ALL if actor.may(Can.KEEP_SETTINGS) else Sight("published")


@seen_by(SettingsChange)
def changes_visible_to(actor: Actor) -> Sight:
    """The whole history, to those who may see it."""
    return ALL if actor.may(Can.SEE_CHANGES) else NOTHING
