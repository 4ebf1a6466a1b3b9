"""Staff build the shelves of the shop."""

from dataclasses import dataclass
from typing import Any

from orderflow.catalog.tables import Category
from orderflow.catalog.tree import MOST, CategoryLoop, Tree
from orderflow.kernel.action import action
from orderflow.kernel.db import Row
from orderflow.kernel.events import event_type
from orderflow.kernel.ids import new_id
from orderflow.kernel.refusal import InvalidInput, NotFound, Refusal, StaleVersion, invalid
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.work import Work, require_version
from orderflow.shop.words import LONGEST_NAME, SlugTaken, TextsGiven, slug_of, worded

CREATED = event_type("category.created", staff=Can.BROWSE, everyone=True)
CHANGED = event_type("category.changed", staff=Can.BROWSE, everyone=True)
MOVED = event_type("category.moved", staff=Can.BROWSE, everyone=True)
RETIRED = event_type("category.retired", staff=Can.BROWSE, everyone=True)
RESTORED = event_type("category.restored", staff=Can.BROWSE, everyone=True)


class CategoryInUse(Refusal):
    """There are goods or other categories in it. Move or retire them first, then retire the category."""

    hant = "這個分類裡還有商品或子分類。請先移走或下架，再停用分類。"
    hans = "这个分类里还有商品或子分类。请先移走或下架，再停用分类。"


@dataclass
class CreateCategory:
    """A new shelf of the shop, or a part of one."""

    name: TextsGiven
    parent_id: str | None = None
    slug: str | None = None


@dataclass
class ChangeCategory:
    """New words for a category; what is left out stays."""

    category_id: str
    expected_version: int
    name: TextsGiven | None = None
    slug: str | None = None


@dataclass
class MoveCategory:
    """Where a category stands from now on: under which one, and which of its neighbours it comes before."""

    category_id: str
    expected_version: int
    parent_id: str | None = None
    position: int = 0


@dataclass
class RetireCategory:
    """A category that customers no longer see."""

    category_id: str
    expected_version: int


@dataclass
class RestoreCategory:
    """A retired category that customers see again."""

    category_id: str
    expected_version: int


@action(Can.KEEP_CATALOGUE, refuses=(InvalidInput, SlugTaken))
async def create_category(work: Work, given: CreateCategory) -> dict[str, Any]:
    """Put up a new category; it stands last among its neighbours."""
    name = worded("name", given.name, LONGEST_NAME, needed=True)
    tree = await Tree.taken(work)
    if len(tree.rows) >= MOST:
        raise invalid("name", _TOO_MANY)
    id = new_id(Category.PREFIX)
    slug = _free(tree, slug_of(given.slug, name, id), id, asked=bool(given.slug))
    parent_id = tree.place_for(given.parent_id)
    last = max((row.sort for row in tree.children(parent_id)), default=-1)
    category = await work.add(
        Category, id=id, slug=slug, name=name, parent_id=parent_id, sort=last + 1, retired=False, version=1
    )
    work.tell(CREATED, id)
    return {"category": category}


@action(Can.KEEP_CATALOGUE, refuses=(InvalidInput, NotFound, StaleVersion, SlugTaken))
async def change_category(work: Work, given: ChangeCategory) -> dict[str, Any]:
    """Give a category another name or address."""
    tree, category = await _take(work, given.category_id, given.expected_version)
    changed: dict[str, Any] = {}
    if given.name is not None:
        changed["name"] = worded("name", given.name, LONGEST_NAME, needed=True)
    if given.slug is not None:
        slug = slug_of(given.slug, changed.get("name", category.name), category.id)
        changed["slug"] = _free(tree, slug, category.id, asked=True)
    work.tell(CHANGED, category.id, renamed="name" in changed)
    return {"category": await work.change(Category, category, **changed)}


@action(Can.KEEP_CATALOGUE, refuses=(InvalidInput, NotFound, StaleVersion, CategoryLoop))
async def move_category(work: Work, given: MoveCategory) -> dict[str, Any]:
    """Put a category somewhere else in the tree."""
    tree, category = await _take(work, given.category_id, given.expected_version)
    parent_id = tree.place_for(given.parent_id, category)
    neighbours = [row for row in tree.children(parent_id) if row.id != category.id]
    place = min(max(given.position, 0), len(neighbours))
    for sort, row in enumerate([*neighbours[:place], None, *neighbours[place:]]):
        if row is not None and row.sort != sort:
            await work.change(Category, row, sort=sort)
    work.tell(MOVED, category.id, **{"from": category.parent_id, "to": parent_id})
    return {"category": await work.change(Category, category, parent_id=parent_id, sort=place)}


_USED = "select 1 from product where category_id = :id and state <> 'RETIRED' limit 1"


@action(Can.KEEP_CATALOGUE, refuses=(NotFound, StaleVersion, CategoryInUse))
async def retire_category(work: Work, given: RetireCategory) -> dict[str, Any]:
    """Take an empty category out of the shop; it can be brought back."""
    tree, category = await _take(work, given.category_id, given.expected_version)
    parts = [row for row in tree.children(category.id) if not row.retired]
    if parts or await work.row(_USED, id=category.id):
        raise CategoryInUse
    work.tell(RETIRED, category.id)
    return {"category": await work.change(Category, category, retired=True)}


@action(Can.KEEP_CATALOGUE, refuses=(InvalidInput, NotFound, StaleVersion))
async def restore_category(work: Work, given: RestoreCategory) -> dict[str, Any]:
    """Bring a retired category back; the one it stands under must be there."""
    tree, category = await _take(work, given.category_id, given.expected_version)
    tree.place_for(category.parent_id, category)
    work.tell(RESTORED, category.id)
    return {"category": await work.change(Category, category, retired=False)}


async def _take(work: Work, id: str, version: int) -> tuple[Tree, Row]:
    tree = await Tree.taken(work)
    category = tree.find(id)
    require_version(category, version)
    return tree, category


def _free(tree: Tree, slug: str, id: str, *, asked: bool) -> str:
    """An address that no other category has; one that nobody asked for gives way."""
    if all(row.slug != slug or row.id == id for row in tree.rows.values()):
        return slug
    if asked:
        raise SlugTaken(path=("slug",))
    return f"{slug}-{id[-6:]}"


_TOO_MANY = text(
    "分類最多五百個。請先整理現有的分類。",
    "分类最多五百个。请先整理现有的分类。",
    "There are five hundred categories already. Tidy those up first.",
)
