"""A photo from outside: nothing about it is trusted but its pixels, and those only after its size is known."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass

import numpy as np
from PIL import Image as Pillow
from PIL import ImageOps, UnidentifiedImageError

from synovia.exchange.pose.crops import Image
from synovia.exchange.pose.refusals import Animated, Heic, NotAPicture, TooLarge

BYTES_MOST = 25_000_000
PIXELS_MOST = 50_000_000
SIDE_LEAST, SIDE_MOST = 64, 2600
TAKEN = ("JPEG", "MPO", "PNG", "WEBP")
"""MPO is a JPEG with further pictures behind it, as some phones write; the first is read."""
HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1")


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """An upright RGB picture (H, W, 3), no longer side than `SIDE_MOST`, and the kind of file it came in."""

    image: Image
    kind: str


def read_picture(content: bytes) -> Picture:
    """The picture in these bytes, turned as its EXIF says, everything else of the file forgotten.

    Raises TooLarge, Heic, Animated or NotAPicture. Size in bytes, then kind, then size in pixels are looked at before
    anything is decoded.
    """
    if len(content) > BYTES_MOST:
        raise TooLarge(f"The photo is larger than {BYTES_MOST // 1_000_000} MB. Send a smaller one.")
    if content[4:8] == b"ftyp" and content[8:12] in HEIC_BRANDS:
        raise Heic(
            "The photo is in Apple's HEIC format, which is not read here. On the phone choose Settings, Camera, Formats, "
            "Most Compatible, or send it as JPEG."
        )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Pillow.DecompressionBombWarning)
        try:
            return _decoded(content)
        except Pillow.DecompressionBombError:
            raise _too_many_pixels() from None
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as unreadable:
            if isinstance(unreadable, NotAPicture | TooLarge):
                raise
            raise NotAPicture("The file is not a readable photo. Send a JPEG, PNG or WebP picture.") from None


def stripped(picture: Picture, quality: int = 92) -> bytes:
    """The picture as a JPEG that holds pixels alone: no place, no time, no device, no thumbnail."""
    written = io.BytesIO()
    Pillow.fromarray(picture.image).save(written, "JPEG", quality=quality)
    return written.getvalue()


def _decoded(content: bytes) -> Picture:
    with Pillow.open(io.BytesIO(content), formats=("JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP")) as opened:
        kind = opened.format or ""
        if kind not in TAKEN:
            raise NotAPicture(f"The photo is a {kind} file. Send a JPEG, PNG or WebP picture.")
        if kind != "MPO" and getattr(opened, "is_animated", False):
            raise Animated("The picture is animated. Send a single photo.")
        width, height = opened.size
        if width * height > PIXELS_MOST:
            raise _too_many_pixels()
        if min(width, height) < SIDE_LEAST:
            raise NotAPicture("The picture is too small to see a person in it.")
        opened.draft("RGB", (SIDE_MOST, SIDE_MOST))
        upright = ImageOps.exif_transpose(opened)
        upright.thumbnail((SIDE_MOST, SIDE_MOST))
        return Picture(np.array(_flat(upright)), "JPEG" if kind == "MPO" else kind)


def _flat(picture: Pillow.Image) -> Pillow.Image:
    """RGB, what is transparent on white."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        whole = picture.convert("RGBA")
        white = Pillow.new("RGBA", whole.size, "white")
        return Pillow.alpha_composite(white, whole).convert("RGB")
    return picture.convert("RGB")


def _too_many_pixels() -> TooLarge:
    return TooLarge(f"The photo has more than {PIXELS_MOST // 1_000_000} megapixels. Send a smaller one.")
