"""The integrated chronology of a review: every agency's entries in one order, as a page shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import cached_property

from django.urls import reverse

from heed.chronology.events import Chronology, Event, in_order
from heed.chronology.kinds import UNSORTED
from heed.chronology.people import Person, age_in_months, say_age
from heed.chronology.pictures.wording import in_words, kind_in_words
from heed.chronology.when import DAY, Moment
from heed.web.casebook.chronologies import chronology_of, event_from
from heed.web.casebook.models import EventRecord
from heed.web.partnership.agencies import AGENCIES
from heed.web.reviews.models import Review
from heed.web.reviews.two_views import View


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
class Mark:
    """Something a reader must know of an entry before they trust it."""

    text: str
    colour: str = "grey"


@dataclass(frozen=True)
class Row:
    """One entry in words. accounts: the rival accounts of the same happening, this one first, where there are any."""

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
    marks: tuple[Mark, ...] = ()
    outside: bool = False
    account: str = ""
    accounts: tuple[Row, ...] = ()


@dataclass(frozen=True)
class Integrated:
    """A review's chronology with the record behind each event. `pks` runs along `chronology.events`."""

    review: Review
    chronology: Chronology
    pks: tuple[int, ...]

    @cached_property
    def people(self) -> dict[str, Person]:
        return {key: person for person in self.chronology.people for key in (person.id, person.role)}

    @cached_property
    def address(self) -> str:
        """The address of an entry with 0 in the place of its key: worked out once, not once a row."""
        return reverse("reviews:entry", kwargs={"pk": 0})

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
            (event, pk)
            for event, pk in zip(self.chronology.events, self.pks, strict=True)
            if self._fits(event, filters, view)
        ]
        events = tuple(event for event, _ in kept)
        return replace(self, chronology=replace(self.chronology, events=events), pks=tuple(pk for _, pk in kept))

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
        return not filters.words or filters.words.casefold() in view(event.text).casefold()

    def rows(self, view: View, marks: Mapping[str, Mark] | None = None) -> list[Row]:
        """The entries in words, rival accounts brought together where the first of them stands.

        marks: what else to say of the entry with this source.
        """
        rows = [
            self._row(index, pk, event, view, (marks or {}).get(event.source))
            for index, (event, pk) in enumerate(zip(self.chronology.events, self.pks, strict=True), start=1)
        ]
        return list(_with_rivals_together(rows, [event.attrs.get("rival", "") for event in self.chronology.events]))

    def _row(self, index: int, pk: int, event: Event, view: View, mark: Mark | None) -> Row:
        return Row(
            pk=pk,
            index=index,
            href=self.address.replace("/0/", f"/{pk}/"),
            when=event.when.say(),
            written=view(event.when.text) if event.when.text != event.when.say() else "",
            precision=_precision_in_words(event.when),
            age=self._age(event),
            agency=agency_in_words(event.agency),
            about=_about(event, view),
            kind=_kind(event),
            text=view(event.text),
            source=view.source(event.source),
            marks=(*_marks(event), *([mark] if mark else [])),
            outside=self.is_outside(event.when),
            account=in_words(event.attrs.get("account", "")),
        )

    def _age(self, event: Event) -> str:
        person = self.people.get(event.about)
        if person is None or not person.is_child:
            return ""
        return _age_in_words(age_in_months(person.born, event.when))


def integrated(review: Review) -> Integrated:
    """The whole chronology of a review, undated entries after the one above them in their file."""
    records = EventRecord.objects.filter(case=review.case).current().order_by("position", "pk")
    pks = {id(event): (pk, event) for pk, event in ((record.pk, event_from(record)) for record in records)}
    events = in_order(event for _, event in pks.values())
    chronology = replace(chronology_of(review.case), events=events)
    return Integrated(review, chronology, tuple(pks[id(event)][0] for event in events))


def row_of(review: Review, record: EventRecord, view: View) -> Row:
    """One entry alone, whether or not a later one has replaced it."""
    chronology = replace(chronology_of(review.case), events=(event_from(record),))
    return Integrated(review, chronology, (record.pk,)).rows(view)[0]


def agency_in_words(code: str) -> str:
    """An agency's kind as people say it."""
    return AGENCIES.get(code) or in_words(code) if code else "No agency named"


def _start(day: date) -> datetime:
    return datetime.combine(day, time())


def _in_period(when: Moment, since: date | None, until: date | None) -> bool:
    """Whether the moment can lie in the period; one whose date the record does not give can lie in any."""
    if not when.is_calendar:
        return True
    return (since is None or when.upto > _start(since)) and (until is None or when.at < _start(until) + DAY)


def _kind(event: Event) -> str:
    proposed = event.attrs.get("proposed")
    if event.kind == UNSORTED and proposed:
        return f"Not yet sorted. Perhaps: {kind_in_words(proposed)}"
    return kind_in_words(event.kind)


def _about(event: Event, view: View) -> str:
    who = view.people.get(event.about) or in_words(event.about)
    named_as = event.attrs.get("named_as")
    return f"{who} (the source says “{view(named_as)}”)" if named_as else who


def _precision_in_words(when: Moment) -> str:
    told_by_its_words = {"day", "minute", "open", "before", "after", "range"}
    return f"known to the {when.precision}" if when.is_calendar and when.precision not in told_by_its_words else ""


def _age_in_words(months: tuple[int, int] | None) -> str:
    """An age in completed months as a reader says it, from before the birth on; nothing where it cannot be told."""
    if months is None:
        return ""
    least, most = months
    if most < 0:
        return "unborn"
    oldest = say_age((most, most)) if most else "under 1 month"
    if least < 0:
        return f"unborn or {oldest} old"
    return f"age {oldest if least == most else say_age(months)}"


_STATUS = {
    "planned": "Planned: the record does not show that it took place",
    "attempted": "Attempted",
    "cancelled": "Cancelled",
    "refused": "Refused",
}


def _marks(event: Event) -> Iterator[Mark]:
    attrs = event.attrs
    if event.when.uncertain:
        yield Mark("Date uncertain in the source", "yellow")
    if status := attrs.get("status"):
        yield Mark(_STATUS.get(status, in_words(status)), "blue")
    confidence = attrs.get("confidence", "fact")
    if confidence == "inferred":
        yield Mark("Inferred by the reader", "purple")
    elif confidence != "fact":
        yield Mark(in_words(confidence), "turquoise")
    if attrs.get("dated") == "inferred":
        yield Mark("Date worked out by the reader", "purple")
    if stated := attrs.get("stated_age"):
        yield Mark(f"The source states an age of {stated}", "orange")
    if attrs.get("practice") == "good":
        yield Mark("Good practice", "green")


def _with_rivals_together(rows: Iterable[Row], rivals: Iterable[str]) -> Iterator[Row]:
    groups: dict[str, list[Row]] = {}
    paired = list(zip(rows, rivals, strict=True))
    for row, rival in paired:
        if rival:
            groups.setdefault(rival, []).append(row)
    for row, rival in paired:
        accounts = groups.get(rival, [])
        if len(accounts) < 2:
            alone = Mark("Disputed: the other account is not among these entries", "orange")
            yield replace(row, marks=(*row.marks, alone)) if rival else row
        elif row is accounts[0]:
            yield replace(row, accounts=tuple(accounts))
