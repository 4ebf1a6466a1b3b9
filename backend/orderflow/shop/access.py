"""Who sees what of the shop's settings."""

from orderflow.kernel.access import ALL, NOTHING, Actor, Sight, seen_by
from orderflow.kernel.rights import Can
from orderflow.shop.tables import SettingsChange


@seen_by(SettingsChange)
def changes_visible_to(actor: Actor) -> Sight:
    """The whole history, to those who may see it."""
    return ALL if actor.may(Can.SEE_CHANGES) else NOTHING
