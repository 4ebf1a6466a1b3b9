"""How goods are found: Han text by characters and their pairs, all else by words, each in all three languages.

The words are made here and not by the database's parser, which takes Han for blanks in some locales of the server.
"""

import re
import unicodedata
from collections.abc import Iterable

from orderflow.catalog.names import name_keys
from orderflow.kernel.work import Work

_RUN = re.compile(r"([㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff]+)|([^\W_]+)")
_LONGEST = 64  # characters of a word; PostgreSQL takes 2046 bytes
_MOST_ASKED = 32  # words of one search
_READ = 500  # characters of one search
_LAST_PLACE = 16383  # the highest position PostgreSQL keeps


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


_TEXTS = """
select product.name, tagline, description, category.name as category,
  array(select options from variant where product_id = product.id) as variants
from product join category on category.id = category_id where product.id = :id
"""
_KEEP = """
insert into product_words (product_id, words, name_keys)
values (:id, cast(cast(:words as text) as tsvector), cast(:name_keys as jsonb))
on conflict (product_id) do update set words = excluded.words, name_keys = excluded.name_keys
"""


async def index_product(work: Work, product_id: str) -> None:
    """Write anew what a product is found and sorted by; called whenever one of its texts changed."""
    row = await work.connection.one(_TEXTS, id=product_id)
    options = [said for options in row.variants for each in options for said in each["value"].values()]
    words = search_document(
        [
            ("A", row.name.values()),
            ("B", [*row.tagline.values(), *row.category.values(), *options]),
            ("D", row.description.values()),
        ]
    )
    await work.run(_KEEP, id=product_id, words=words, name_keys=name_keys(row.name))
