"""Letters whose time has come: a room registers what writes them, and every collection of the post asks it first.

preparing.register(remind)        # in AppConfig.ready; remind(now) writes what is due, each letter under its key
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

Preparer = Callable[[datetime], None]

_preparers: list[Preparer] = []


def register(preparer: Preparer) -> None:
    """Adds a preparer; registering it again changes nothing. It may be asked at any moment, any number of times."""
    if preparer not in _preparers:
        _preparers.append(preparer)


def prepare(now: datetime) -> None:
    """Every room writes the letters whose time has come."""
    for preparer in _preparers:
        preparer(now)
