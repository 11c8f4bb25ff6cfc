"""Which rules apply to a moment: those of the day by default, today's only as a what-if."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from heed.chronology.problems import UnusableInput
from heed.chronology.when import EARLIEST, Moment
from heed.safeguards.meaning import Limit, Safeguard
from heed.safeguards.parameters import NotInForce, Parameters
from heed.safeguards.truth import NO, YES, Truth, maybe
from heed.safeguards.written import suggestion

THEN, TODAY = "then", "today"
FLOOR, CEILING = "nim_age_floor", "nim_age_ceiling"


@dataclass(frozen=True)
class Rules:
    """The parameters, and whether those of the day of each trigger apply ("then") or today's ("today")."""

    parameters: Parameters
    of: str = THEN

    def __post_init__(self) -> None:
        if self.of not in (THEN, TODAY):
            raise ValueError(f"'{self.of}' are no rules Heed knows: write {THEN} or {TODAY}.")

    def limit(self, name: str, moment: Moment) -> Limit:
        """The limit that applies to a trigger. Raises NotInForce."""
        return self.parameters.limit(name, self._day(moment))

    def limit_or_latest(self, name: str, moment: Moment) -> tuple[Limit, Truth]:
        """The limit that applies, or the latest where none had a value yet, with whether it may be used for certain."""
        try:
            return self.limit(name, moment), YES
        except NotInForce as why:
            return self.parameters.limit(name, None), maybe(str(why))

    def mobility(self) -> tuple[int, int]:
        """The ages in months below which a child is taken not to move independently, and from which it is."""
        floor, ceiling = (self.parameters.limit(name, None).number for name in (FLOOR, CEILING))
        return floor, ceiling

    def in_force(self, safeguard: Safeguard, moment: Moment) -> Truth:
        """Whether the safeguard was in force at the moment; where the record gives no date it is taken to have been."""
        if self._day(moment) is None:
            return YES
        first, last = moment.at.date(), moment.last.date()
        if last < safeguard.in_force or (safeguard.until and first > safeguard.until):
            return NO
        if first >= safeguard.in_force and (safeguard.until is None or last <= safeguard.until):
            return YES
        until = f" to {in_words(safeguard.until)}" if safeguard.until else ""
        return maybe(f"{safeguard.id} is in force from {in_words(safeguard.in_force)}{until}.")

    def _day(self, moment: Moment) -> date | None:
        """The day whose rules apply; None for the latest, as also where the record gives no first day."""
        return moment.at.date() if self.of == THEN and moment.is_calendar and moment.at > EARLIEST else None


def refuse_unknown_limits(safeguards: Iterable[Safeguard], parameters: Parameters) -> None:
    """Raises UnusableInput for every safeguard that names a limit no file of parameters has."""
    wrong = [
        f"{safeguard.file or safeguard.id}: the limit '{name}' is in no file of parameters. "
        f"{suggestion(name, sorted(parameters.by_id))}"
        for safeguard in safeguards
        for name in safeguard.parameters
        if name not in parameters.by_id
    ]
    if wrong:
        raise UnusableInput("\n".join(wrong))


def in_words(day: date) -> str:
    """A day in words: 5 October 2022."""
    return f"{day.day} {day:%B %Y}"
