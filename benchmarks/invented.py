"""Invented chronologies for the benchmarks; no person in them is real."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from heed.chronology import when
from heed.chronology.events import Chronology, Coverage, Event
from heed.chronology.people import Person

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


def measure() -> list[object]:
    """Nothing to measure here."""
    return []
