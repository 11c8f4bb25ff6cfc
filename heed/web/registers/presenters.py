"""Records of the registers in the words of a page."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from heed.chronology.as_written import read
from heed.chronology.when import Moment, day
from heed.web.casebook.chronologies import moment_from
from heed.web.registers import actions, bruising
from heed.web.registers.models import BruisingRecord


@dataclass(frozen=True)
class Shown:
    """A bruising record as a page shows it."""

    record: BruisingRecord
    seen: str
    what: str
    known_mark: str
    moves: str
    said: str
    late: str


def shown(record: BruisingRecord) -> Shown:
    what = bruising.INJURY_WORDS.get(record.injury, record.injury)
    where = bruising.SITE_WORDS.get(record.site, record.site)
    return Shown(
        record=record,
        seen=read(record.seen_at).say(),
        what=f"{what}: {where[0].lower()}{where[1:]}",
        known_mark=bruising.KNOWN_MARK_WORDS.get(record.known_mark, record.known_mark),
        moves=bruising.MOBILITY_WORDS.get(record.mobility, record.mobility),
        said=bruising.EXPLANATION_WORDS.get(record.explained, record.explained),
        late=_say_late(record),
    )


def _say_late(record: BruisingRecord) -> str:
    """How many days after it was seen a mark was put down; nothing on the same day."""
    days = (timezone.localtime(record.recorded).date() - read(record.seen_at).last.date()).days
    return f"{days} day{'' if days == 1 else 's'} after it was seen or told of" if days > 0 else ""


def reports_of(record: BruisingRecord) -> list[str]:
    """Each report to children's social care after the mark was seen: when, and how."""
    seen = read(record.seen_at)
    found = record.case.events.current().filter(kind=bruising.REPORT)
    moments = [(moment_from(one), one.attrs.get("route", "")) for one in found]
    return [
        f"{_say_made(made)}, {bruising.ROUTE_WORDS.get(route, route).lower()}"
        for made, route in moments
        if made.upto > seen.at
    ]


def _say_made(made: Moment) -> str:
    return made.say() if made.precision == "minute" else day(made.at.year, made.at.month, made.at.day).say()


def as_filled_in(record: BruisingRecord) -> dict[str, str]:
    """A record as the form was filled in, to start a correction from."""
    told = {name: getattr(record, name) for name in actions.KEPT}
    return told | {"child": record.child, "seen_at": _day_first(read(record.seen_at))}


def _day_first(moment: Moment) -> str:
    return f"{moment.at:%d/%m/%Y %H:%M}" if moment.precision == "minute" else f"{moment.at:%d/%m/%Y}"
