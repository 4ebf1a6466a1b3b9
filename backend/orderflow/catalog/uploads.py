"""Pictures that came in: shown by something within a day and kept for good, or swept out."""

from datetime import timedelta

from orderflow.catalog.pictures import Kept, draw, forget, kept_at, store, uploaded_at
from orderflow.catalog.tables import Fate
from orderflow.kernel import clock
from orderflow.kernel.db import Connection, Database, query
from orderflow.kernel.deliveries import every_minute
from orderflow.kernel.refusal import invalid
from orderflow.kernel.texts import text
from orderflow.kernel.work import Work

KEPT_FOR = timedelta(days=1)
AT_ONCE = 50

_CAME_IN = query("""
insert into upload (url, fate, uploaded_at) values (:url, 'WAITING', :at)
on conflict (url) do update set fate = 'WAITING', uploaded_at = excluded.uploaded_at where upload.fate <> 'USED'
""")


async def keep(database: Database, content: bytes) -> Kept:
    """Draw an uploaded file in all widths and keep them; the same file again is the same picture."""
    kept, files = await draw(content)
    async with database.read() as connection:  # said before its files are there: a sweep that is at them is waited for
        await connection.run(_CAME_IN, url=kept.url, at=clock.real())
    await store(kept, files)
    return kept


async def show(work: Work, path: str, url: str) -> Kept:
    """The picture at one of our addresses, which something shows from now on; refused if there is none, or no more."""
    kept = uploaded_at(path, url)
    row = await work.row("select fate from upload where url = :url for update", url=kept.url)
    if row is not None and row.fate in (Fate.SWEPT, Fate.GONE):
        raise invalid(path, _GONE)
    if row is not None and row.fate == Fate.WAITING:
        await work.run("update upload set fate = 'USED' where url = :url", url=kept.url)
    return kept


_IS_SHOWN = """(
  exists (select from product, jsonb_array_elements(pictures) as shown where shown ->> 'url' = upload.url)
  or exists (select from banner where picture ->> 'url' = upload.url)
)"""
# Whoever is about to show a picture holds its row, and is passed over; whoever comes later finds it swept.
_SWEEP = query(f"""
update upload set fate = 'SWEPT' where url = any(array(
  select url from upload where fate = 'WAITING' and uploaded_at < :before and not {_IS_SHOWN}
  order by uploaded_at limit :most for update skip locked
))
""")
_DUE = query("select 1 from upload where fate = 'WAITING' and uploaded_at < :before limit 1")
_SHOWN = query(f"""
update upload set fate = 'USED' where fate = 'WAITING' and uploaded_at < :before and {_IS_SHOWN}
""")
_SWEPT = query("select url from upload where fate = 'SWEPT' order by uploaded_at, url limit :most")
_LOCK = query("select url from upload where url = :url and fate = 'SWEPT' for update skip locked")
_GO = query("update upload set fate = 'GONE' where url = :url")


@every_minute
async def sweep_uploads(database: Database) -> int:
    """Forget pictures that came in more than a day ago and that nothing ever showed; answers how many."""
    before = clock.real() - KEPT_FOR
    async with database.read() as connection:
        if await connection.row(_DUE, before=before):
            await connection.run(_SHOWN, before=before)  # by a process of an older version, which does not say so
            await connection.run(_SWEEP, before=before, most=AT_ONCE)
        swept = await connection.rows(_SWEPT, most=AT_ONCE)
    gone = 0
    for each in swept:
        async with database.transaction() as connection:
            gone += await _empty(connection, each.url)
    return gone


async def _empty(connection: Connection, url: str) -> bool:
    """Take a swept picture's files away, unless it came in again or another process is at it.

    The row is held meanwhile, which nobody else wants but whoever uploads the same file again: they wait until the old
    files are gone, and put theirs in their place.
    """
    kept = kept_at(url)
    if await connection.row(_LOCK, url=url) is None:
        return False
    if kept is not None:
        await forget(kept)
    await connection.run(_GO, url=url)
    return True


_GONE = text(
    "這張圖片上傳後一天內沒有使用，已經清除。請重新上傳。",
    "这张图片上传后一天内没有使用，已经清除。请重新上传。",
    "Nothing showed this picture within a day, so it was cleared away. Upload it again.",
)
