"""The integrated chronology of a review: every agency's entries in one order, and what of it somebody asks to see."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import cached_property

from heed.chronology.events import Chronology, Event
from heed.chronology.kinds import UNSORTED
from heed.chronology.people import Person
from heed.chronology.pictures.wording import in_words
from heed.chronology.when import DAY, Moment
from heed.web.casebook.chronologies import chronology_with_keys
from heed.web.reviews.models import Review
from heed.web.reviews.two_views import View
from heed.web.reviews.wording import agency_in_words, more


@dataclass(frozen=True)
class Filters:
    """What somebody wants to see; each part may be empty. family: the first word of a kind."""

    agency: str = ""
    family: str = ""
    person: str = ""
    since: date | None = None
    until: date | None = None
    words: str = ""
    outside: bool = True

    def __bool__(self) -> bool:
        return self != Filters(outside=self.outside)


@dataclass(frozen=True)
class Integrated:
    """A review's chronology with the record behind each event.

    pks and numbers run along `chronology.events`: the key of the record, and the place of the entry in the whole.
    """

    review: Review
    chronology: Chronology
    pks: tuple[int, ...]
    numbers: tuple[int, ...]

    @cached_property
    def people(self) -> dict[str, Person]:
        return {key: person for person in self.chronology.people for key in (person.id, person.role)}

    @cached_property
    def agencies(self) -> list[tuple[str, str]]:
        return [(code, agency_in_words(code)) for code in self.chronology.agencies()]

    @cached_property
    def families(self) -> list[tuple[str, str]]:
        found = sorted({event.kind.split(".")[0] for event in self.chronology.events})
        return [(family, "Not yet sorted" if family == UNSORTED else in_words(family)) for family in found]

    @cached_property
    def abouts(self) -> list[str]:
        return sorted({event.about for event in self.chronology.events if event.about})

    @property
    def some_proposed(self) -> bool:
        """Whether an entry waits for somebody to say that its proposed kind is right."""
        return any(event.kind == UNSORTED and event.attrs.get("proposed") for event in self.chronology.events)

    def filtered(self, filters: Filters, view: View) -> Integrated:
        """What fits the filters. Words are looked for in what the view shows, so that no search can tell a name."""
        if not filters and filters.outside:
            return self
        kept = [
            told
            for told in zip(self.chronology.events, self.pks, self.numbers, strict=True)
            if self._fits(told[0], filters, view)
        ]
        events = tuple(event for event, _, _ in kept)
        return replace(
            self,
            chronology=replace(self.chronology, events=events),
            pks=tuple(pk for _, pk, _ in kept),
            numbers=tuple(number for _, _, number in kept),
        )

    def is_outside(self, when: Moment) -> bool:
        """Whether a moment certainly lies outside the scope of the review."""
        scope_from, scope_to = self.review.scope_from, self.review.scope_to
        before = scope_from is not None and when.is_calendar and when.upto <= _start(scope_from)
        return before or (scope_to is not None and when.is_calendar and when.at >= _start(scope_to) + DAY)

    def _fits(self, event: Event, filters: Filters, view: View) -> bool:
        if not filters.outside and self.is_outside(event.when):
            return False
        if filters.agency and event.agency != filters.agency:
            return False
        if filters.family and event.kind.split(".")[0] != filters.family:
            return False
        if filters.person and filters.person not in (event.about, event.attrs.get("person")):
            return False
        if not _in_period(event.when, filters.since, filters.until):
            return False
        return not filters.words or any(
            filters.words.casefold() in words.casefold()
            for words in (view(event.text), *(told for _, told in more(event, view)))
        )


def integrated(review: Review, view: View) -> Integrated:
    """The whole chronology of a review, its codes as the view shows them, undated entries after the one above them."""
    chronology, pks = chronology_with_keys(review.case)
    return Integrated(review, view.of_codes(chronology), pks, tuple(range(1, len(pks) + 1)))


def _start(day: date) -> datetime:
    return datetime.combine(day, time())


def _in_period(when: Moment, since: date | None, until: date | None) -> bool:
    """Whether the moment can lie in the period; one whose date the record does not give can lie in any."""
    if not when.is_calendar:
        return True
    return (since is None or when.upto > _start(since)) and (until is None or when.at < _start(until) + DAY)
