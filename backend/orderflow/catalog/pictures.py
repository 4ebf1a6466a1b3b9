"""How pictures of goods are kept: under names that say what they are and that only we can give."""

import asyncio
import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass

from orderflow import settings
from orderflow.catalog.drawing import Drawn, drawn, widths_of
from orderflow.catalog.storages import storage
from orderflow.kernel.refusal import invalid
from orderflow.kernel.texts import text

SHOWN_AT = "/pictures/"
PLAIN = "photo"
"""The tint of a picture that fills its frame."""
AT_ONCE = 2
"""How many files are drawn at a time; each may take a second of a core and two hundred megabytes."""
_URL = re.compile(SHOWN_AT + r"([0-9a-f]{32})-(\d{1,6})x(\d{1,6})-([0-9a-f]{16})/(\d{1,4})\.webp")
_drawing = asyncio.Semaphore(AT_ONCE)


@dataclass(frozen=True, slots=True)
class Kept:
    """A picture that we keep: its name, and how wide it is."""

    name: str
    width: int

    @property
    def urls(self) -> dict[int, str]:
        """Where it is, by width, the smallest first."""
        return {width: f"{SHOWN_AT}{self.name}/{width}.webp" for width in widths_of(self.width)}

    @property
    def url(self) -> str:
        """Where the largest is."""
        return list(self.urls.values())[-1]


async def draw(content: bytes) -> tuple[Kept, Mapping[int, bytes]]:
    """Draw an uploaded file in all widths: what it is called, and its files by width."""
    async with _drawing:
        picture = await asyncio.to_thread(drawn, content)
    return _named(content, picture), picture.files


async def store(kept: Kept, files: Mapping[int, bytes]) -> None:
    """Put the files of a picture where pictures are kept."""
    for width, file in files.items():
        await storage().put(f"{kept.name}/{width}.webp", file)


async def forget(kept: Kept) -> None:
    """Take the files of a picture away."""
    for width in kept.urls:
        await storage().remove(f"{kept.name}/{width}.webp")


def kept_at(url: str) -> Kept | None:
    """The picture at one of our addresses, if we gave it; a name that somebody made up has no picture."""
    found = _URL.fullmatch(url)
    if found is None:
        return None
    digest, width, height, mark, _ = found.groups()
    plain = f"{digest}-{width}x{height}"
    if not hmac.compare_digest(_mark(plain), mark):
        return None
    return Kept(f"{plain}-{mark}", int(width))


def uploaded_at(path: str, url: str) -> Kept:
    """The picture at one of our addresses, or a refusal where it was given."""
    found = kept_at(url)
    if found is None:
        raise invalid(path, _UNKNOWN)
    return found


def small_url(url: str) -> str:
    """Where a small one of a picture is; one that has no sizes, such as a drawing, is its own."""
    found = _URL.fullmatch(url)
    if found is None:
        return url
    return f"{url.rpartition('/')[0]}/{widths_of(int(found[2]))[0]}.webp"


async def shown(name: str, file: str) -> bytes | None:
    """The content of a kept picture, for whoever looks at it."""
    if not _URL.fullmatch(f"{SHOWN_AT}{name}/{file}"):
        return None
    return await storage().get(f"{name}/{file}")


def _named(content: bytes, picture: Drawn) -> Kept:
    plain = f"{hashlib.sha256(content).hexdigest()[:32]}-{picture.width}x{picture.height}"
    return Kept(f"{plain}-{_mark(plain)}", picture.width)


def _mark(plain: str) -> str:
    return hmac.new(settings.current().signing_key.encode(), plain.encode(), hashlib.sha256).hexdigest()[:16]


_UNKNOWN = text(
    "找不到這張圖片。請重新上傳。",
    "找不到这张图片。请重新上传。",
    "We do not have this picture. Upload it again.",
)
