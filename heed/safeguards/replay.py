"""Replay: one case, every safeguard, with what was known at a moment and the outcome masked until it is asked for.

Masked, the earliest serious harm and everything certainly at or after it are hidden and the case is read as it stood
then. How many days lay between a safeguard's day and the harm is told all the same, as a range: it is what replay is
for, and says nothing of what happened.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from heed.chronology.events import Chronology, Event
from heed.chronology.when import Moment, days_between
from heed.safeguards.engines import plain
from heed.safeguards.engines.plain import Rules, Silent
from heed.safeguards.meaning import Answer, Safeguard
from heed.safeguards.parameters import Parameters
from heed.safeguards.record import of_case, reference_of

HARM = "harm.serious"
RULES = ("then", "today")


@dataclass(frozen=True)
class Replay:
    """The answers, in the order of the safeguards and their triggers, and the safeguards that have nothing to say.

    masked: whether an outcome was hidden.
    """

    answers: tuple[Answer, ...]
    silent: tuple[Silent, ...]
    masked: bool = False

    def as_json(self) -> dict[str, object]:
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
    rules: str = "then",
    reveal: bool = False,
) -> Replay:
    """Every safeguard's answers to a case, or to each case of a chronology in turn.

    until: the cursor; what is certainly later is not there. known_to: only what that agency recorded, or was told.
    rules: of the day of each trigger ("then") or today's ("today"). reveal: shows the harm and what follows it.
    """
    if rules not in RULES:
        raise ValueError(f"'{rules}' are no rules Heed knows: write then or today.")
    pack = tuple(safeguards)
    cases = chronology.cases()
    told = [_case(part, case, pack, Rules(parameters, rules), until, known_to, reveal) for case, part in cases.items()]
    silent = tuple(one for replayed in told for one in replayed.silent) if told else ()
    return Replay(
        tuple(answer for replayed in told for answer in replayed.answers), silent, any(t.masked for t in told)
    )


def _case(
    chronology: Chronology,
    case: str,
    pack: tuple[Safeguard, ...],
    rules: Rules,
    until: datetime | Moment | None,
    known_to: str | None,
    reveal: bool,
) -> Replay:
    harms = [event.when for event in chronology.events if event.is_a(HARM)]
    cursor = until.upto if isinstance(until, Moment) else until
    seen = chronology if reveal else _masked(chronology, harms)
    hidden = len(seen.events) < len(chronology.events)
    now = {} if reveal else {harm.clock: harm.at for harm in sorted(harms, key=lambda one: one.at, reverse=True)}
    seen = _as_known_to(seen, known_to) if known_to else seen
    if cursor is not None:
        seen = replace(seen, events=tuple(event for event in seen.events if _possibly_by(event, cursor)))
    reach = _reach(chronology, now, cursor)
    record = of_case(seen, case, reach, min(filter(None, (cursor, reach.get("calendar"))), default=None))
    answers: list[Answer] = []
    silent: list[Silent] = []
    for safeguard in pack:
        told, quiet = plain.answers(record, safeguard, rules)
        answers.extend(replace(answer, days_before_harm=_before_harm(answer, harms)) for answer in told)
        silent.extend([quiet] if quiet else [])
    return Replay(tuple(answers), tuple(silent), hidden)


def _masked(chronology: Chronology, harms: list[Moment]) -> Chronology:
    """The chronology without the earliest harm on each clock and what is certainly not before it."""
    shown = tuple(event for event in chronology.events if not _hidden(event, harms))
    return replace(chronology, events=shown)


def _hidden(event: Event, harms: list[Moment]) -> bool:
    if event.is_a(HARM, "incident.notified"):
        return True
    earliest = {harm.clock: min(other.at for other in harms if other.clock == harm.clock) for harm in harms}
    at = earliest.get(event.when.clock)
    return at is not None and not event.when.is_open and event.when.at >= at


def _possibly_by(event: Event, cursor: datetime) -> bool:
    return not event.when.is_calendar or event.when.at < cursor


def _reach(chronology: Chronology, harm: dict[str, datetime], cursor: datetime | None) -> dict[str, datetime]:
    """The end of what is known, on each clock: the cursor, the masked harm or the record's own end, the earliest."""
    ends = [end for end in (cursor, harm.get("calendar"), reference_of(chronology)) if end is not None]
    others = {clock: at for clock, at in harm.items() if clock != "calendar"}
    return others | ({"calendar": min(ends)} if ends else {})


def _as_known_to(chronology: Chronology, agency: str) -> Chronology:
    """What one agency recorded itself or was told, and its own coverage."""
    return replace(
        chronology,
        events=tuple(event for event in chronology.events if _knew(event, agency)),
        coverage=tuple(row for row in chronology.coverage if row.agency == agency),
    )


def _knew(event: Event, agency: str) -> bool:
    told = event.attrs.get("known_to", "").replace(",", " ").split()
    if event.agency == agency or agency in told:
        return True
    return event.is_a("information.shared") and agency in event.attrs.get("to", "").replace(",", " ").split()


def _before_harm(answer: Answer, harms: list[Moment]) -> tuple[int, int] | None:
    """Fewest and most days from the day the safeguard would have asked to the harm; None where harm came first."""
    asked = answer.due or answer.trigger.when
    ranges = [found for harm in _first_on_each_clock(harms) if (found := days_between(asked, harm)) is not None]
    return ranges[0] if ranges and ranges[0][1] >= 0 else None


def _first_on_each_clock(harms: list[Moment]) -> Iterator[Moment]:
    seen: set[str] = set()
    for harm in sorted(harms, key=lambda one: one.at):
        if harm.clock not in seen:
            seen.add(harm.clock)
            yield harm
