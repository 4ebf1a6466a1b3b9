"""Props: files that somebody uploads."""

import io
import zlib
from typing import Any

from PIL import Image

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def a_picture(
    width: int = 800, height: int = 600, kind: str = "JPEG", colour: Any = (180, 40, 40), **more: Any
) -> bytes:
    """A file of one colour."""
    out = io.BytesIO()
    mode = "RGBA" if len(colour) == 4 else "RGB"
    Image.new(mode, (width, height), colour).save(out, kind, **more)
    return out.getvalue()


def a_bomb() -> bytes:
    """A PNG of some kilobytes that says it is 20,000 pixels wide and high."""
    plain = bytearray(a_picture(100, 100, "PNG"))
    plain[16:24] = (20_000).to_bytes(4, "big") * 2
    plain[29:33] = zlib.crc32(bytes(plain[12:29])).to_bytes(4, "big")
    return bytes(plain)
