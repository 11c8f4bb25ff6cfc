"""Typst at work: words go in as data and never as source, PDF/UA-1 is enforced, the same words give the same bytes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, date, datetime
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

import typst

from heed.briefings import colour, logos
from heed.briefings.contents import Briefing, opening
from heed.briefings.source import Logo
from heed.chronology.pictures.paper import fonts

# The date that stands in a file not yet issued: a fixed one, so that the same draft gives the same bytes.
# The most room a logo has in the band of a page, in millimetres, and how many times that on a slide.
LOGO_BOX = (42.0, 14.0)
LOGO_ON_A_SLIDE = 1.5
NOT_ISSUED = date(2000, 1, 1)
# How Typst names a sign for which the fonts have no picture.
_NO_PICTURE = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)


class CannotBeSet(ValueError):
    """The briefing cannot be put on paper; the text says why and what to do, for whoever writes it."""


# A draft is looked at, proved, approved and issued in turn, each time with the same words.
@lru_cache(maxsize=16)
def document(template: str, data: str, noon: int) -> bytes:
    """The PDF. Raises CannotBeSet for a sign that no font of ours holds."""
    try:
        pdf = typst.compile(**_source(template, data), format="pdf", pdf_standards=["ua-1"], timestamp=noon)
    except typst.TypstError as fault:
        sign = _NO_PICTURE.search(str(fault))
        if sign is None:
            raise
        raise CannotBeSet(
            f"The page cannot show '{sign[1]}', which its fonts do not hold. Take it out, or write it in letters."
        ) from None
    return cast(bytes, pdf)


@lru_cache(maxsize=64)
def measured(template: str, data: str) -> list[Any]:
    """What a template says about itself under the label <fit>."""
    return cast(list[Any], json.loads(typst.query(**_source(template, data), selector="<fit>", field="value")))


def noon_of(briefing: Briefing) -> int:
    """The moment that stands in the file: noon of the day of issue."""
    day = briefing.issued or NOT_ISSUED
    return int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp())


def words_of(briefing: Briefing) -> dict[str, Any]:
    """The briefing as a template reads it, colours and addresses worked out."""
    said = briefing.as_json()
    del said["id"]  # it is not printed
    logo = briefing.style.logo
    return said | {
        "panels": [
            asdict(panel)
            | {
                "links": [{"label": link.label, "address": link.address} for link in panel.links],
                "paragraphs": opened(panel.paragraphs),
                "is_numbered": panel.is_numbered,
                "words": panel.words,
            }
            for panel in briefing.panels
        ],
        "form-title": briefing.layout.title,
        "imprint": briefing.imprint,
        "colours": {name.replace("_", "-"): value for name, value in asdict(colour.palette(briefing.style)).items()},
        "logo": _shown(logo) if logo else None,
    }


def _shown(logo: Logo) -> dict[str, Any]:
    """The logo with its size in millimetres in the band of a page; on a slide it is larger by LOGO_ON_A_SLIDE."""
    wide, high = logos.fitted(logo.png, *LOGO_BOX)
    return {"bytes": list(logo.png), "alt": logo.alt, "wide": wide, "high": high, "on-a-slide": LOGO_ON_A_SLIDE}


def opened(paragraphs: Iterable[str]) -> list[dict[str, str]]:
    """Paragraphs with the time they open with apart, for it stands in bold."""
    return [{"lead": lead, "text": rest} for lead, rest in map(opening, paragraphs)]


def as_data(words: dict[str, Any]) -> str:
    return json.dumps(words, ensure_ascii=False, sort_keys=True)


def _source(template: str, data: str) -> dict[str, Any]:
    here = Path(str(files(__package__)))
    return {
        "input": str(here / template),
        "root": str(here),
        "font_paths": fonts(),
        "sys_inputs": {"briefing": data},
    }
