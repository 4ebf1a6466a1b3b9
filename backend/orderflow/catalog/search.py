"""How goods are found: Han text by characters and their pairs, all else by words, each in all three languages.

The words are made here and not by the database's parser, which takes Han for blanks in some locales of the server.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from orderflow.catalog.names import name_keys
from orderflow.kernel.db import Connection, Row, function
from orderflow.kernel.work import Work

_HAN = r"㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff"
_RUN = re.compile(rf"([{_HAN}]+)|((?:(?![{_HAN}])[^\W_])+)")
_LONGEST = 64  # characters of a word; PostgreSQL takes 2046 bytes
_MOST_ASKED = 32  # words of one search
_READ = 500  # characters of one search
_LAST_PLACE = 16383  # the highest position PostgreSQL keeps
_GUESSED = 12  # characters of a Han run in which one may be wrong
_WORD = 4  # letters of a word that may be misspelt


def words_of(text: str) -> list[str]:
    """The words a text is found by, in their order."""
    return [word for run in _runs(text) for word in (_pairs(run, singles=True) if _is_han(run) else [run])]


def search_document(parts: Iterable[tuple[str, Iterable[str]]]) -> str:
    """A tsvector in PostgreSQL's notation, from texts with their weight (A, B, C or D)."""
    places: dict[str, list[str]] = {}
    place = 0
    for weight, texts in parts:
        for text in texts:
            for word in words_of(text):
                place = min(place + 1, _LAST_PLACE)
                places.setdefault(word, []).append(f"{place}{weight}")
    return " ".join(f"'{word}':{','.join(found[:16])}" for word, found in places.items())


def search_terms(text: str) -> list[str]:
    """The terms of a search as PostgreSQL's tsquery reads them; words that are not Han also find longer ones."""
    terms = []
    for run in _runs(text[:_READ]):
        if _is_han(run):
            terms += [f"'{word}'" for word in _pairs(run, singles=len(run) == 1)]
        else:
            terms.append(f"'{run}':*" if len(run) > 1 else f"'{run}'")
    return list(dict.fromkeys(terms))[:_MOST_ASKED]


def _runs(text: str) -> list[str]:
    """Runs of Han characters and runs of other letters and digits, normalised."""
    plain = unicodedata.normalize("NFKC", text).lower()
    return [(found[1] or found[2])[:_LONGEST] for found in _RUN.finditer(plain)]


def _is_han(run: str) -> bool:
    found = _RUN.match(run)
    return bool(found and found[1])


def _pairs(run: str, *, singles: bool) -> list[str]:
    pairs = [run[n : n + 2] for n in range(len(run) - 1)]
    return [*run, *pairs] if singles else pairs


@dataclass(frozen=True, slots=True)
class Sought:
    """What to look for, in PostgreSQL's notation of a tsquery."""

    query: str
    whole: bool
    """Whether all words are asked for: what is found has them all, so how many it has weighs nothing."""


async def sought(connection: Connection, text: str) -> Sought:
    """What to look for: all words; where no product has them, with one character wrong or a misspelt word put right;
    and where that finds nothing either, any of the words that are anywhere."""
    terms = search_terms(text)
    everything = " & ".join(terms)
    if not terms or await connection.value(_FINDS, query=everything):
        return Sought(everything, whole=True)
    runs = _runs(text[:_READ])[:_MOST_ASKED]
    meant = [await _nearly(connection, run) for run in runs]
    nearly = " & ".join(f"({each or ' & '.join(search_terms(run))})" for each, run in zip(meant, runs, strict=True))
    if any(meant) and await connection.value(_FINDS, query=nearly):
        return Sought(nearly, whole=True)
    there = await _that_find(connection, terms) if len(terms) > 1 else terms
    return Sought(" | ".join(there or terms), whole=len(there) == 1)


