"""The tree of categories: who stands under whom, how deep, and in which order."""

from collections.abc import Iterator, Sequence

from orderflow.kernel.db import Row
from orderflow.kernel.refusal import NotFound, Refusal, invalid
from orderflow.kernel.texts import text
from orderflow.kernel.work import NOUNS, Work

DEEPEST = 4
MOST = 500


class CategoryLoop(Refusal):
    """A category cannot stand under itself or under one of its own parts. Choose another place for it."""

    hant = "分類不能放在自己或自己的子分類之下。請選擇別的位置。"
    hans = "分类不能放在自己或自己的子分类之下。请选择别的位置。"


# Whoever changes the tree holds all of it: two moves that are each right could make a loop together.
_ALL = "select * from category order by id for update"


class Tree:
    """All categories, locked."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = {row.id: row for row in rows}

    @classmethod
    async def taken(cls, work: Work) -> "Tree":
        """The tree, locked until the verb is done."""
        await work.run("select pg_advisory_xact_lock(727205)")
        return cls(await work.rows(_ALL))

    def find(self, id: str) -> Row:
        """One category, or NotFound."""
        if id not in self.rows:
            raise NotFound(what=NOUNS["Category"])
        return self.rows[id]

    def children(self, parent_id: str | None) -> list[Row]:
        """Those that stand directly under one, in their order."""
        found = [row for row in self.rows.values() if row.parent_id == parent_id]
        return sorted(found, key=lambda row: (row.sort, row.id))

    def place_for(self, parent_id: str | None, moved: Row | None = None) -> str | None:
        """A parent that a category may stand under, or a refusal that says why not."""
        if parent_id is None:
            return None
        parent = self.rows.get(parent_id)
        if parent is None or parent.retired:
            raise invalid("parentId", _NO_PARENT)
        above = [row.id for row in self._upwards(parent)]
        if moved and moved.id in above:
            raise CategoryLoop(path=("parentId",))
        if len(above) + (self._height(moved) if moved else 1) > DEEPEST:
            raise invalid("parentId", _TOO_DEEP)
        return parent_id

    def _upwards(self, row: Row) -> Iterator[Row]:
        """A category and those above it."""
        yield row
        while row.parent_id is not None:
            row = self.rows[row.parent_id]
            yield row

    def _height(self, row: Row) -> int:
        """How many levels a category and its parts take."""
        return 1 + max((self._height(each) for each in self.children(row.id)), default=0)


_NO_PARENT = text("請選擇一個現有的分類。", "请选择一个现有的分类。", "Choose a category that is there.")
_TOO_DEEP = text(
    "分類最多四層。請選擇更上層的位置。",
    "分类最多四层。请选择更上层的位置。",
    "Categories go four levels deep. Choose a place further up.",
)
