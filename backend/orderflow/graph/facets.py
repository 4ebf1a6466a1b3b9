"""What a list of goods can be narrowed by, and how many products each choice would leave under all other filters."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any

import orjson
import strawberry

from orderflow.graph.bands import BORDERS, bands
from orderflow.graph.bridge import Money as MoneyShown
from orderflow.graph.context import Info
from orderflow.graph.rights import root
from orderflow.graph.wanted import (
    GOODS,
    KEY,
    MISSED,
    STOCKED,
    FacetKind,
    ProductFilter,
    Wanted,
    fit,
    looked_for,
    option_pairs,
    wanted,
)
from orderflow.kernel.db import Row, query
from orderflow.kernel.money import Money
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import in_locale
from orderflow.shop import terms

_MOST_VALUES = 60
_MOST_OPTIONS = 12
_WORST = 3
"""From which mean score on it is worth asking for that or better."""


@strawberry.type(description="One choice that narrows a list of goods.")
class FacetValue:
    """One choice that narrows a list of goods."""

    key: str = strawberry.field(
        description="How a filter says it: a slug, a value of an option, the lowest mean score."
    )
    name: str = strawberry.field(description="What a category or a value of an option is called; else empty.")
    count: int = strawberry.field(description="How many products it gives under all other filters.")
    selected: bool = strawberry.field(description="Whether the filter asks for it.")
    price_min: MoneyShown | None = strawberry.field(
        default=None, description="Lower bound of a band of prices, if any."
    )
    price_max: MoneyShown | None = strawberry.field(
        default=None, description="Upper bound of a band of prices, if any."
    )


@strawberry.type(description="A way to narrow a list of goods.")
class Facet:
    """A way to narrow a list of goods."""

    kind: FacetKind = strawberry.field(description="What it narrows by.")
    key: str = strawberry.field(description="How a filter says which option; else empty.")
    name: str = strawberry.field(description="What the option is called; else empty.")
    values: list[FacetValue] = strawberry.field(description="What can be chosen; what gives nothing only if selected.")


# A form misses what keeps it out: kinds of facets, and options as '=name'. Whoever misses nothing but one facet counts
# for the values of that facet, so that a choice within it can be widened or changed.
_COUNTS = """
with recursive below as (
  select id as top, id from category where not retired
    and parent_id is not distinct from (select id from category where slug = :category)
  union select top, category.id from category join below on parent_id = below.id
), found as materialized (
  select id, category_id, price_from, rating_sum, rating_count from ({source}) as product where {where}
), form as materialized (
  select found.*, sort, options, stocked,
    array_remove(array[{missed}], null) || array({missed_options}) as missed
  from found join variant on product_id = found.id and not retired
  join price on price.variant_id = variant.id and currency = :currency
  cross join lateral (select {stocked} as stocked) as shelf
), choice as (
  select kind, name, key, texts, id, missed, place from form cross join lateral (
    select '=' || {name} as kind, cast(own->'name' as text) as name, {value} as key,
      cast(own->'value' as text) as texts, form.sort as place
    from jsonb_array_elements(options) as own
  ) as option
  union all select 'CATEGORY', '', slug, cast(category.name as text), form.id, missed, category.sort
  from form join below on below.id = category_id join category on category.id = top
  union all select 'STOCK', '', 'true', '', id, missed, 0 from form where stocked
  union all select 'RATING', '', cast(rating_sum / rating_count as text), '', id, missed, 0 from form
    where rating_count > 0
  union all select 'PRICE', '', concat(
    width_bucket(price_from, cast(:borders as bigint[])), case when price_from = any(:borders) then '=' end
  ), '', id, missed, 0 from form
)
select kind, key, min(name) as name, min(texts) as texts, min(place) as place,
  count(distinct id) filter (where missed <@ array[kind]) as products
from choice group by kind, key
having count(*) filter (where missed <@ array[kind]) > 0 or (kind, key) in (
  select * from unnest(cast(:chosen_kinds as text[]), cast(:chosen as text[]))
)
order by (kind, key) in (select * from unnest(cast(:chosen_kinds as text[]), cast(:chosen as text[]))) desc,
  products desc, place, key limit 1000
