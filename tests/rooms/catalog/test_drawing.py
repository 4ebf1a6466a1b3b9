"""What becomes of an uploaded file before anybody looks at it."""

import io

import pytest
from PIL import Image

from orderflow.catalog.drawing import NotDrawn, drawn
from tests.rooms.catalog.drawings import SVG, a_bomb, a_picture


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_kept_in_several_widths_and_never_wider_than_it_came(kind: str) -> None:
    wide, narrow = drawn(a_picture(2000, 1000, kind)), drawn(a_picture(500, 1000, kind))

    assert (wide.width, wide.height, [*wide.files]) == (2000, 1000, [480, 960, 1600])
    assert [*narrow.files] == [480, 500]
    for width, file in wide.files.items():
        with Image.open(io.BytesIO(file)) as opened:
            assert (opened.format, opened.size) == ("WEBP", (width, width // 2))


def test_a_picture_that_was_held_sideways_stands_upright_and_tells_nothing_else() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Camera of Ada"

    picture = drawn(a_picture(800, 400, exif=exif))

    assert (picture.width, picture.height) == (400, 800)
    for file in picture.files.values():
        assert b"Ada" not in file
        with Image.open(io.BytesIO(file)) as opened:
            assert opened.height == 2 * opened.width
            assert not opened.getexif()


def test_what_can_be_looked_through_stays_so() -> None:
    picture = drawn(a_picture(300, 300, "PNG", (0, 0, 0, 0)))

    with Image.open(io.BytesIO(picture.files[300])) as opened:
        assert opened.mode == "RGBA"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (SVG, "NOT_A_PICTURE"),
        (b"", "NOT_A_PICTURE"),
        (b"GIF89a" + b"\0" * 100, "NOT_A_PICTURE"),
        (a_picture(300, 300, "GIF"), "NOT_A_PICTURE"),
        (a_picture(300, 300, "TIFF"), "NOT_A_PICTURE"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 300 300\n", "NOT_A_PICTURE"),
        (a_picture(800, 600)[:900], "NOT_A_PICTURE"),
        (a_picture(800, 600, "PNG")[:120], "NOT_A_PICTURE"),
        (a_bomb(), "NOT_A_PICTURE"),
        (a_picture(8000, 7000, "PNG"), "NOT_A_PICTURE"),
        (a_picture(99, 600), "TOO_SMALL"),
    ],
)
def test_what_is_no_picture_for_a_shop_is_refused_in_words(content: bytes, code: str) -> None:
    with pytest.raises(NotDrawn) as refused:
        drawn(content)

    assert refused.value.code in (code, "TOO_MANY_PIXELS")
    assert len(set(refused.value.words.values())) == 3
