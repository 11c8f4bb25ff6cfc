"""A house colour made safe to read on: contrast as WCAG 2.2 defines it (success criteria 1.4.3 and 1.4.11)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from heed.briefings.source import HouseStyle

LEAST_FOR_TEXT = 4.5
WHITE = "#ffffff"
TINT = 0.12
_HEX = re.compile(r"#[0-9a-fA-F]{6}")


def is_colour(text: str) -> bool:
    """Whether the text is a colour as Heed writes them: "#1d5c63"."""
    return _HEX.fullmatch(text) is not None


def _channels(colour: str) -> tuple[int, int, int]:
    if not is_colour(colour):
        raise ValueError(f"'{colour}' is not a colour. Write six figures after a hash: #1d5c63.")
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(channel) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21. Raises ValueError for what is not a colour."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    """`share` of the first colour in the second."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def readable(colour: str, least: float = LEAST_FOR_TEXT) -> str:
    """The colour, darkened until white text on it (and it on white) reaches the contrast."""
    share = 1.0
    while contrast(dark := mixed(colour, "#000000", share), WHITE) < least:
        share -= 0.02
    return dark


@dataclass(frozen=True)
class Palette:
    """The colours of a document, each readable where it is used: text on white or tint, white on house and accent."""

    house: str
    tint: str
    paper: str
    line: str
    key_off: str
    accent: str
    accent_tint: str


def palette(style: HouseStyle) -> Palette:
    """The colours a house style gives. Raises ValueError for what is not a colour."""
    house = _readable_on_its_tint(style.colour)
    accent = _readable_on_its_tint(style.accent) if style.accent else house
    return Palette(
        house=house,
        tint=mixed(house, WHITE, TINT),
        paper=mixed(house, WHITE, 0.05),
        line=mixed(house, WHITE, 0.35),
        key_off=mixed(house, WHITE, 0.6),
        accent=accent,
        accent_tint=mixed(accent, WHITE, TINT),
    )


def _readable_on_its_tint(colour: str) -> str:
    """The colour, darkened until it can be read on its own tint as well as on white."""
    dark = readable(colour)
    while contrast(dark, mixed(dark, WHITE, TINT)) < LEAST_FOR_TEXT:
        dark = mixed(dark, "#000000", 0.98)
    return dark
