"""Which goods a list of the shop is asked for: words, the shelf it is about, and what narrows it further."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import Any, TypeVar

import strawberry

from orderflow.catalog.search import sought
from orderflow.graph import paging
from orderflow.graph.catalog import SOLD
from orderflow.graph.context import Info
from orderflow.kernel.inputs import can_be_kept
from orderflow.kernel.money import exponent


@strawberry.input(description="Values of one option of which a variant must have one.")
class OptionFilter:
    """Values of one option of which a variant must have one."""

    name: str = strawberry.field(description="`key` of an OPTION facet, such as Colour.")
    values: list[str] = strawberry.field(description="`key` of its values, such as Oat; none for any.")


@strawberry.input(description="Which products to list; all that is given must hold.")
class ProductFilter:
    """Which products to list; all that is given must hold."""

    search: str | None = strawberry.field(default=None, description="Words, a SKU or a barcode.")
    ids: list[strawberry.ID] | None = strawberry.field(
        default=None, description="Only of these; what is no longer sold drops out."
    )
    category_slug: str | None = strawberry.field(default=None, description="Slug of a category.")
    categories: list[str] | None = strawberry.field(
        default=None, description="Slugs of categories, to narrow a list down to any of them."
    )
    in_stock: bool | None = strawberry.field(default=None, description="True: only what can be bought now.")
    price_min: Decimal | None = strawberry.field(default=None, description="Lowest price, in the shop's currency.")
    price_max: Decimal | None = strawberry.field(default=None, description="Highest price, in the shop's currency.")
    options: list[OptionFilter] | None = strawberry.field(
        default=None,
        description="A variant must have one value of each; with `inStock`, it must be there to be bought.",
    )
    rating_min: int | None = strawberry.field(default=None, description="Lowest mean of the scores for the goods.")


@strawberry.enum(description="What the values of a facet narrow a list by.")
class FacetKind(Enum):
    """What the values of a facet narrow a list by."""

    CATEGORY = strawberry.enum_value("CATEGORY", description="A category: `categories`.")
    PRICE = strawberry.enum_value("PRICE", description="A band of prices: `priceMin` and `priceMax`.")
    OPTION = strawberry.enum_value("OPTION", description="What sets variants apart: `options`.")
    STOCK = strawberry.enum_value("STOCK", description="What can be bought now: `inStock`.")
    RATING = strawberry.enum_value("RATING", description="What buyers think, this or better: `ratingMin`.")


T = TypeVar("T")
_HIGHEST = Decimal(10**12)
_MOST = 50
"""Categories, options, and values of options that one list may be narrowed by."""
GOODS = """
select product.*, price_from{more} from {found}product{words} join lateral (
  select min(amount) as price_from from variant join price on variant_id = variant.id
  where product_id = product.id and currency = :currency and not retired
) as cheapest on price_from is not null
where product.state = 'PUBLISHED'
"""
"""What is sold; the cheapest price is looked up per row, so that a page in the order of an index reads only a page."""
COUNTED = f"select product.* from {{found}}product{{words}} where {SOLD}"
"""The same without prices: only who asks what the cheapest is has to look each up."""
# Names are narrow and read first, however many there are; what is said elsewhere is wide, and not looked at where
# enough products bear the words in their names. The best come first, so that prices are looked up for a page alone.
# Weighing by words costs more than finding: names that have all of them go by how little else they say. Of thousands
# many say as little; a trifle of their own sets them apart, since sorting them by their ids takes as long as finding.
_HITS = """(
  with coded as (
    select product_id, cast(2 as float8) as fit from variant where sku = any(:codes) or barcode = any(:codes)
  ), named as materialized (
    select product_id, cast(1 + {fit} as float8) as fit from product_name
    where names @@ {asked} and product_id <> all (array(select product_id from coded))
  ), told as (
    select product_id, cast(ts_rank(words, {asked}) as float8) as fit from product_words
    where (select count(*) from (select from named limit 200) as few) < 200 and words @@ {asked}
      and product_id <> all (array(select product_id from coded union all select product_id from named limit 200))
  )
  select * from coded union all select * from named union all select * from told order by fit desc, product_id desc
) as hit join """
_ASKED = "cast(cast(:asked as text) as tsquery)"
_BREVITY = "1 / cast(1 + length(names) as float8) + cast(hashtext(product_id) as float8) * 1e-14"
_FOUND = {
    whole: _HITS.format(asked=_ASKED, fit=_BREVITY if whole else f"ts_rank(names, {_ASKED})") for whole in (True, False)
}
_ALL = {"more": "", "found": "", "words": ""}
_HIT = {"more": ", fit", "words": " on product.id = hit.product_id"}
_BELOW = """category_id in (
  with recursive below as (
    select id from category where slug = {asked}
    union select category.id from category join below on parent_id = below.id
  ) select id from below
)"""
KEY = "coalesce(nullif({0}->>'en', ''), nullif({0}->>'zh-Hant', ''), {0}->>'zh-Hans')"
"""What an option or a value of one goes by, whoever reads it."""
MISSED = """select distinct name from unnest(cast(:option_names as text[])) as asked (name) where not exists (
  select from jsonb_array_elements(options) as own
  join unnest(cast(:option_names as text[]), cast(:option_values as text[])) as fits (name, value)
    on fits.name = {name} and fits.value = {value}
  where fits.name = asked.name
)""".format(name=KEY.format("(own->'name')"), value=KEY.format("(own->'value')"))
"""The names of the options asked for of which a variant has no value that was asked for."""
STOCKED = "exists (select from stock_level where variant_id = variant.id and on_hand > reserved)"
_FORM = """exists (
  select from variant join price on price.variant_id = variant.id and currency = :currency
  where product_id = product.id and not retired and {fits}
)"""


@dataclass
class Wanted:
    """The conditions of a filter: those on products by the kind of facet they belong to, and what forms must have."""

    of_products: dict[FacetKind, str] = field(default_factory=dict)
    stocked: bool = False
    optional: bool = False
    values: dict[str, Any] = field(default_factory=dict)

    def where(self) -> str:
        """All of them, of a row of GOODS."""
        fits = [STOCKED] * self.stocked + [f"not exists ({MISSED})"] * self.optional
        of_forms = [_FORM.format(fits=" and ".join(fits))] if fits else []
        return " and ".join(["true", *self.of_products.values(), *of_forms])


def fit(asked: ProductFilter | None) -> ProductFilter:
    """The filter of a list; one with characters that no text can have finds nothing."""
    if asked is None:
        return ProductFilter()
    said = [asked.search, asked.category_slug, *(asked.ids or []), *(asked.categories or [])]
    said += [word for name, value in option_pairs(asked.options or []) for word in (name, value)]
    return asked if all(map(can_be_kept, said)) else ProductFilter(ids=[])


def wanted(asked: ProductFilter, currency: str) -> Wanted:
    """What narrows a list besides its words and its shelf; with the parameters, `currency` among them."""
    found = Wanted(stocked=bool(asked.in_stock), values={"currency": currency})
    if asked.categories:
        found.of_products[FacetKind.CATEGORY] = _BELOW.format(asked="any(:categories)")
        found.values["categories"] = _few("categories", asked.categories)
    bounds = {"price_min": (">=", asked.price_min), "price_max": ("<=", asked.price_max)}
    given = {name: bound for name, (_, bound) in bounds.items() if bound is not None}
    if given:
        found.of_products[FacetKind.PRICE] = " and ".join(f"price_from {bounds[name][0]} :{name}" for name in given)
        found.values |= {name: _minor(f"price{name[6:].title()}", bound, currency) for name, bound in given.items()}
    if asked.rating_min is not None:
        found.of_products[FacetKind.RATING] = "rating_count > 0 and rating_sum >= :rating_min * rating_count"
        found.values["rating_min"] = min(max(asked.rating_min, 0), 6)
    if pairs := option_pairs(asked.options or []):
        found.optional = True
        found.values |= {"option_names": [name for name, _ in pairs], "option_values": [value for _, value in pairs]}
    return found


async def looked_for(info: Info, asked: ProductFilter) -> tuple[dict[str, str], str, dict[str, Any]]:
    """The words and the shelf that a list is about: parts of GOODS, what must hold besides, and the parameters."""
    parts, where, values = dict(_ALL), "true", dict[str, Any]()
    if asked.category_slug is not None:
        where, values["category"] = _BELOW.format(asked=":category"), asked.category_slug
    if asked.ids is not None:
        where, values["ids"] = f"product.id = any(:ids) and {where}", _few("ids", asked.ids, paging.MOST)
    if search := (asked.search or "").strip():
        async with info.context.database.read() as connection:
            asked_for = await sought(connection, search)
        parts = _HIT | {"found": _FOUND[asked_for.whole]}
        values |= {"asked": asked_for.query, "codes": [search, search.upper()]}
    return parts, where, values


def option_pairs(options: list[OptionFilter]) -> list[tuple[str, str]]:
    """The options asked for, each value with its name."""
    return _few("options", [(each.name, value) for each in options for value in each.values])


def _few(name: str, given: list[T], most: int = _MOST) -> list[T]:
    if len(given) > most:
        raise paging.bad_input(name, f"takes at most {most}")
    return given


def _minor(name: str, amount: Decimal, currency: str) -> int:
    """A bound in minor units; finer ones than the currency has are cut off."""
    if not amount.is_finite() or abs(amount) > _HIGHEST:
        raise paging.bad_input(name, "is not a price")
    return int(amount.scaleb(exponent(currency)))