"""


@strawberry.type
class FacetQueries:
    """The root field of facets."""

    @root("What a list of goods can be narrowed by, with how many products each choice would give.", Can.BROWSE)
    async def facets(
        self,
        info: Info,
        filter: Annotated[ProductFilter | None, strawberry.argument(description="The filter of the list.")] = None,
    ) -> list[Facet]:
        """What a list of goods can be narrowed by."""
        asked = fit(filter)
        parts, where, values = await looked_for(info, asked)
        narrowed = wanted(asked, terms.current().currency)
        chosen = _chosen(asked)
        counts = _COUNTS.format(
            source=GOODS.format(**parts),
            where=where,
            stocked=STOCKED,
            missed=", ".join(_missed(narrowed.of_products, narrowed.stocked)),
            missed_options=f"select '=' || name from ({MISSED}) as missing" if narrowed.optional else _NOTHING,
            name=KEY.format("(own->'name')"),
            value=KEY.format("(own->'value')"),
        )
        values |= narrowed.values
        values |= {"category": values.get("category"), "borders": BORDERS}
        values |= {"chosen_kinds": [kind for kind, _ in chosen], "chosen": [key for _, key in chosen]}
        async with info.context.database.read() as connection:
            rows = await connection.rows(query(counts), **values)
        found = _Counted(rows, frozenset(chosen), info.context.actor.locale)
        prices = _bands(found, narrowed, terms.current().currency)
        return [
            facet
            for facet in (
                Facet(kind=FacetKind.CATEGORY, key="", name="", values=found.values("CATEGORY", by_place=True)),
                Facet(kind=FacetKind.PRICE, key="", name="", values=prices),
                Facet(kind=FacetKind.STOCK, key="", name="", values=found.values("STOCK")),
                Facet(kind=FacetKind.RATING, key="", name="", values=found.scores(asked.rating_min)),
                *found.options(),
            )
            if facet.values
        ]


_NOTHING = "select cast(null as text) where false"


def _chosen(asked: ProductFilter) -> list[tuple[str, str]]:
    """What a filter asks for, as kind and key."""
    categories = [("CATEGORY", slug) for slug in asked.categories or []]
    options = [(f"={name}", value) for name, value in option_pairs(asked.options or [])]
    return [*categories, *options, *([("STOCK", "true")] if asked.in_stock else [])]


def _missed(of_products: dict[FacetKind, str], stocked: bool) -> Iterable[str]:
    """What a form is kept out by, as elements of an array."""
    yield "cast(null as text)"
    for kind, where in of_products.items():
        yield f"case when not ({where}) then '{kind.value}' end"
    if stocked:
        yield f"case when not stocked then '{FacetKind.STOCK.value}' end"


@dataclass
class _Counted:
    """The counts of a list, and what of it the filter asks for."""

    rows: Sequence[Row]
    chosen: frozenset[tuple[str, str]]
    locale: str
    kinds: dict[str, list[Row]] = field(init=False)

    def __post_init__(self) -> None:
        self.kinds = {}
        for row in self.rows:
            self.kinds.setdefault(row.kind, []).append(row)

    def values(self, kind: str, *, by_place: bool = False) -> list[FacetValue]:
        """The values of one kind, those with the most products first, or in their own order."""
        rows = self.kinds.get(kind, [])[:_MOST_VALUES]
        return [self._value(row) for row in (sorted(rows, key=lambda row: row.place) if by_place else rows)]

    def options(self) -> Iterable[Facet]:
        """The options: those asked for first, then those that most products have."""
        kinds = [kind for kind in self.kinds if kind.startswith("=")]
        asked_for = {kind for kind, _ in self.chosen}
        kinds.sort(key=lambda kind: (kind not in asked_for, -sum(row.products for row in self.kinds[kind]), kind))
        for kind in kinds[:_MOST_OPTIONS]:
            name = self._text(self.kinds[kind][0].name)
            yield Facet(kind=FacetKind.OPTION, key=kind[1:], name=name, values=self.values(kind))

    def scores(self, lowest: int | None) -> list[FacetValue]:
        """The scores worth asking for, each with all that is better."""
        scores = {int(row.key): row.products for row in self.kinds.get("RATING", [])}
        found = []
        for score in range(4, _WORST - 1, -1):
            count = sum(products for key, products in scores.items() if key >= score)
            if count or score == lowest:
                found.append(FacetValue(key=str(score), name="", count=count, selected=score == lowest))
        return found

    def prices(self) -> dict[str, int]:
        """How many products lie between each two borders, and on the lower one exactly."""
        return {row.key: row.products for row in self.kinds.get("PRICE", [])}

    def _value(self, row: Row) -> FacetValue:
        name = self._text(row.texts)
        return FacetValue(key=row.key, name=name, count=row.products, selected=(row.kind, row.key) in self.chosen)

    def _text(self, stored: str) -> str:
        return in_locale(orjson.loads(stored), self.locale) if stored else ""


def _bands(counted: _Counted, narrowed: Wanted, currency: str) -> list[FacetValue]:
    """Bands of prices."""
    own = (narrowed.values.get("price_min"), narrowed.values.get("price_max"))
    return [
        FacetValue(
            key="",
            name="",
            count=band.count,
            selected=own == (band.low, band.high),
            price_min=_money(band.low, currency),
            price_max=_money(band.high, currency),
        )
        for band in bands(counted.prices())
    ]


def _money(minor: int | None, currency: str) -> Any:
    """Minor units where the schema says Money."""
    return None if minor is None else Money(minor, currency)
