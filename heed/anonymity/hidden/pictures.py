"""What hides in a picture: where and when it was taken, by whom, with what, and the words a program wrote into it."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator

from PIL import ExifTags, Image, UnidentifiedImageError

from heed.anonymity.hidden.hidden import Hidden, hidden
from heed.chronology.problems import UnusableInput

# Said of the shape of the picture and not of what it shows.
_OF_ITS_SHAPE = {
    *(
        "Orientation",
        "XResolution",
        "YResolution",
        "ResolutionUnit",
        "ExifOffset",
        "ColorSpace",
        "YCbCrPositioning",
        "GPSInfo",
    ),
    *("ExifImageWidth", "ExifImageHeight", "ImageWidth", "ImageLength", "BitsPerSample", "Compression", "StripOffsets"),
    *(
        "SamplesPerPixel",
        "RowsPerStrip",
        "StripByteCounts",
        "PhotometricInterpretation",
        "PlanarConfiguration",
        "ExifVersion",
    ),
}
_IN_WORDS = (
    "comment",
    "Comment",
    "Description",
    "Author",
    "Title",
    "Copyright",
    "xmp",
    "XML:com.adobe.xmp",
    "photoshop",
)
_GPS, _DETAILS = 0x8825, 0x8769


def find(name: str, data: bytes) -> Iterator[Hidden]:
    """Raises UnusableInput for a picture that is damaged or of more points than any screen has."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as picture:
                yield from _exif(name, picture)
                yield from _written(name, picture)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise UnusableInput(f"{name} has more points than any page shows. Save the picture smaller.") from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        raise UnusableInput(f"{name} is a damaged picture. Open it in its own program and save it again.") from None


def _exif(name: str, picture: Image.Image) -> Iterator[Hidden]:
    exif = picture.getexif()
    if place := exif.get_ifd(_GPS):
        say = "The place where the picture was taken."
        yield hidden("picture data", f"{name}, GPS", ", ".join(str(each) for each in place.values()), say)
    for tag, value in {**exif, **exif.get_ifd(_DETAILS)}.items():
        called = ExifTags.TAGS.get(tag, str(tag))
        if called in _OF_ITS_SHAPE or isinstance(value, (bytes, dict)) or not str(value).strip():
            continue
        if isinstance(value, str) or called.startswith(("Date", "Camera", "Lens", "Body")):
            yield hidden(
                "picture data", f"{name}, {called}", str(value), "Written into the picture by a camera or a program."
            )


def _written(name: str, picture: Image.Image) -> Iterator[Hidden]:
    for key, value in picture.info.items():
        text = value.decode("utf-8", "replace") if isinstance(value, bytes) else value
        if (key in _IN_WORDS or isinstance(value, str)) and isinstance(text, str) and text.strip():
            yield hidden("picture data", f"{name}, {key}", text, "Words written into the picture.")
