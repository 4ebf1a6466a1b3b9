"""Who may look at the sheets that were sent: whoever keeps the catalogue."""

from orderflow.imports.tables import CatalogueImport, ImportItem
from orderflow.kernel.access import ALL, NOTHING, Actor, Sight, seen_by
from orderflow.kernel.rights import Can


@seen_by(CatalogueImport)
def imports_visible_to(actor: Actor) -> Sight:
    """All of them, for all who keep the catalogue: colleagues stand in for one another."""
    return ALL if actor.may(Can.KEEP_CATALOGUE) else NOTHING


@seen_by(ImportItem)
def items_visible_to(actor: Actor) -> Sight:
    """The products of the sheets somebody sees."""
    return imports_visible_to(actor)
