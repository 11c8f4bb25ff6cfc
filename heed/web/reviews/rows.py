"""The integrated chronology as rows of words, one an entry, rival accounts side by side in one row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from django.urls import reverse

from heed.chronology.events import Event
from heed.chronology.people import age_in_months
from heed.chronology.pictures.wording import in_words
from heed.web.casebook.chronologies import chronology_of, event_from
from heed.web.casebook.models import EventRecord
from heed.web.reviews import wording
from heed.web.reviews.integrated import Integrated
from heed.web.reviews.models import Review
from heed.web.reviews.two_views import View
from heed.web.reviews.wording import Mark


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
    more: tuple[tuple[str, str], ...] = ()
    marks: tuple[Mark, ...] = ()
    outside: bool = False
    account: str = ""
    accounts: tuple[Row, ...] = ()


def rows_of(shown: Integrated, view: View, marks: Mapping[int, Mark] | None = None) -> list[Row]:
    """The entries in words, rival accounts brought together where the first of them stands.

    marks: what else to say of the entry that stands in this record.
    """
    # The address of an entry with 0 in the place of its key: worked out once, not once a row.
    address = reverse("reviews:entry", kwargs={"pk": 0})
    events = shown.chronology.events
    rows = [
        _row(shown, event, view, pk, number, address.replace("/0/", f"/{pk}/"))
        for event, pk, number in zip(events, shown.pks, shown.numbers, strict=True)
    ]
    if marks:
        rows = [replace(row, marks=(*row.marks, marks[row.pk])) if row.pk in marks else row for row in rows]
    return list(_with_rivals_together(rows, [event.attrs.get("rival", "") for event in events]))


def row_of(review: Review, record: EventRecord, view: View) -> Row:
    """One entry alone, whether or not a later one has replaced it."""
    chronology = view.of_codes(replace(chronology_of(review.case), events=(event_from(record),)))
    return rows_of(Integrated(review, chronology, (record.pk,), (1,)), view)[0]


def _row(shown: Integrated, event: Event, view: View, pk: int, number: int, href: str) -> Row:
    return Row(
        pk=pk,
        index=number,
        href=href,
        when=event.when.say(),
        written=view(wording.as_written(event.when)),
        precision=wording.precision(event.when),
        age=_age(shown, event),
        agency=wording.agency_in_words(event.agency),
        about=wording.about(event, view),
        kind=wording.kind(event),
        text=view(event.text),
        source=view.source(event.source),
        more=tuple(wording.more(event, view)),
        marks=tuple(wording.marks(event)),
        outside=shown.is_outside(event.when),
        account=in_words(event.attrs.get("account", "")),
    )


def _age(shown: Integrated, event: Event) -> str:
    person = shown.people.get(event.about)
    if person is None or not person.is_child:
        return ""
    return wording.age(age_in_months(person.born, event.when))


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
