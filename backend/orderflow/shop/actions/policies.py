"""Staff write the pages of what the shop stands by."""

from dataclasses import dataclass, field
from typing import Any

from orderflow.kernel import clock
from orderflow.kernel.action import action
from orderflow.kernel.db import Row, UniqueViolation
from orderflow.kernel.ids import new_id
from orderflow.kernel.refusal import InvalidInput, NotFound, StaleVersion, invalid
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import LOCALES, text
from orderflow.kernel.work import NOUNS, Work, require_version
from orderflow.shop.changes import differing, record
from orderflow.shop.promise import order_with, promise_anew, put_in_order, take_shop
from orderflow.shop.tables import ChangeKind, Policy
from orderflow.shop.told import POLICY_CHANGED, POLICY_CREATED
from orderflow.shop.words import FIELDS, LONGEST_NAME, SlugTaken, TextsGiven, slug_of, worded

LONGEST_BODY = 20_000
MOST = 30
NOUNS["Policy"] = text("政策頁面", "政策页面", "policy page")


@dataclass
class BodyGiven:
    """The words of a page in each language; a language left empty shows the first one that is not."""

    zh_hant: str = field(default="", metadata={"doc": "Traditional Chinese.", "max": LONGEST_BODY + 1})
    zh_hans: str = field(default="", metadata={"doc": "Simplified Chinese.", "max": LONGEST_BODY + 1})
    en: str = field(default="", metadata={"doc": "English.", "max": LONGEST_BODY + 1})


_BODY = {"doc": "Paragraphs, # headings, - lists, **strong** and [links](https://…); anything else is shown as it is."}


@dataclass
class CreatePolicy:
    """A new page; customers see it once it is published."""

    title: TextsGiven
    idempotency_key: str
    body: BodyGiven | None = field(default=None, metadata=_BODY)
    slug: str | None = None


@dataclass
class ChangePolicy:
    """New words or another address of a page; what is left out stays."""

    policy_id: str
    expected_version: int
    title: TextsGiven | None = None
    body: BodyGiven | None = field(default=None, metadata=_BODY)
    slug: str | None = None
    published: bool | None = field(default=None, metadata={"doc": "Whether customers see it."})
    position: int | None = field(default=None, metadata={"doc": "Its place among the others, from 0."})


@action(Can.KEEP_SETTINGS, refuses=(InvalidInput, SlugTaken))
async def create_policy(work: Work, given: CreatePolicy) -> dict[str, Any]:
    """Write a new page of what the shop stands by."""
    await take_shop(work)
    pages = await _take_all(work)
    if len(pages) >= MOST:
        raise invalid("title", _TOO_MANY)
    id = new_id(Policy.PREFIX)
    title = worded("title", given.title, LONGEST_NAME, needed=True)
    slug = slug_of(given.slug, title, id)
    if not given.slug and any(page.slug == slug for page in pages):
        slug = f"{slug}-{id[-6:]}"
    body = _body(given.body or BodyGiven())
    policy = await work.add(
        Policy, id=id, slug=slug, title=title, body=body, published=False, sort=len(pages),
        updated_at=clock.now(), version=1,
    )  # fmt: skip
    await _write_unless_taken(work)
    await record(work, POLICY_CREATED, ChangeKind.POLICY, id, title, {}, _said(policy))
    return {"policy": policy}


@action(Can.KEEP_SETTINGS, refuses=(InvalidInput, NotFound, StaleVersion, SlugTaken))
async def change_policy(work: Work, given: ChangePolicy) -> dict[str, Any]:
    """Change a page of what the shop stands by; who reads it sees it at once."""
    await take_shop(work)
    pages = await _take_all(work)
    policy = next((row for row in pages if row.id == given.policy_id), None)
    if policy is None:
        raise NotFound(what=NOUNS["Policy"])
    require_version(policy, given.expected_version)
    values = _values(given, policy)
    order = [row.id for row in pages]
    if given.position is not None:
        order = order_with(pages, policy, given.position)
        values["sort"] = order.index(policy.id)
    changed = differing(policy, values)
    if not changed:
        return {"policy": policy}
    now = await work.change(Policy, policy, updated_at=clock.now(), **changed)
    await _write_unless_taken(work)
    if "sort" in changed:
        await put_in_order(work, Policy, order, policy)
    await record(work, POLICY_CHANGED, ChangeKind.POLICY, policy.id, now.title, _said(policy), _said(now))
    await promise_anew(work)
    return {"policy": now}


async def _take_all(work: Work) -> list[Row]:
    return await work.rows("select * from policy order by sort, id for update")


def _values(given: ChangePolicy, policy: Row) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if given.title is not None:
        values["title"] = worded("title", given.title, LONGEST_NAME, needed=True)
    if given.body is not None:
        values["body"] = _body(given.body)
    if given.slug is not None:
        values["slug"] = slug_of(given.slug, values.get("title", policy.title), policy.id)
    if given.published is not None:
        values["published"] = given.published
    if values.get("published", policy.published) and not any(values.get("body", policy.body).values()):
        raise invalid(f"body.{FIELDS[LOCALES[0]]}", _EMPTY)
    return values


def _body(given: BodyGiven) -> dict[str, str]:
    return worded("body", TextsGiven(given.zh_hant, given.zh_hans, given.en), LONGEST_BODY)


async def _write_unless_taken(work: Work) -> None:
    try:
        await work.write()
    except UniqueViolation as taken:
        raise SlugTaken(path=("slug",)) from taken


def _said(policy: Row) -> dict[str, Any]:
    """A page as the history says it."""
    plain = ("title", "slug", "body", "published")
    return {**{name: policy[name] for name in plain}, "position": policy.sort + 1}


_TOO_MANY = text("政策頁面最多三十頁。", "政策页面最多三十页。", "There may be thirty policy pages at most.")
_EMPTY = text("請先寫下內容，再公開。", "请先写下内容，再公开。", "Write the page before publishing it.")
