"""What a record can be read to say of what is expected: every verdict that some reading gives, with that reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from heed.chronology.when import Moment
from heed.safeguards.meaning import Limit, Verdict
from heed.safeguards.record import Entry

# From the lightest to the gravest, where several things are expected and the answer is one.
_GRAVITY = (Verdict.MET, Verdict.NOT_YET_DUE, Verdict.LATE, Verdict.CANNOT_TELL, Verdict.NOT_RECORDED)

Readings = Mapping[Verdict, tuple[str, ...]]


@dataclass(frozen=True)
class Outcome:
    """Every verdict some reading gives, with the reading in words; what was due when, and what answered it.

    wanted: what was expected and decides the verdict, in words. placed: where it was looked for: before, at or after.
    """

    readings: Readings
    due: Moment | None = None
    limit: Limit | None = None
    by: Entry | None = None
    notes: tuple[str, ...] = ()
    wanted: tuple[str, ...] = ()
    placed: str = "After"

    @property
    def gravest(self) -> int:
        """How grave the gravest of its verdicts is."""
        return max(_GRAVITY.index(verdict) for verdict in self.readings)


def together(outcomes: Sequence[Outcome]) -> Outcome:
    """Several expectations as one: all of them have to be met, and the gravest decides."""
    if len(outcomes) == 1:
        return outcomes[0]
    readings: Readings = outcomes[0].readings
    for outcome in outcomes[1:]:
        readings = _joined(readings, outcome.readings)
    gravest = max(outcomes, key=lambda outcome: outcome.gravest)
    wanted = (words for outcome in outcomes if outcome.gravest == gravest.gravest for words in outcome.wanted)
    notes = (note for outcome in outcomes for note in outcome.notes)
    return replace(gravest, readings=readings, notes=once(notes), wanted=once(wanted))


def once(reasons: Iterable[str]) -> tuple[str, ...]:
    """Each reason once, in order."""
    return tuple(dict.fromkeys(reasons))


def _joined(one: Readings, other: Readings) -> Readings:
    joined: dict[Verdict, tuple[str, ...]] = {}
    for first, why in one.items():
        for second, because in other.items():
            verdict = max(first, second, key=_GRAVITY.index)
            joined[verdict] = once((*joined.get(verdict, ()), *why, *because))
    return joined
