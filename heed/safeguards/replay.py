"""Replay: one case, every safeguard, with what was known at a moment and the outcome masked until it is asked for.

Masked, the earliest serious harm and everything certainly at or after it are hidden and the case is read as it stood
then. How many days lay between a safeguard's day and the harm is told all the same, as a range: it is what replay is
for, and says nothing of what happened.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from heed.chronology.events import Chronology
from heed.chronology.when import Moment, days_between
from heed.safeguards.engines import plain
from heed.safeguards.engines.plain import Silent
from heed.safeguards.meaning import Answer, Safeguard
from heed.safeguards.parameters import Parameters
from heed.safeguards.rules import THEN, Rules, refuse_unknown_limits
from heed.safeguards.seen import HARM, View, first_harms, masked

__all__ = ["HARM", "Replay", "replay"]


@dataclass(frozen=True)
class Replay:
    """The answers, in the order of the safeguards and their triggers, and the safeguards that have nothing to say.

    masked: whether an outcome was hidden.
    """

    answers: tuple[Answer, ...]
    silent: tuple[Silent, ...]
    masked: bool = False

    def as_json(self) -> dict[str, object]:
        """The replay in the shape of the interfaces."""
        return {
            "answers": [answer.as_json() for answer in self.answers],
            "silent": [{"safeguard": silent.safeguard, "why": silent.why} for silent in self.silent],
        }


def replay(
    chronology: Chronology,
    safeguards: Iterable[Safeguard],
    parameters: Parameters,
    *,
    until: datetime | Moment | None = None,
    known_to: str | None = None,
    rules: str = THEN,
    reveal: bool = False,
) -> Replay:
    """Every safeguard's answers to a case, or to each case of a chronology in turn.

    until: the cursor; what is certainly later, or was written down later, is not there; of a moment, its end.
    known_to: only what that agency recorded, or was told. rules: of the day of each trigger ("then") or today's
    ("today"). reveal: shows the harm and what follows it. Raises ValueError for other rules, UnusableInput for a
    safeguard whose limit no parameter gives.
    """
    view = View(until.upto if isinstance(until, Moment) else until, known_to or "", reveal)
    pack, applied = tuple(safeguards), Rules(parameters, rules)
    refuse_unknown_limits(pack, parameters)
    told = [_case(part, case, pack, applied, view) for case, part in chronology.cases().items()]
    return Replay(
        tuple(answer for one in told for answer in one.answers),
        tuple(silent for one in told for silent in one.silent),
        any(one.masked for one in told),
    )


def _case(chronology: Chronology, case: str, pack: tuple[Safeguard, ...], rules: Rules, view: View) -> Replay:
    record = view.record(chronology, case)
    harms = tuple(first_harms(chronology))
    told = [plain.answers(record, safeguard, rules) for safeguard in pack]
    return Replay(
        tuple(
            replace(answer, days_before_harm=_before_harm(answer, harms)) for answers, _ in told for answer in answers
        ),
        tuple(silent for _, silent in told if silent is not None),
        not view.reveal and masked(chronology) is not chronology,
    )


def _before_harm(answer: Answer, harms: tuple[Moment, ...]) -> tuple[int, int] | None:
    """Fewest and most days from the day the safeguard would have asked to the harm; None where harm came first."""
    asked = answer.due or answer.trigger.when
    ranges = [found for harm in harms if (found := days_between(asked, harm)) is not None]
    return ranges[0] if ranges and ranges[0][1] >= 0 else None
