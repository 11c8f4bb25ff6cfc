"""Frameworks: coarser groupings laid over the closed list of themes, by a board or by a partnership for itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from heed.lessons.themes import theme_names


@dataclass(frozen=True)
class Framework:
    """groups: the name of each with its themes, in their order. source: whose it is."""

    name: str
    source: str
    groups: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def left_over(self) -> tuple[str, ...]:
        """Themes that stand in no group."""
        held = {theme for _, themes in self.groups for theme in themes}
        return tuple(theme for theme in theme_names() if theme not in held)


@cache
def published() -> dict[str, Framework]:
    """The published frameworks by their identifier."""
    told = yaml.safe_load(files("heed.lessons").joinpath("frameworks.yaml").read_text(encoding="utf-8"))
    return {id: Framework(each["name"], each["source"], grouped(each["groups"])) for id, each in told.items()}


def grouped(groups: Mapping[str, Sequence[str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((name, tuple(themes)) for name, themes in groups.items())


def written(text: str) -> dict[str, list[str]]:
    """Groups as a person writes them, one a line: "Name: theme, theme". A theme by its identifier or by its name.

    Raises ValueError with every fault at once: the line, what was found, and what was expected.
    """
    by_name = {name.lower(): id for id, name in theme_names().items()} | {id: id for id in theme_names()}
    groups: dict[str, list[str]] = {}
    faults: list[str] = []
    seen: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        name, colon, rest = line.partition(":")
        if not colon or not name.strip() or not rest.strip():
            faults.append(f"Line {number}: write the name of a group, a colon, and its themes parted by commas.")
            continue
        groups[name.strip()] = []
        for word in (each.strip() for each in rest.split(",") if each.strip()):
            theme = by_name.get(word.lower())
            if theme is None:
                faults.append(f"Line {number}: '{word}' is no theme of the list. The names beside the form are.")
            elif theme in seen:
                faults.append(f"Line {number}: '{word}' stands in the group '{seen[theme]}' already.")
            else:
                seen[theme] = name.strip()
                groups[name.strip()].append(theme)
    if not groups and not faults:
        faults.append("No group is written. Write one a line: its name, a colon, its themes.")
    if faults:
        raise ValueError("\n".join(faults))
    return groups
