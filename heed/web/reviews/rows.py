"""The integrated chronology as rows of words: one an entry, accounts of one happening side by side in one row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from django.urls import reverse

from heed.chronology.events import Event
from heed.chronology.people import Person, age_in_months
from heed.chronology.pictures.wording import in_words
from heed.chronology.when import CALENDAR, EARLIEST, MONTHS, ORDER, Moment
from heed.web.casebook.chronologies import event_from, frame_of
from heed.web.casebook.models import EventRecord
from heed.web.reviews import wording
from heed.web.reviews.beside import Beside, beside_of
from heed.web.reviews.integrated import Integrated, is_outside
from heed.web.reviews.links import Links
from heed.web.reviews.models import Review
from heed.web.reviews.two_views import View
from heed.web.reviews.wording import Mark

# A text longer than this shows its beginning; the rest is a click away, and on paper it is there.
LONG = 600
_BEGINNING = 420
# So many colours and patterns tell agencies apart; beyond them the word alone does.
TINTS = 12


@dataclass(frozen=True)
class Row:
    """One entry in words. accounts: the accounts of the same happening, this one first, where there are any.

    rest: what of a long text stands behind its beginning. same_day: whether the row above is of the same day.
    tint: the number of the agency's colour and pattern. month, year: the headings it stands under.
    """

    pk: int
    index: int
    href: str
    when: str
    written: str
    precision: str
    age: str
    agency: str
    about: str
    kind: str
    text: str
    source: str
    rest: str = ""
    more: tuple[tuple[str, str], ...] = ()
    marks: tuple[Mark, ...] = ()
    outside: bool = False
    account: str = ""
    accounts: tuple[Row, ...] = ()
    disputed: bool = False
    same_day: bool = False
    tint: int = 0
    month: str = ""
    year: str = ""
    beside: Beside | None = None


@dataclass(frozen=True)
class Month:
    """The rows of one month under their headings. year: only where it is another than above."""

    year: str
    title: str
    rows: tuple[Row, ...]


def no_marks(_: int) -> Iterable[Mark]:
    """What is said of an entry of which nothing is to be said."""
    return ()


@dataclass(frozen=True)
class Telling:
    """How entries are put into words: whose review, in which view, and what else is known of them.

    marks: what else to say of the entry of a record. tints: the colour and pattern of each agency.
    """

    review: Review
    view: View
    people: dict[str, Person]
    links: Links = field(default_factory=Links)
    marks: Callable[[int], Iterable[Mark]] = no_marks
    tints: dict[str, int] = field(default_factory=dict)
    whole_texts: bool = False

    def row(self, event: Event, pk: int, number: int) -> Row:
        text = self.view(event.text)
        beginning, rest = (text, "") if self.whole_texts else _parted(text)
        year, month = _headings(event.when)
        return Row(
            pk=pk,
            index=number,
            href=_address().replace("/0/", f"/{pk}/"),
            when=event.when.say(),
            written=self.view(wording.as_written(event.when)),
            precision=wording.precision(event.when),
            age=self._age(event),
            agency=wording.agency_in_words(event.agency),
            about=wording.about(event, self.view),
            kind=wording.kind(event),
            text=beginning,
            source=self.view.source(event.source),
            rest=rest,
            more=tuple(wording.more(event, self.view)),
            marks=(*wording.marks(event), *self.marks(pk)),
            outside=is_outside(self.review, event.when),
            account=in_words(event.attrs.get("account", "")),
            tint=self.tints.get(event.agency, 0),
            year=year,
            month=month,
        )

    def _age(self, event: Event) -> str:
        person = self.people.get(event.about)
        if person is None or not person.is_child:
            return ""
        return wording.age(age_in_months(person.born, event.when))


def tints_of(agencies: Iterable[tuple[str, str]]) -> dict[str, int]:
    """A colour and pattern for each agency, as long as there are any; 0 for none."""
    return {code: number for number, (code, _) in zip(range(1, TINTS + 1), agencies, strict=False)}


def rows_of(shown: Integrated, telling: Telling, groups: Sequence[tuple[int, ...]]) -> list[Row]:
    """The entries at these places in words, the accounts of one happening brought together."""
    places = [place for group in groups for place in group]
    pks = [shown.pks[place] for place in places]
    beside = beside_of(telling.review, pks, telling.view)
    rows = {
        place: replace(telling.row(event, pk, shown.numbers[place]), beside=beside.get(pk))
        for place, pk, event in zip(places, pks, shown.with_words(pks), strict=True)
    }
    return list(_days_marked(_together([rows[place] for place in group], telling.links) for group in groups))


def row_of(review: Review, record: EventRecord, view: View) -> Row:
    """One entry alone, whether or not a later one has replaced it."""
    chronology = view.of_codes(replace(frame_of(review.case), events=(event_from(record),)))
    people = {key: person for person in chronology.people for key in (person.id, person.role)}
    return Telling(review, view, people, whole_texts=True).row(chronology.events[0], record.pk, 1)


def by_month(rows: Iterable[Row]) -> list[Month]:
    """Rows under the headings of their years and months."""
    found, before = [], ""
    for (year, title), here in groupby(rows, key=lambda row: (row.year, row.month)):
        found.append(Month(year if year != before else "", title, tuple(here)))
        before = year
    return found


def _address() -> str:
    """The address of an entry with 0 in the place of its key: the same for every row."""
    return reverse("reviews:entry", kwargs={"pk": 0})


def _parted(text: str) -> tuple[str, str]:
    """The beginning of a long text, up to a space, and the rest; a short one whole."""
    if len(text) <= LONG:
        return text, ""
    cut = text.rfind(" ", 0, _BEGINNING)
    cut = cut if cut > 0 else _BEGINNING
    return text[:cut], text[cut:].lstrip()


def _headings(when: Moment) -> tuple[str, str]:
    """The year and month under which an entry stands: those in which it can have happened first."""
    if when.clock != CALENDAR:
        return ("Known only by order" if when.clock == ORDER else f"Counted from {when.clock}"), ""
    if when.is_open:
        return "", ""
    if when.at <= EARLIEST:
        return "Some time before", ""
    return str(when.at.year), f"{MONTHS[when.at.month - 1]} {when.at.year}"


def _together(rows: list[Row], links: Links) -> Row:
    """One row for the accounts of one happening; a lone account of several says that the others are not here."""
    first = rows[0]
    link = links.of(first.pk)
    if link is None:
        return first
    if len(rows) == 1:
        said = "Disputed: the other account is" if link.disputed else "Linked: the other account is"
        return replace(
            first, marks=(*first.marks, Mark(f"{said} not among these entries", "orange" if link.disputed else "blue"))
        )
    return replace(first, accounts=tuple(rows), disputed=link.disputed)


def _days_marked(rows: Iterable[Row]) -> Iterator[Row]:
    """Rows that know whether the one above is of the same day; what has no date stands under the headings above it."""
    above: Row | None = None
    for row in rows:
        if above is not None and not row.year:
            row = replace(row, year=above.year, month=above.month)
        if above is not None and row.when.partition(" at ")[0] == above.when.partition(" at ")[0]:
            row = replace(row, same_day=True)
        above = row
        yield row
