"""SVG as text: elements whose every attribute and word is escaped, with nothing a strict content policy refuses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from xml.sax.saxutils import escape

INK = "#0b0c0c"
GREY = "#505a5f"
FAINT = "#b1b4b6"
PAPER = "#ffffff"
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"

# What XML 1.0 has no way to write (https://www.w3.org/TR/xml/#charsets).
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_NOT_PLAIN = re.compile(r"[^\w #.,:;()+/%-]")

Attribute = str | float | None


def element(tag: str, *inside: str, **attributes: Attribute) -> str:
    """One element. Attribute names: `class_` for class, `stroke_width` for stroke-width; None leaves one out."""
    written = "".join(f' {_name(key)}="{_value(value)}"' for key, value in attributes.items() if value is not None)
    content = "".join(inside)
    return f"<{tag}{written}>{content}</{tag}>" if content else f"<{tag}{written}/>"


def words(text: str) -> str:
    """Text for the inside of an element, harmless whatever it holds."""
    return escape(_UNWRITABLE.sub("\ufffd", text))


def text(x: float, y: float, said: str, *, size: float = 14, **attributes: Attribute) -> str:
    """One line of text with its baseline at `y`."""
    return element("text", words(said), x=x, y=y, font_size=size, **attributes)


def haloed(x: float, y: float, said: str, *, size: float = 14, **attributes: Attribute) -> str:
    """Words that stay readable over lines: white beneath, drawn first; not every reader of SVG knows paint-order."""
    beneath = attributes | {"fill": PAPER, "stroke": PAPER, "stroke_width": 4, "stroke_linejoin": "round"}
    under = text(x, y, said, size=size, aria_hidden="true", **beneath)
    return under + text(x, y, said, size=size, **({"fill": INK, "stroke": "none"} | attributes))


def line(x1: float, y1: float, x2: float, y2: float, **attributes: Attribute) -> str:
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, **attributes)


def path(points: Sequence[tuple[float, float]], *, closed: bool = False) -> str:
    """The path data of straight lines through the points."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + ("Z" if closed else "")


def number(value: float) -> str:
    """A coordinate to one decimal place, without needless noughts."""
    return f"{value:.1f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))


def width_of(said: str, size: float = 14) -> float:
    """About how wide the words are: a generous average of an Arial letter, so that nothing is promised too little."""
    return len(said) * size * 0.57


def wrapped(said: str, letters: int, most: int) -> list[str]:
    """The words on at most `most` lines of about `letters` letters; what does not fit ends in an ellipsis."""
    lines = [""]
    for word in said.split():
        for piece in (word[start : start + letters] for start in range(0, len(word), letters)):
            longer = f"{lines[-1]} {piece}".strip()
            if len(longer) <= letters:
                lines[-1] = longer
            else:
                lines.append(piece)
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1][: letters - 1] + "…"]
    return lines


@cache
def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _value(value: str | float) -> str:
    if isinstance(value, str):
        return words(value).replace('"', "&quot;") if _NOT_PLAIN.search(value) else value
    return number(value)
