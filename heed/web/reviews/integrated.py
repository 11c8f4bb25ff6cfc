"""The integrated chronology of a review: every agency's entries in one order, and what of it somebody asks to see."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import cached_property, lru_cache

from heed.anonymity.labels import Labels
from heed.chronology.events import Chronology, Event
from heed.chronology.kinds import UNSORTED
from heed.chronology.people import Person
from heed.chronology.pictures.wording import in_words
from heed.chronology.when import DAY, Moment
from heed.safeguards import seen
from heed.web.casebook.bare import BareCase, Stamp, bare_case, events_with_words, stamp_of
from heed.web.casebook.chronologies import frame_of
from heed.web.reviews.links import Links
from heed.web.reviews.models import Review
from heed.web.reviews.two_views import View
from heed.web.reviews.wording import Mark, agency_in_words, more


@dataclass(frozen=True)
class Filters:
    """What somebody wants to see; each part may be empty. family: the first word of a kind.

    known_to, known_by: only what this agency had recorded or been told, up to the end of this day.
    """

    agency: str = ""
    family: str = ""
    person: str = ""
    since: date | None = None
    until: date | None = None
    words: str = ""
    known_to: str = ""
    known_by: date | None = None
    outside: bool = True

    def __bool__(self) -> bool:
        return self != Filters(outside=self.outside)


@dataclass(frozen=True)
class Integrated:
    """A review's chronology in one view. Its `events` are without their words: `with_words` fetches those.

    events, pks and numbers run along each other: the entry, the key of its record, and its place in the whole.
    frame: coverage, people and relationships. bare: the whole case, whatever a filter leaves of it.
    """

    review: Review
    view: View
    bare: BareCase
    stamp: Stamp
    frame: Chronology
    events: tuple[Event, ...]
    pks: tuple[int, ...]
    numbers: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.pks)

    @cached_property
    def chronology(self) -> Chronology:
        """These entries with all their words, their codes as the view shows them."""
        return replace(self.frame, events=self.with_words(self.pks))

    @property
    def outlined(self) -> Chronology:
        """These entries without their words."""
        return replace(self.frame, events=self.events)

    def with_words(self, pks: Sequence[int]) -> tuple[Event, ...]:
        """The entries of these records with all their words, their codes as the view shows them."""
        found = events_with_words(pks)
        return self.view.of_codes(Chronology(tuple(found[pk] for pk in pks))).events

    @cached_property
    def _agency_of(self) -> dict[int, str]:
        return {pk: event.agency for pk, event in zip(self.pks, self.events, strict=True)}

    def agency_of(self, pk: int | None) -> str:
        """The agency of the entry that stands in a record; nothing for a record that is not among these."""
        return self._agency_of.get(pk, "") if pk is not None else ""

    @cached_property
    def people(self) -> dict[str, Person]:
        return {key: person for person in self.frame.people for key in (person.id, person.role)}

    @cached_property
    def agencies(self) -> list[tuple[str, str]]:
        return [(code, agency_in_words(code)) for code in self.outlined.agencies()]

    @cached_property
    def families(self) -> list[tuple[str, str]]:
        found = sorted({kind.split(".")[0] for kind in {event.kind for event in self.events}})
        return [(family, "Not yet sorted" if family == UNSORTED else in_words(family)) for family in found]

    @cached_property
    def abouts(self) -> list[str]:
        return sorted({event.about for event in self.events if event.about})

    def marks(self, pk: int) -> Iterator[Mark]:
        """What is to be said of the entry of a record besides its own words."""
        if pk in self.bare.corrected:
            yield Mark("Corrected", "blue")

    @property
    def some_proposed(self) -> bool:
        """Whether an entry waits for somebody to say that its proposed kind is right."""
        return any(event.kind == UNSORTED and event.attrs.get("proposed") for event in self.events)

    @cached_property
    def outside(self) -> int:
        """How many of these entries certainly lie outside the scope of the review."""
        if self.review.scope_from is None and self.review.scope_to is None:
            return 0
        return sum(is_outside(self.review, event.when) for event in self.events)

    def filtered(self, filters: Filters) -> Integrated:
        """What fits the filters. Words are looked for in what the view shows, so that no search can tell a name."""
        tests = self._tests(filters)
        if not tests:
            return self
        kept = [place for place, event in enumerate(self.events) if all(test(place, event) for test in tests)]
        return replace(
            self,
            events=tuple(self.events[place] for place in kept),
            pks=tuple(self.pks[place] for place in kept),
            numbers=tuple(self.numbers[place] for place in kept),
        )

    def _tests(self, filters: Filters) -> list[Callable[[int, Event], bool]]:
        """One test for each filter that is set, the cheap ones first."""
        tests: list[Callable[[int, Event], bool]] = []
        if not filters.outside and self.outside:
            tests.append(lambda _, event: not is_outside(self.review, event.when))
        if filters.agency:
            tests.append(lambda _, event: event.agency == filters.agency)
        if filters.family:
            tests.append(lambda _, event: event.kind.partition(".")[0] == filters.family)
        if filters.person:
            tests.append(lambda _, event: filters.person in (event.about, event.attrs.get("person")))
        if filters.since or filters.until:
            tests.append(lambda _, event: _in_period(event.when, filters.since, filters.until))
        if filters.known_to or filters.known_by:
            known = self._known(filters)
            tests.append(lambda place, _: self.pks[place] in known)
        if filters.words:
            sought, labelled = filters.words.casefold(), _words_of(self.stamp, _Reading.of(self.view))
            tests.append(lambda place, _: sought in labelled[self.pks[place]])
        return tests

    def known_to(self, filters: Filters) -> tuple[str, datetime | None]:
        """From where the filters look: the code of an agency as it is kept, and the end of a day."""
        agencies = sorted(self.bare.codes | {one.agency for one in self.frame.coverage})
        # The choice is in the words of the view; an agency's code can be made of a name.
        code = next((code for code in agencies if self.view.code(code) == filters.known_to), filters.known_to)
        return code, _start(filters.known_by) + DAY if filters.known_by else None

    def _known(self, filters: Filters) -> set[int]:
        """The records of what an agency could have known by the end of a day, as a replay asks it."""
        code, until = self.known_to(filters)
        told = seen.View(until, code, reveal=True).of(Chronology(self.bare.events)).events
        keys = {id(event): pk for event, pk in zip(self.bare.events, self.bare.pks, strict=True)}
        return {keys[id(event)] for event in told}


def integrated(review: Review, view: View) -> Integrated:
    """The whole chronology of a review, its codes as the view shows them, undated entries after the one above them."""
    stamp = stamp_of(review.case)
    bare = bare_case(stamp)
    frame = view.of_codes(frame_of(review.case))
    return Integrated(
        review, view, bare, stamp, frame, _shown(bare, view), bare.pks, tuple(range(1, len(bare.pks) + 1))
    )


def _shown(bare: BareCase, view: View) -> tuple[Event, ...]:
    """The entries with their codes as the view shows them. Nearly always they are shown as they are."""
    if view.is_named:
        return bare.events
    codes = {code for code in bare.codes if view.code(code) != code}
    values = {value for value in bare.values if view.words(value) != value}
    if not codes and not values:
        return bare.events
    return tuple(
        view.of_codes(Chronology((event,))).events[0]
        if event.about in codes or event.agency in codes or not values.isdisjoint(event.attrs.values())
        else event
        for event in bare.events
    )


@dataclass(frozen=True)
class _Reading:
    """A view as far as it decides what words are shown: two members who see the same share what was made ready."""

    labels: Labels
    people: tuple[tuple[str, str], ...]
    is_named: bool
    standing: frozenset[str]

    @classmethod
    def of(cls, view: View) -> _Reading:
        return cls(view.labels, tuple(sorted(view.people.items())), view.is_named, view.standing)


@lru_cache(maxsize=4)
def _words_of(stamp: Stamp, reading: _Reading) -> dict[int, str]:
    """The words of each record of a case as a view shows them, made ready to be searched."""
    view = View(reading.labels, dict(reading.people), reading.is_named, standing=reading.standing)
    return {pk: _searchable(event, view) for pk, event in events_with_words(bare_case(stamp).pks).items()}


def _searchable(event: Event, view: View) -> str:
    return "\n".join((view(event.text), *(told for _, told in more(event, view)))).casefold()


def is_outside(review: Review, when: Moment) -> bool:
    """Whether a moment certainly lies outside the scope of the review."""
    if not when.is_calendar:
        return False
    before = review.scope_from is not None and when.upto <= _start(review.scope_from)
    return before or (review.scope_to is not None and when.at >= _start(review.scope_to) + DAY)


def _start(day: date) -> datetime:
    return datetime.combine(day, time())


def _in_period(when: Moment, since: date | None, until: date | None) -> bool:
    """Whether the moment can lie in the period; one whose date the record does not give can lie in any."""
    if not when.is_calendar:
        return True
    return (since is None or when.upto > _start(since)) and (until is None or when.at < _start(until) + DAY)


def groups_of(shown: Integrated, links: Links) -> list[tuple[int, ...]]:
    """The places of the entries row by row: accounts of one happening in one row, where the first of them stands."""
    rows: dict[tuple[bool, int], list[int]] = {}
    for place, pk in enumerate(shown.pks):
        link = links.by_pk.get(pk)
        rows.setdefault((True, link.key) if link else (False, pk), []).append(place)
    return [tuple(places) for places in rows.values()]
