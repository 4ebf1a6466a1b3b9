"""Everybody may read what buyers think."""

from orderflow.feedback.tables import Review
from orderflow.kernel.access import ALL, Actor, Sight, seen_by


@seen_by(Review)
def visible_to(actor: Actor) -> Sight:
    """Every review, for everybody; it names its writer by the first character only."""
    return ALL
