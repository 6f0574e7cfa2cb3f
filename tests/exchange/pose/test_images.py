"""Photos from outside: what is taken, and what each refusal says."""

from __future__ import annotations

import io
import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from synovia.exchange.pose.images import BYTES_MOST, SIDE_MOST, read_picture, stripped
from synovia.exchange.pose.refusals import Animated, Heic, NotAPicture, PictureRefused, TooLarge


def photo(kind: str = "JPEG", size: tuple[int, int] = (300, 200), mode: str = "RGB", **more: object) -> bytes:
    """A gray picture, its left half dark, as a file."""
    picture = Image.new("RGB", size, "gray").convert(mode)
    dark = Image.new(mode, (size[0] // 2, size[1]))
    picture.paste(dark, (0, 0))
    written = io.BytesIO()
    picture.save(written, kind, **more)
    return written.getvalue()


def turned_photo() -> bytes:
    """Taken with the phone on its side, as EXIF says, and with the place where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "A phone"
    exif.get_ifd(0x8825)[1] = "N"
    return photo(exif=exif)


def bomb(width: int = 30_000, height: int = 30_000) -> bytes:
    """A PNG of few bytes that says it holds 900 megapixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_usual_photos_are_taken(kind: str) -> None:
    found = read_picture(photo(kind))
    assert (found.kind, found.image.shape) == (kind, (200, 300, 3))
    assert found.image.dtype == np.dtype(np.uint8)


@pytest.mark.parametrize("mode", ["L", "RGBA", "P", "CMYK"])
def test_any_colors_become_rgb(mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    assert read_picture(photo(kind, mode=mode)).image.shape == (200, 300, 3)


def test_a_photo_is_turned_upright() -> None:
    found = read_picture(turned_photo()).image
    assert found.shape == (300, 200, 3)
    assert found[:140].mean() < 20 < 100 < found[160:].mean()


def test_what_is_kept_of_a_photo_is_its_pixels() -> None:
    kept = Image.open(io.BytesIO(stripped(read_picture(turned_photo()))))
    assert dict(kept.getexif()) == {}
    assert kept.size == (200, 300)


def test_a_large_photo_is_made_smaller() -> None:
    assert max(read_picture(photo(size=(5200, 2600))).image.shape) == SIDE_MOST


REFUSED = {
    "text named .jpg": (b"This is not a photo.\n" * 50, NotAPicture, "not a readable photo"),
    "nothing": (b"", NotAPicture, "not a readable photo"),
    "cut in half": (photo()[:600], NotAPicture, "not a readable photo"),
    "HEIC": (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 200, Heic, "HEIC"),
    "100 megapixels and more": (bomb(), TooLarge, "megapixels"),
    "just over": (bomb(10_000, 5_001), TooLarge, "megapixels"),
    "too many bytes": (b"\xff\xd8" + b"\0" * BYTES_MOST, TooLarge, "MB"),
    "GIF": (photo("GIF"), NotAPicture, "GIF"),
    "TIFF": (photo("TIFF"), NotAPicture, "TIFF"),
    "SVG": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', NotAPicture, "not a readable photo"),
    "a speck": (photo(size=(20, 20)), NotAPicture, "too small"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "refusal", "words"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_photo_for_us_is_refused_in_plain_words(
    content: bytes, refusal: type[PictureRefused], words: str
) -> None:
    with pytest.raises(refusal, match=words):
        read_picture(content)


def test_an_animated_picture_is_refused() -> None:
    frames = [Image.new("RGB", (200, 200), color) for color in ("red", "blue")]
    written = io.BytesIO()
    frames[0].save(written, "WEBP", save_all=True, append_images=frames[1:])
    with pytest.raises(Animated, match="animated"):
        read_picture(written.getvalue())
