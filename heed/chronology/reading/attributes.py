r"""Attributes of an event in one cell: `key=value; key=value`.

A semicolon, backslash or equals sign that belongs to a key or value is written with a backslash before it, as is a
space at either end of a value. `parsed(joined(attrs))` gives the attributes back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_PIECE = re.compile(r"(?:\\[\s\S]|[^;\\])+|\\$")
_KEY = re.compile(r"((?:\\[\s\S]|[^=\\])*)=([\s\S]*)")
_ESCAPED = re.compile(r"\\([\\;=\s])")
_SPECIAL = re.compile(r"[\\;=]")
_SPECIAL_IN_VALUE = re.compile(r"[\\;]")
NOTE = "note"


def parsed(cell: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """The attributes of a cell, and the pieces that have no "key=" (kept under `note`) or repeat a key."""
    attrs: dict[str, str] = {}
    amiss: list[str] = []
    for piece in _PIECE.findall(cell) if "\\" in cell else cell.split(";"):
        if not piece.strip():
            continue
        match = _KEY.fullmatch(piece)
        key, value = (_plain(match[1]), _plain(match[2])) if match else (NOTE, _plain(piece))
        if match is None or not key or key in attrs:
            amiss.append(piece.strip())
        attrs[_free(key or NOTE, attrs)] = value
    return attrs, tuple(amiss)


def joined(attrs: Mapping[str, str]) -> str:
    """The attributes as one cell, in the order they stand."""
    return "; ".join(f"{_escaped(key, _SPECIAL)}={_escaped(value, _SPECIAL_IN_VALUE)}" for key, value in attrs.items())


def _free(key: str, attrs: Mapping[str, str]) -> str:
    """The key, or the key with a number where it is taken."""
    number, free = 1, key
    while free in attrs:
        number += 1
        free = f"{key}.{number}"
    return free


def _plain(written: str) -> str:
    bare = written.lstrip()
    stripped = bare.rstrip()
    # A space after an odd number of backslashes was escaped, so it belongs to the value.
    if len(stripped) < len(bare) and (len(stripped) - len(stripped.rstrip("\\"))) % 2:
        stripped = bare[: len(stripped) + 1]
    return _ESCAPED.sub(r"\1", stripped) if "\\" in stripped else stripped


def _escaped(text: str, special: re.Pattern[str]) -> str:
    escaped = special.sub(lambda match: "\\" + match[0], text)
    if text[:1].isspace():
        escaped = "\\" + escaped
    if len(text) > 1 and text[-1].isspace():
        escaped = escaped[:-1] + "\\" + text[-1]
    return escaped
