"""The pages for those who work in the shop name what stands on its screens, and every page leads somewhere."""

import re
from pathlib import Path

import pytest

from orderflow.graph.schema import schema

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs" / "how-to"
FOR_PEOPLE = ("pick-and-pack", "answer-customers", "look-after-the-money")
BOLD = re.compile(r"\*\*([^*]+)\*\*")
LINK = re.compile(r"\]\(([^)#\s]+)?(?:#([^)\s]+))?\)")
ALL = [*ROOT.glob("*.md"), *sorted((ROOT / "docs").rglob("*.md"))]


def words_of_the_web() -> set[str]:
    """Every text of the staff app in English."""
    catalogues = [ROOT / "frontend" / "locales" / half / "en.po" for half in ("staff", "shared")]
    return {found for file in catalogues for found in re.findall(r'^msgid "(.+)"$', file.read_text(), re.M)}


@pytest.mark.parametrize("page", FOR_PEOPLE)
def test_what_a_page_says_to_press_is_there_to_be_pressed(page: str) -> None:
    """A sentence in bold ends with a full stop; anything else in bold stands on a screen word by word."""
    said = [" ".join(each.split()) for each in BOLD.findall((PAGES / f"{page}.md").read_text())]
    pressed = {each for each in said if not each.endswith(".")}

    assert pressed
    assert pressed - words_of_the_web() == set()


@pytest.mark.parametrize("page", FOR_PEOPLE)
def test_the_mutations_a_page_names_are_there(page: str) -> None:
    text = (PAGES / f"{page}.md").read_text()
    named = re.findall(r"`([a-z]+(?:[A-Z][a-z]+)+)`", text)
    mutation = schema._schema.mutation_type

    assert named
    assert mutation is not None
    assert set(named) - mutation.fields.keys() == set()


def slug(heading: str) -> str:
    """The name by which a heading is linked to."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


@pytest.mark.parametrize("page", ALL, ids=lambda page: page.stem)
def test_every_link_leads_somewhere(page: Path) -> None:
    text = re.sub(r"^```.*?^```", "", page.read_text(), flags=re.M | re.S)
    lost = []
    for target, anchor in LINK.findall(text):
        if target.startswith(("http:", "https:", "mailto:")):
            continue
        there = (page.parent / target).resolve() if target else page
        headings = re.findall(r"^#+ (.+)$", there.read_text(), re.M) if anchor and there.suffix == ".md" else []
        if not there.exists() or (headings and anchor not in map(slug, headings)):
            lost.append(f"{target}#{anchor}")

    assert lost == []


def test_every_how_to_page_is_listed() -> None:
    listed = (ROOT / "docs" / "README.md").read_text()

    assert [page.name for page in PAGES.glob("*.md") if f"(how-to/{page.name})" not in listed] == []
