"""Everybody may look at the goods."""

from orderflow.catalog.tables import Category, Product, Variant
from orderflow.kernel.access import ALL, Actor, Sight, seen_by


@seen_by(Category)
@seen_by(Product)
@seen_by(Variant)
def visible_to(actor: Actor) -> Sight:
    """Every row, for everybody."""
    return ALL
