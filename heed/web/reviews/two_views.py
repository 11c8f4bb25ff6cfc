"""Named or anonymised: the one switch through which every page, picture and export of a review is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar

from heed.anonymity.labels import Entry, Labels
from heed.anonymity.unlisted import covered
from heed.chronology.events import Chronology, Event
from heed.chronology.kinds import vocabulary
from heed.chronology.people import Person
from heed.web.casebook.chronologies import labels_of
from heed.web.casebook.models import PersonRecord
from heed.web.partnership.models import Member
from heed.web.partnership.roles import Permission
from heed.web.reviews.models import Review

NAMED, ANONYMISED = "named", "anonymised"


def labels_table(review: Review) -> Labels:
    """The one labels table of a review: its people, and the places and organisations that would tell who they are."""
    places = tuple(
        Entry(f"place {place.pk}", place.label, tuple(place.names), place.kind) for place in review.places.all()
    )
    return Labels((*labels_of(review.case).entries, *places))


@dataclass(frozen=True)
class View:
    """How a review is read. Call it with a text, or with the identifier or role of a person.

    people: what to show for each identifier and role. refused: names were asked for by somebody who may not see them.
    standing: names that may stand although the table has no label for them; any other is covered where labels show.
    """

    labels: Labels
    people: Mapping[str, str] = field(default_factory=dict)
    is_named: bool = False
    refused: bool = False
    standing: frozenset[str] = frozenset()
    _shown: dict[str, str] = field(default_factory=dict, compare=False)

    # A template calls whatever can be called, and would call this without a text.
    do_not_call_in_templates: ClassVar[bool] = True

    def __call__(self, text: str) -> str:
        return self.people[text] if text in self.people else self.words(text)

    def words(self, text: str) -> str:
        """Words as this view shows them, where an identifier stays one: in what a program will read again."""
        if text not in self._shown:
            self._shown[text] = self.labels.named(text) if self.is_named else self._anonymised(text)
        return self._shown[text]

    def _anonymised(self, text: str) -> str:
        return covered(self.labels.anonymised(text), self.labels, self.standing)

    def code(self, code: str) -> str:
        """A code as this view shows it: it stays, unless an agency made it of a name; then it is a label."""
        if self.is_named or code in vocabulary().codes["agency"]:
            return code
        spaced = code.replace("_", " ").replace(".", " ")
        shown = str(self.words(spaced))
        return code if shown == spaced else shown

    def source(self, source: str) -> str:
        """A source as this view shows it: the name of its file can tell who somebody is, its row cannot."""
        file, colon, row = source.rpartition(":")
        return f"{self(file)}{colon}{row}" if row.isdecimal() else self(source)

    @property
    def name(self) -> str:
        return NAMED if self.is_named else ANONYMISED

    @property
    def other(self) -> str:
        return ANONYMISED if self.is_named else NAMED

    def of_codes(self, chronology: Chronology) -> Chronology:
        """The chronology with whom, whose and which attributes as this view shows them; its words are still its own."""
        if self.is_named:
            return chronology
        events = tuple(self._of_codes(event) for event in chronology.events)
        people = tuple(replace(one, id=self.code(one.id), role=self.code(one.role)) for one in chronology.people)
        related = tuple(replace(one, a=self.code(one.a), b=self.code(one.b)) for one in chronology.relationships)
        return replace(chronology, events=events, people=people, relationships=related)

    def _of_codes(self, event: Event) -> Event:
        attrs = {self.code(name): str(self.words(value)) for name, value in event.attrs.items()}
        return replace(event, about=self.code(event.about), agency=self.code(event.agency), attrs=attrs)

    def of_event(self, event: Event) -> Event:
        """The event with its words and attributes as this view shows them; nothing a safeguard tests is touched."""
        attrs = {name: str(self.words(value)) for name, value in event.attrs.items()}
        when = replace(event.when, text=str(self.words(event.when.text)))
        return replace(
            event, when=when, text=str(self.words(event.text)), attrs=attrs, source=str(self.source(event.source))
        )

    def of_person(self, person: Person) -> Person:
        stays = tuple(replace(stay, household=str(self.words(stay.household))) for stay in person.stays)
        return replace(person, stays=stays, aliases=tuple(str(self.words(alias)) for alias in person.aliases))

    def of_chronology(self, chronology: Chronology) -> Chronology:
        """The chronology in this view: what leaves as a file tells no more than the page."""
        events = tuple(self.of_event(event) for event in chronology.events)
        return replace(chronology, events=events, people=tuple(self.of_person(one) for one in chronology.people))


def view_of(review: Review, member: Member, asked: str = "") -> View:
    """The view a member gets of a review: the one asked for, so far as the member may have it.

    Without a wish it is the partnership's default. Whoever may not see names gets labels, whatever is asked.
    """
    default = ANONYMISED if member.partnership.anonymised_by_default else NAMED
    wants_names = (asked or default) == NAMED
    may = member.may(Permission.SEE_NAMED)
    records = list(review.case.people.all())
    is_named = wants_names and may
    standing = frozenset() if is_named else names_that_stand(review)
    people = {key: _shown(record, is_named) for record in records for key in (record.role, record.person)}
    return View(labels_table(review), people, is_named, asked == NAMED and not may, standing)


def names_that_stand(review: Review) -> frozenset[str]:
    """Names that nothing covers: those of which somebody said so, and those of the partnership's own members."""
    members = Member.objects.filter(partnership=review.partnership_id).order_by()
    said = review.public_names.order_by()
    return frozenset(said.values_list("written", flat=True).union(members.values_list("user__name", flat=True)))


def _shown(record: PersonRecord, is_named: bool) -> str:
    return record.names[0] if is_named and record.names else record.label
