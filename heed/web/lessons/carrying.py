"""Which published safeguards carry a lesson. A person says so; Heed only offers those whose own words are about it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from heed.lessons.themes import themes_of
from heed.safeguards import pack


@cache
def safeguards() -> dict[str, str]:
    """What each published safeguard says, by its identifier."""
    return {safeguard.id: safeguard.says for safeguard in pack.load()}


@cache
def _spoken_of() -> dict[str, frozenset[str]]:
    return {id: frozenset(theme.id for theme in themes_of(says)) for id, says in safeguards().items()}


def about(themes: Iterable[str]) -> list[str]:
    """Safeguards whose own words speak of one of these themes: offered, never taken to carry a lesson."""
    wanted = frozenset(themes)
    return [id for id, spoken in _spoken_of().items() if spoken & wanted]


def told(ids: Iterable[str]) -> list[tuple[str, str]]:
    """Identifier and words of each safeguard; one that is no longer published keeps its identifier."""
    return [(id, safeguards().get(id, "This safeguard is no longer published.")) for id in ids]
