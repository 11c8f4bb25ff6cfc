"""Invented chronologies for the benchmarks; no person in them is real."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from heed.chronology import when
from heed.chronology.events import Chronology, Coverage, Event, in_order
from heed.chronology.people import Person
from heed.chronology.when import Moment

AGENCIES = ("health_visiting", "gp", "police", "childrens_social_care", "acute_hospital", "school", "midwifery")
KINDS = (
    *("injury.seen.bruise", "referral.made", "concern.raised.physical", "visit.made", "health.contact.gp"),
    *("hospital.attended", "support.offered", "consultation.held.unnamed", "child.seen", "information.shared"),
    *("conference.held.review", "core_group.held", "case.closed.needs_met", "disagreement.raised"),
)
START = datetime(2018, 1, 1)


def chronology(events: int, seed: int = 1) -> Chronology:
    """One case with so many events over six years, seven agencies, covered throughout."""
    random = Random(seed)
    days = sorted(random.randrange(6 * 365) for _ in range(events))
    told = tuple(
        Event(
            "invented",
            when.day(*(START + timedelta(days=day)).timetuple()[:3]),
            random.choice(KINDS),
            agency=random.choice(AGENCIES),
            source=f"invented:{number}",
            text="Something that was written down at the time, about as long as such an entry is.",
        )
        for number, day in enumerate(days)
    )
    over = when.span(when.year(2018), when.year(2023))
    born = when.day(2017, 11, 3)
    return Chronology(
        told, tuple(Coverage(agency, over) for agency in AGENCIES), (Person("child", "child", born=born),)
    )


TWELVE = (
    *AGENCIES,
    *("ambulance", "housing", "probation", "early_years", "camhs"),
)
CHILD, MOTHER, PARTNER = "Wren Harlow", "Tess Harlow", "Dale Coombe"
_TOLD = (
    "Seen at home with {mother}. The room was tidy and {child} was asleep upstairs; not woken.",
    "{mother} telephoned to say that they could not come. A new appointment was sent for the week after.",
    "{child} was brought by {mother}. A small mark on the left cheek was put down to a toy. Nothing more was asked.",
    "Letter received from the clinic and filed.",
    "{partner} answered the door and said that {mother} was out. A card was left. "
    "The worker noted that the blinds were down at midday, as on the two visits before, and that nobody had asked why.",
    "Discussed in supervision: to see {child} awake within the week and to ask who else lives at the address.",
)


def case_of_agencies(entries: int = 10_000, agencies: Sequence[str] = TWELVE, seed: int = 3) -> Chronology:
    """One case as so many agencies write it: dates of every precision, rival accounts, names in the words, silences."""
    random = Random(seed)
    told = [_entry(number, random, agencies) for number in range(entries)]
    born = when.day(2013, 5, 9)
    told += [
        Event("invented", born, "birth", agency="midwifery", source="invented:birth", text=f"{CHILD} was born."),
        Event("invented", when.day(2018, 11, 20), "harm.serious", agency="police", source="invented:harm"),
    ]
    covered = tuple(Coverage(agency, when.span(when.year(2013), when.month(2018, 12))) for agency in agencies)
    people = (
        Person("child", "child", born=born, sex="female"),
        Person("mother", "mother", sex="female"),
        Person("mothers_partner", "mothers_partner", sex="male"),
    )
    return Chronology(in_order(told), covered, people)


NAMES = {"child": [CHILD], "mother": [MOTHER], "mothers_partner": [PARTNER]}


def _entry(number: int, random: Random, agencies: Sequence[str]) -> Event:
    agency = random.choice(agencies)
    day = START + timedelta(days=random.randrange(-5 * 365, 330), minutes=random.randrange(8 * 60, 18 * 60))
    # Each agency is silent for ten weeks of its own.
    quiet = START + timedelta(days=-900 + 70 * agencies.index(agency))
    if quiet <= day < quiet + timedelta(days=70):
        day += timedelta(days=70)
    attrs = {"action": "Letter sent"} if random.random() < 0.3 else {}
    if random.random() < 0.01:
        attrs |= {"rival": f"account-{number // 200}", "account": agency}
    kind = random.choice(KINDS)
    if kind == "information.shared":
        attrs["to"] = random.choice(agencies)
    names = {"child": CHILD, "mother": MOTHER, "partner": PARTNER}
    text = " ".join(random.choice(_TOLD).format(**names) for _ in range(random.randrange(1, 4)))
    known = day + timedelta(days=random.randrange(40)) if random.random() < 0.1 else None
    about = "mother" if random.random() < 0.2 else "child"
    source = f"{agency}.xlsx:Sheet1:{number}"
    return Event("invented", _date(day, random.random()), kind, about, agency, known, source, attrs, text)


def _date(day: datetime, chance: float) -> Moment:
    """Most days are known, some to the minute, some only to the month or the year, some about then or not at all."""
    if chance < 0.2:
        return when.minute(day)
    if chance < 0.3:
        return when.month(day.year, day.month)
    if chance < 0.31:
        return when.year(day.year)
    if chance < 0.32:
        return when.OPEN
    return when.day(day.year, day.month, day.day, uncertain=chance > 0.97)


def measure() -> list[object]:
    """Nothing to measure here."""
    return []
