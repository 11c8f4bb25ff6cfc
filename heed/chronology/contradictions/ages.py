"""Ages that a source states, against the date of birth that the record gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from heed.chronology.contradictions.passages import HIGH, Contradiction, Passage, passage
from heed.chronology.events import Chronology, Event
from heed.chronology.people import age_in_months, say_age
from heed.chronology.sentences import Sentence, sentence, who, words
from heed.chronology.when import Moment

_DAYS = {"day": 1, "week": 7}
_NUMBERS = ("nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBER = rf"\d{{1,3}}|{'|'.join(_NUMBERS)}"
_AGE = re.compile(
    rf"(?P<least>{_NUMBER})\s*(?:(?:-|–|to|or)\s*(?P<most>{_NUMBER})\s*)?-?\s*(?P<unit>day|week|month|year)s?",
    re.IGNORECASE,
)
# An age told of somebody in running words: "aged 6 months", "is 14 weeks old", "a six-month-old baby".
_TOLD = re.compile(
    rf"\b(?:aged\s+(?P<aged>(?:{_NUMBER})\s*-?\s*(?:day|week|month|year)s?)|"
    rf"(?P<old>(?:{_NUMBER})\s*-?\s*(?:day|week|month|year)s?[\s-]old))\b",
    re.IGNORECASE,
)
# Whose else an age may be: somebody other than the child is named before it.
_OF_ANOTHER = re.compile(
    r"\b(?:sister|brother|siblings?|cousin|half[- ]|twins?|mother|mum|father|dad|stepfather|partner|grand\w+|aunt|"
    r"uncle|friend|boyfriend|girlfriend|neighbour|adult|man|woman|nephew|niece|another|other|eldest|older|younger|"
    r"youngest|both|children)\b",
    re.IGNORECASE,
)
# What makes an age one of another time ("walked when 14 months old") or a measure ("the level of a 6 month old").
_OF_ANOTHER_TIME = re.compile(
    r"\b(?:when|since|until|till|from|before|after|by|at|as|like|than|for|level|size)"
    r"(?:\s+(?:he|she|they|it|was|were|is|a|an|the|of|about|only|around|child|baby|average|normal))*\s*$",
    re.IGNORECASE,
)
_OF_A_THING = re.compile(
    r"^\W*(?:injur|bruis|mark|scar|fractur|burn|wound|report|referral|letter|record)", re.IGNORECASE
)
_BEFORE = 45  # how many letters before an age tell whose it is
# A baby "six months old" may be a few days short of it or nearly seven months: one month is left on either side.
SLACK = 1


def find(chronology: Chronology, case: str) -> Iterator[Contradiction]:
    """Events that state an age, in `stated_age` or in their words, which the dates do not allow."""
    births = _births(chronology)
    for event in chronology.events:
        written = event.attrs.get("stated_age", "") or age_told(event.text)
        stated = stated_months(written) if written else None
        if stated is None or event.about not in births:
            continue
        born, place = births[event.about]
        by_dates = age_in_months(born, event.when)
        if by_dates is None or (stated[0] - SLACK <= by_dates[1] and by_dates[0] <= stated[1] + SLACK):
            continue
        born_on = Passage(place, f"born {born.say()}")
        yield Contradiction("age", case, _say(event, written, born, by_dates), (passage(event), born_on), HIGH)


def _say(event: Event, written: str, born: Moment, by_dates: tuple[int, int]) -> Sentence:
    about = say_age(((sum(by_dates) + 1) // 2,) * 2) if by_dates[0] >= 0 else say_age(by_dates)
    return sentence(
        "{}, {}: about {} by dates, {} stated. The birth was {}, so the age was {}.",
        *(who(event.about), event.when.say(), about, words(_stated(written, about)), born.say(), say_age(by_dates)),
    )


def _stated(written: str, about: str) -> str:
    """The age as stated, without the unit where both sides of the sentence count in it."""
    match = _AGE.search(written)
    if match is None or match["unit"].lower() != "month" or not about.endswith("months"):
        return written
    return f"{_number(match['least'])} to {_number(match['most'])}" if match["most"] else str(_number(match["least"]))


def age_told(text: str) -> str:
    """The one age that the words tell of whom they are about, as written; nothing where it may be anybody else's."""
    found = list(_TOLD.finditer(text))
    if len(found) != 1:
        return ""
    (match,) = found
    before = re.split(r"[.;:]\s", text[: match.start()])[-1][-_BEFORE:]
    if _OF_ANOTHER.search(before) or _OF_ANOTHER_TIME.search(before) or _OF_A_THING.match(text[match.end() :]):
        return ""
    return match["aged"] or match["old"]


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


def _births(chronology: Chronology) -> dict[str, tuple[Moment, str]]:
    """When each person was born, by role and identifier, and where that stands: the people first, then the events."""
    births: dict[str, tuple[Moment, str]] = {}
    for event in chronology.events:
        if event.kind == "birth":
            births.setdefault(event.about, (event.when, event.source))
    return births | {
        key: (person.born, "people")
        for person in reversed(chronology.people)
        if person.born
        for key in (person.id, person.role)
    }
