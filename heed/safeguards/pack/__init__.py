"""The published safeguards: one YAML file each, named in words."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from heed.chronology.problems import UnusableInput
from heed.safeguards import language
from heed.safeguards.meaning import Safeguard

SHIPPED = Path(__file__).parent


def load(directory: Path | None = None) -> tuple[Safeguard, ...]:
    """Every safeguard of a directory (the shipped pack where none is given), by identifier.

    Raises UnusableInput that names every mistake of every file, a directory without safeguards, or two with one
    identifier.
    """
    return _read(directory) if directory else _shipped()


@cache
def _shipped() -> tuple[Safeguard, ...]:
    return _read(SHIPPED)


def _read(where: Path) -> tuple[Safeguard, ...]:
    files = sorted(where.glob("*.yaml")) if where.is_dir() else []
    if not files:
        raise UnusableInput(f"{where} holds no safeguards. Name a folder with one YAML file a safeguard.")
    found: dict[str, Safeguard] = {}
    mistakes: list[str] = []
    for file in files:
        try:
            safeguard = language.load(file)
        except UnusableInput as problem:
            mistakes.append(str(problem))
            continue
        if safeguard.id in found:
            both = f"{file.name} and {found[safeguard.id].file}"
            mistakes.append(f"{both} both have the identifier {safeguard.id}. Give each its own.")
        found[safeguard.id] = safeguard
    if mistakes:
        raise UnusableInput("\n".join(mistakes))
    return tuple(found[name] for name in sorted(found))
