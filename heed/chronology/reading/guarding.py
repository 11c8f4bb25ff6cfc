"""Cells that a spreadsheet program would take for a formula, made harmless and brought back.

A cell that begins with = + - @ or with white space or invisible characters before one of these is given an apostrophe;
so is one that begins with an apostrophe before them, so that taking one apostrophe away always gives the text back.

Characters that no XML file can hold are written as Excel writes them: `_x000C_` for a form feed.
"""

from __future__ import annotations

import re

# What nobody sees before a formula: white space, zero-width and direction marks, soft hyphens, byte order marks.
_INVISIBLE = (
    r"[\s\x00-\x20\x7f-\xa0\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    r"\u200b-\u200f\u2028-\u202f\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]*"
)
_SIGNS = r"[=+\-@\uff1d\uff0b\uff0d\uff20]"
_RISKY = re.compile(rf"'*(?:{_INVISIBLE}{_SIGNS}|[\t\r])")
_GUARDED = re.compile(rf"'+(?:{_INVISIBLE}{_SIGNS}|[\t\r])")


def guarded(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would run it."""
    return "'" + cell if _RISKY.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before `guarded`."""
    return cell[1:] if cell[:1] == "'" and _GUARDED.match(cell) else cell


_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def escaped(cell: str) -> str:
    """The cell with what XML cannot hold written as `_xHHHH_`."""
    return _NOT_IN_XML.sub(lambda match: f"_x{ord(match[0]):04X}_", cell)


def unescaped(cell: str) -> str:
    """The cell as it was before `escaped`."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), cell) if "_x" in cell else cell
