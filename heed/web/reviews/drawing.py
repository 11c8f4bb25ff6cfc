"""The timeline of a look at a chronology: one by one or counted, with everything it is read against."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import cached_property, lru_cache
from urllib.parse import urlencode

from django.urls import reverse

from heed.chronology import timeline
from heed.chronology.events import Chronology, Coverage, Event
from heed.chronology.gaps import Gap, find_gaps
from heed.chronology.timeline import Around, Mark, Tie
from heed.chronology.when import DAY, EARLIEST, LATEST, Moment
from heed.safeguards import seen
from heed.web.casebook.bare import Stamp, bare_case
from heed.web.partnership.agencies import AGENCIES
from heed.web.reviews.integrated import Integrated
from heed.web.reviews.links import Links, links_of
from heed.web.reviews.looking import Looking
from heed.web.reviews.wording import agency_in_words

Address = dict[str, str]


@dataclass(frozen=True)
class Step:
    """A way to another stretch of time: its words, and its query."""

    title: str
    query: str


@dataclass(frozen=True)
class CountedRow:
    """How many entries of an agency begin in each year, for the table beside a picture that counts."""

    agency: str
    counts: tuple[tuple[int, str], ...]
    total: int


@dataclass(frozen=True)
class Drawing:
    """What is drawn of a look. query: the address it was asked for with, without what leads to another place."""

    looking: Looking
    query: Address
    marks: tuple[Mark, ...] = ()
    links: Links = field(default_factory=Links)

    @property
    def shown(self) -> Integrated:
        return self.looking.shown

    @property
    def counted(self) -> bool:
        return timeline.is_counted(self.shown.outlined)

    def svg(self) -> str:
        """The picture for a screen."""
        return timeline.draw(self._drawn, label=self.label, marks=self.marks, around=self._around())

    def svg_for_paper(self) -> str:
        """The picture in the shape of a sheet of A3 on its side; nothing of it leads anywhere."""
        return timeline.draw_for_paper(self._drawn, label=self.label, marks=self.marks, around=self._around())

    @property
    def _drawn(self) -> Chronology:
        drawn = self.shown.outlined if self.counted else self.shown.chronology
        agency = self.looking.filters.agency
        return replace(drawn, coverage=tuple(one for one in self._whole.coverage if agency in ("", one.agency)))

    @cached_property
    def _whole(self) -> Chronology:
        """What the picture is read against: all that is recorded, or what an agency could have known by a day."""
        whole, filters = self.looking.whole.outlined, self.looking.filters
        if not (filters.known_to or filters.known_by):
            return whole
        until = _start(filters.known_by) + DAY if filters.known_by else None
        known = seen.View(until, filters.known_to, reveal=True).of(whole)
        return replace(known, coverage=tuple(_until(known.coverage, until)))

    def summary(self) -> str:
        """The picture in a sentence or two, for whoever does not see it."""
        return timeline.summary(self.shown.outlined)

    def said_on_paper(self) -> str:
        """What the sheet holds of the whole, so that nobody takes a part for it."""
        whole, shown = len(self.looking.whole), len(self.shown)
        said = f"All {whole} entries." if whole == shown else f"{shown} of {whole} entries."
        if not self.looking.filters.outside and self.looking.whole.outside:
            said += f" {self.looking.whole.outside} outside the scope of the review are left out."
        if asked := self.looking.form.said():
            said += f" {asked[:1].upper()}{asked[1:]}."
        return said + (" This sheet holds names." if self.looking.view.is_named else "")

    def rows(self) -> list[tuple[timeline.Row, int]]:
        """The entries of a picture that draws each, in words, with the key of the record of each."""
        told = timeline.as_table(self.shown.chronology, self.label, self.shown.numbers)
        return list(zip(told, self.shown.pks, strict=True))

    def label(self, text: str) -> str:
        """What the picture says for a code or a text: an agency by the name it has on every page."""
        return AGENCIES[text] if text in AGENCIES else str(self.looking.view(text))

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """Where each agency's record is silent, whatever a filter leaves: found once for a state of the case."""
        whole = self.looking.whole
        if self._whole.events is not whole.bare.events:
            return find_gaps(self._whole)
        return _gaps_kept(whole.stamp, whole.frame.coverage, whole.frame.reference)

    def gaps_in_words(self) -> list[str]:
        return timeline.gaps_in_words(self._whole, self.label, self.gaps)

    @cached_property
    def years(self) -> list[int]:
        """The years in which entries begin."""
        return sorted({event.when.at.year for event in self.shown.events if _dated(event)})

    def table(self) -> list[CountedRow]:
        """How many entries of each agency begin in each year, each count leading to its picture."""
        counts: dict[tuple[str, int], int] = {}
        totals: dict[str, int] = {}
        for event in self.shown.events:
            totals[event.agency] = totals.get(event.agency, 0) + 1
            if _dated(event):
                key = (event.agency, event.when.at.year)
                counts[key] = counts.get(key, 0) + 1
        return [
            CountedRow(
                agency_in_words(agency),
                tuple((counts.get((agency, year), 0), self._year(year, agency)) for year in self.years),
                totals[agency],
            )
            for agency in sorted(totals, key=lambda code: (not code, code))
        ]

    def steps(self) -> list[Step]:
        """The ways from this stretch of time: earlier, later, wider, all of it, and each year."""
        period, steps = self.period, []
        if period is not None and (self.looking.filters.since or self.looking.filters.until):
            length = period.upto - period.at
            steps = [
                Step("Earlier", self._between(period.at - length, period.at)),
                Step("Later", self._between(period.upto, period.upto + length)),
                Step("Wider", self._between(period.at - length / 2, period.upto + length / 2)),
                Step("All of it", self._query(since="", until="")),
            ]
        years = sorted({event.when.at.year for event in self.looking.whole.events if _dated(event)})
        return steps + [Step(str(year), self._year(year)) for year in years]

    @property
    def period(self) -> Moment | None:
        """The stretch of the calendar asked for; an end that is not asked for is where the record ends."""
        since, until = self.looking.filters.since, self.looking.filters.until
        if since is None and until is None:
            return None
        known = [event.when for event in self.looking.whole.events if _dated(event)]
        at = _start(since) if since else min((when.at for when in known), default=EARLIEST)
        upto = _start(until) + DAY if until else max((when.upto for when in known), default=LATEST)
        return Moment(at, upto) if EARLIEST < at < upto < LATEST else None

    def _around(self) -> Around:
        review, shown = self.looking.review, self.shown
        at = _start(review.scope_from) if review.scope_from else EARLIEST
        upto = _start(review.scope_to) + DAY if review.scope_to else LATEST
        linked = ((place, self.links.of(pk)) for place, pk in enumerate(shown.pks))
        return Around(
            whole=self._whole,
            numbers=shown.numbers,
            link=self._entry(),
            period=self.period,
            zoom=self._between,
            scope=Moment(at, upto) if review.scope_from or review.scope_to else None,
            ties=self._ties(),
            gaps=self.gaps,
            disputed=frozenset(place for place, link in linked if link and link.disputed),
            episodes=self._episodes(),
        )

    def _entry(self) -> Callable[[int], str]:
        address = reverse("reviews:entry", kwargs={"pk": 0})
        keys = dict(zip(self.shown.numbers, self.shown.pks, strict=True))
        view = self.looking.view.name
        return lambda number: f"{address.replace('/0/', f'/{keys[number]}/')}?view={view}"

    def _episodes(self) -> list[tuple[Moment, str]]:
        """The key episodes of the review, by number and title."""
        return [
            (Moment(_start(one.since), _start(one.until) + DAY), f"{one.number}. {one.title}")
            for one in self.looking.review.episodes.all()
        ]

    def _ties(self) -> tuple[Tie, ...]:
        places = {pk: place for place, pk in enumerate(self.shown.pks)}
        found = ((link, [places[pk] for pk in link.pks if pk in places]) for link in self.links.all())
        return tuple(Tie(tuple(here), link.disputed) for link, here in found if len(here) > 1)

    def _between(self, at: datetime, upto: datetime) -> str:
        last = (upto - timedelta(minutes=1)).date()
        return self._query(since=at.date().isoformat(), until=last.isoformat())

    def _year(self, year: int, agency: str | None = None) -> str:
        of_agency = {} if agency is None else {"agency": agency}
        return self._query(since=date(year, 1, 1).isoformat(), until=date(year, 12, 31).isoformat(), **of_agency)

    def _query(self, **changes: str) -> str:
        return f"?{urlencode({**self.query, **changes})}"


def drawing_of(looking: Looking, query: Address, marks: tuple[Mark, ...] = ()) -> Drawing:
    return Drawing(looking, query, marks, links_of(looking.review.case))


@lru_cache(maxsize=4)
def _gaps_kept(stamp: Stamp, coverage: tuple[Coverage, ...], reference: datetime | None) -> tuple[Gap, ...]:
    return find_gaps(Chronology(bare_case(stamp).events, coverage, reference=reference))


def _until(coverage: tuple[Coverage, ...], end: datetime | None) -> Iterator[Coverage]:
    """What is covered before a moment: what comes after it was not there to be silent."""
    for one in coverage:
        if end is None or not one.over.is_calendar or one.over.upto <= end:
            yield one
        elif one.over.at < end:
            yield replace(one, over=replace(one.over, upto=end, text=""))


def _dated(event: Event) -> bool:
    return event.when.is_calendar and event.when.at > EARLIEST


def _start(day: date) -> datetime:
    return datetime.combine(day, time())
