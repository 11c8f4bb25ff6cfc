"""The pack as a partnership uses it: which safeguards it adopted, since when, with which limits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache

from heed.chronology.when import Moment
from heed.safeguards import pack, parameters
from heed.safeguards.meaning import Safeguard
from heed.safeguards.parameters import Parameters
from heed.web.partnership.models import Partnership
from heed.web.safeguards.models import Adoption


@dataclass(frozen=True)
class Adopted:
    """A safeguard in use, and the day from which what happens is asked about."""

    safeguard: Safeguard
    since: date

    def asks_about(self, moment: Moment) -> bool:
        """Whether something that happened then can have happened since the adoption."""
        return moment.upto > datetime.combine(self.since, time.min)


def the_pack() -> tuple[Safeguard, ...]:
    """The safeguards that ship with Heed."""
    return pack.load()


@cache
def _limits() -> Parameters:
    return parameters.load()


def limits_of(partnership: Partnership) -> Parameters:
    """The limits that hold in the partnership: those that ship with Heed."""
    return _limits()


def safeguard_by(id: str) -> Safeguard | None:
    return next((safeguard for safeguard in the_pack() if safeguard.id == id), None)


def adopted_by(partnership: Partnership, on: date) -> tuple[Adopted, ...]:
    """The safeguards in use on a day, in the order of the pack."""
    adoptions = Adoption.objects.in_use(on).filter(partnership=partnership, since__lte=on)
    since = {adoption.safeguard: adoption.since for adoption in adoptions}
    return tuple(Adopted(one, since[one.id]) for one in the_pack() if one.id in since)
