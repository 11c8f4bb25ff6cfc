"""Ages that a source states, against the date of birth that the record gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from heed.chronology.contradictions.passages import Contradiction, Passage, passage
from heed.chronology.events import Chronology, Event
from heed.chronology.people import age_in_months, say_age
from heed.chronology.pictures.wording import in_words
from heed.chronology.when import Moment

_DAYS = {"day": 1, "week": 7}
_NUMBERS = ("nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_AGE = re.compile(
    rf"(?P<least>\d+|{'|'.join(_NUMBERS)})\s*(?:(?:-|–|to|or)\s*(?P<most>\d+|{'|'.join(_NUMBERS)})\s*)?-?\s*"
    r"(?P<unit>day|week|month|year)s?",
    re.IGNORECASE,
)
# A baby "six months old" may be a few days short of it or nearly seven months: one month is left on either side.
SLACK = 1


def find(chronology: Chronology, case: str) -> Iterator[Contradiction]:
    """Events that state an age (`stated_age`) which the dates do not allow."""
    for event in chronology.events:
        stated = stated_months(event.attrs.get("stated_age", ""))
        born, place = _birth(chronology, event)
        by_dates = age_in_months(born, event.when)
        if stated is None or born is None or by_dates is None:
            continue
        if stated[0] - SLACK <= by_dates[1] and by_dates[0] <= stated[1] + SLACK:
            continue
        say = (
            f"{in_words(event.about)}, {event.when.say()}: the age is stated as {event.attrs['stated_age']}; "
            f"by the date of birth ({born.say()}) it was {say_age(by_dates)}."
        )
        yield Contradiction("age", case, say, (passage(event), Passage(place, f"born {born.say()}")))


def stated_months(written: str) -> tuple[int, int] | None:
    """Fewest and most completed months of an age as written ("6 months", "8-10 weeks"); None where it is no age."""
    match = _AGE.search(written)
    if match is None:
        return None
    least = _number(match["least"])
    most = _number(match["most"]) if match["most"] else least
    unit = match["unit"].lower()
    if unit == "year":
        return least * 12, most * 12 + 11
    if unit == "month":
        return least, most
    days = _DAYS[unit]
    return least * days // 31, most * days // 28


def _number(written: str) -> int:
    return int(written) if written.isdigit() else _NUMBERS.index(written.lower())


def _birth(chronology: Chronology, event: Event) -> tuple[Moment | None, str]:
    """When the person the event is about was born, and where that stands."""
    for person in chronology.people:
        if event.about in (person.role, person.id) and person.born:
            return person.born, "people"
    births = (one for one in chronology.events if one.kind == "birth" and one.about == event.about)
    birth = next(births, None)
    return (birth.when, birth.source) if birth else (None, "")
