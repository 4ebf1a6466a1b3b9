"""From a file somebody uploaded to the pictures a page shows: opened with suspicion, turned upright, made smaller."""

import io
import struct
from dataclasses import dataclass

from PIL import Image, ImageOps

from orderflow.kernel.texts import Text, text

LARGEST_FILE = 10 * 1024 * 1024
MOST_PIXELS = 50_000_000
LEAST_SIDE = 100
WIDTHS = (480, 960, 1600)
FORMATS = ("JPEG", "PNG", "WEBP")
QUALITY = 82

# What the decoders raise on files that are broken, cut off or made to hurt.
_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    struct.error,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)
_ORIENTATION, _LYING = 0x0112, (5, 6, 7, 8)  # how a camera says that it was held sideways
Image.MAX_IMAGE_PIXELS = MOST_PIXELS


class NotDrawn(Exception):
    """A file is not taken as a picture; `words` say why and what to do."""

    def __init__(self, code: str, words: Text) -> None:
        super().__init__(code)
        self.code = code
        self.words = words


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture in several widths, the smallest first; its size is what it was, upright."""

    width: int
    height: int
    files: dict[int, bytes]


def drawn(content: bytes) -> Drawn:
    """The pictures of an uploaded file as WebP, without whatever else the file told; it takes a while."""
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as opened:
            width, height = opened.size
            _refuse_size(width, height)
            size = (height, width) if opened.getexif().get(_ORIENTATION) in _LYING else (width, height)
            opened.draft("RGB", (WIDTHS[-1], WIDTHS[-1]))  # a JPEG is decoded no larger than it is shown
            image = ImageOps.exif_transpose(opened)
            image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    except NotDrawn:
        raise
    except _BROKEN as broken:
        raise NotDrawn("NOT_A_PICTURE", _NOT_A_PICTURE) from broken
    return Drawn(*size, {width: _smaller(image, width, size) for width in widths_of(size[0])})


def widths_of(width: int) -> list[int]:
    """The widths in which a picture is kept: never wider than it came."""
    return [*(each for each in WIDTHS if each < width), *([min(width, WIDTHS[-1])] if width <= WIDTHS[-1] else [])]


def _refuse_size(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise NotDrawn("TOO_MANY_PIXELS", _TOO_MANY_PIXELS)
    if min(width, height) < LEAST_SIDE:
        raise NotDrawn("TOO_SMALL", _TOO_SMALL)


def _smaller(image: Image.Image, width: int, size: tuple[int, int]) -> bytes:
    height = max(1, round(size[1] * width / size[0]))
    out = io.BytesIO()
    image.resize((width, height), Image.Resampling.LANCZOS).save(out, "WEBP", quality=QUALITY, method=4)
    return out.getvalue()


_NOT_A_PICTURE = text(
    "這個檔案不是可用的圖片。請上傳 JPEG、PNG 或 WebP 圖片；不接受 SVG。",
    "这个文件不是可用的图片。请上传 JPEG、PNG 或 WebP 图片；不接受 SVG。",
    "This is no picture we can use. Upload a JPEG, PNG or WebP; SVG is not taken.",
)
_TOO_MANY_PIXELS = text(
    "這張圖片的像素太多，最多五千萬像素。請縮小後再上傳。",
    "这张图片的像素太多，最多五千万像素。请缩小后再上传。",
    "This picture has too many pixels; fifty million at most. Make it smaller, then upload it.",
)
_TOO_SMALL = text(
    "這張圖片太小，每邊至少要 100 像素。",
    "这张图片太小，每边至少要 100 像素。",
    "This picture is too small; each side has 100 pixels at least.",
)
