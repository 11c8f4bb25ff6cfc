"""A picture somebody chose as the mark of a partnership, made fit for every document: small, and without a past."""

from __future__ import annotations

import io

from PIL import Image, UnidentifiedImageError

# Enough for a sharp print at the 24 mm that a logo has on the largest page.
MOST_WIDE, MOST_HIGH = 640, 320
# A picture of more is refused before it is opened out in memory.
MOST_PIXELS = 40_000_000
KINDS = ("PNG", "JPEG", "WEBP")


class UnusableLogo(ValueError):
    """The file is no picture that can stand on a page; the text says what to give instead."""


def cleaned(data: bytes) -> bytes:
    """The picture as PNG with its pixels and nothing else: no place, no camera, no author, no hidden layer.

    Raises UnusableLogo.
    """
    try:
        with Image.open(io.BytesIO(data), formats=KINDS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise UnusableLogo("The picture is too large. Give one of at most 4,000 pixels each way.")
            picture = opened.convert("RGBA")
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError):
        raise UnusableLogo("This is not a picture that can be read. Give a PNG or JPEG file.") from None
    picture.thumbnail((MOST_WIDE, MOST_HIGH), Image.Resampling.LANCZOS)
    bare = Image.new("RGBA", picture.size)
    bare.paste(picture)
    kept = io.BytesIO()
    bare.save(kept, "PNG", optimize=True)
    return kept.getvalue()


def fitted(png: bytes, wide: float, high: float) -> tuple[float, float]:
    """Width and height of a cleaned picture made as large as a box takes it, in the unit of the box."""
    with Image.open(io.BytesIO(png)) as opened:
        share = min(wide / opened.width, high / opened.height)
        return opened.width * share, opened.height * share
