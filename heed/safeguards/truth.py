"""Yes, no, or maybe - and why: the answers a record gives to a question about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Truth:
    """Whether something holds: True, False, or None where the record can be read either way.

    why: plain sentences that say what leaves it open, or what it rests on.
    """

    holds: bool | None
    why: tuple[str, ...] = ()

    def __invert__(self) -> Truth:
        return Truth(None if self.holds is None else not self.holds, self.why)


YES = Truth(True)
NO = Truth(False)


def maybe(why: str) -> Truth:
    """Open, with the one reason."""
    return Truth(None, (why,))


def all_hold(truths: Iterable[Truth]) -> Truth:
    """Whether every one holds: one that does not is enough for no."""
    found = []
    for truth in truths:
        if truth.holds is False:
            return truth
        found.append(truth)
    open_ones = [truth for truth in found if truth.holds is None]
    return Truth(None if open_ones else True, _reasons(open_ones or found))


def any_holds(truths: Iterable[Truth]) -> Truth:
    """Whether at least one holds: one that does is enough for yes."""
    found = []
    for truth in truths:
        if truth.holds:
            return truth
        found.append(truth)
    open_ones = [truth for truth in found if truth.holds is None]
    return Truth(None if open_ones else False, _reasons(open_ones or found))


def _reasons(truths: Iterable[Truth]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(why for truth in truths for why in truth.why))