_FINDS = "select finds_goods(cast(cast(:query as text) as tsquery))"
function("""
create function finds_goods(query tsquery) returns boolean language sql stable
-- Whether anything is found is asked before every search. A plan that does not know the words takes the first product
-- for near and reads one after the other: with rare words all of a hundred thousand. The index knows at once.
set enable_seqscan = off set plan_cache_mode = force_custom_plan as $$
  select exists (
    select from (select product_id from product_words where words @@ query offset 0) as hit
    where exists (select from product where id = product_id and state = 'PUBLISHED')
  )
$$
""")
_THAT_FIND = "select * from that_find_goods(cast(:queries as text[]))"
function("""
create function that_find_goods(queries text[]) returns setof text language sql stable
set enable_seqscan = off set plan_cache_mode = force_custom_plan as $$
  select query from unnest(queries) with ordinality as asked (query, n) where exists (
    select from (select product_id from product_words where words @@ cast(query as tsquery) offset 0) as hit
    where exists (select from product where id = product_id and state = 'PUBLISHED')
  ) order by n
$$
""")
_ALIKE = """
select word from search_word
where word % cast(:word as text) and not exists (select from search_word where word like cast(:word as text) || '%')
order by similarity(word, :word) desc, word limit 3
"""


async def _nearly(connection: Connection, run: str) -> str | None:
    """A run of Han without the character that is wrong, or a word with those that are spelt like it; None for neither.

    Of the characters that could be wrong only those are left out without which something is found: what is asked in
    the end is weighed for each product found, and costs by its length.
    """
    if _is_han(run):
        left = _all_but_one(run) if 2 < len(run) <= _GUESSED else []
        return " | ".join(await _that_find(connection, left)) or None
    alike = await connection.rows(_ALIKE, word=run) if len(run) >= _WORD else []
    return " | ".join([f"'{run}':*", *(f"'{row.word}'" for row in alike)]) if alike else None


async def _that_find(connection: Connection, queries: list[str]) -> list[str]:
    """Those of some queries that find something."""
    return [row[0] for row in await connection.rows(_THAT_FIND, queries=queries)] if queries else []


def _all_but_one(run: str) -> list[str]:
    left = [(run[:n], run[n + 1 :]) for n in range(len(run))]
    return [f"({' & '.join(term for part in parts for term in search_terms(part))})" for parts in left]


_TEXTS = """
select product.name, tagline, description, category.name as category,
  array(select options from variant where product_id = product.id) as variants
from product join category on category.id = category_id where product.id = :id
"""
_KEEP = """
with kept as (
  insert into product_words (product_id, words, name_keys)
  values (:id, cast(cast(:words as text) as tsvector), cast(:name_keys as jsonb))
  on conflict (product_id) do update set words = excluded.words, name_keys = excluded.name_keys
), named as (
  insert into product_name (product_id, names)
  values (:id, ts_filter(cast(cast(:words as text) as tsvector), '{a}'))
  on conflict (product_id) do update set names = excluded.names
)
insert into search_word select unnest(cast(:spelt as text[])) on conflict do nothing
"""


async def index_product(work: Work, product_id: str) -> None:
    """Write anew what a product is found and sorted by; called whenever one of its texts changed."""
    row = await work.connection.one(_TEXTS, id=product_id)
    words, spelt = findable(row)
    await work.run(_KEEP, id=product_id, words=words, name_keys=name_keys(row.name), spelt=spelt)


def findable(product: Row | dict[str, Any]) -> tuple[str, list[str]]:
    """What a product is found by, as a tsvector in PostgreSQL's notation, and those of its words one may misspell."""
    options = [said for options in product["variants"] for each in options for said in each["value"].values()]
    second = [*product["tagline"].values(), *product["category"].values(), *options]
    parts = [("A", product["name"].values()), ("B", second), ("D", product["description"].values())]
    return search_document(parts), _spelt(text for _, texts in parts for text in texts)


def _spelt(texts: Iterable[str]) -> list[str]:
    """The words of some texts that somebody could misspell, each once."""
    words = {run for text in texts for run in _runs(text) if run.isalpha() and len(run) >= _WORD and not _is_han(run)}
    return sorted(words)
