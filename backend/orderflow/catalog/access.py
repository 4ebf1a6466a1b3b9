"""Everybody may look at the goods; who does not work here, only at those that were ever for sale."""

from orderflow.catalog.tables import Banner, Category, Product, Variant
from orderflow.kernel.access import ALL, Actor, Sight, seen_by

_PUBLIC = Sight("state in ('PUBLISHED', 'RETIRED')")
_FORMS = Sight("product_id in (select id from product where state in ('PUBLISHED', 'RETIRED'))")


@seen_by(Banner)
@seen_by(Category)
def shelves_visible_to(actor: Actor) -> Sight:
    """The first page and every shelf, for everybody: a product names its own even when nothing else stands there."""
    return ALL


@seen_by(Product)
def products_visible_to(actor: Actor) -> Sight:
    """Staff see drafts as well."""
    return ALL if actor.is_staff else _PUBLIC


@seen_by(Variant)
def variants_visible_to(actor: Actor) -> Sight:
    """The forms of the products somebody sees."""
    return ALL if actor.is_staff else _FORMS
