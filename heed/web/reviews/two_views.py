"""Named or anonymised: the one switch through which every page, picture and export of a review is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar

from heed.anonymity.labels import Labels
from heed.chronology.events import Chronology, Event
from heed.web.casebook.chronologies import labels_of
from heed.web.casebook.models import PersonRecord
from heed.web.partnership.models import Member
from heed.web.partnership.roles import Permission
from heed.web.reviews.models import Review

NAMED, ANONYMISED = "named", "anonymised"


@dataclass(frozen=True)
class View:
    """How a review is read. Call it with a text, or with the identifier or role of a person.

    people: what to show for each identifier and role. refused: names were asked for by somebody who may not see them.
    """

    labels: Labels
    people: Mapping[str, str] = field(default_factory=dict)
    is_named: bool = False
    refused: bool = False

    # A template calls whatever can be called, and would call this without a text.
    do_not_call_in_templates: ClassVar[bool] = True

    def __call__(self, text: str) -> str:
        if text in self.people:
            return self.people[text]
        return self.labels.named(text) if self.is_named else self.labels.anonymised(text)

    @property
    def name(self) -> str:
        return NAMED if self.is_named else ANONYMISED

    @property
    def other(self) -> str:
        return ANONYMISED if self.is_named else NAMED

    def of_event(self, event: Event) -> Event:
        """The event with its words and attributes as this view shows them; nothing a safeguard tests is touched."""
        attrs = {name: str(self(value)) for name, value in event.attrs.items()}
        return replace(event, text=str(self(event.text)), attrs=attrs, source=str(self(event.source)))

    def of_chronology(self, chronology: Chronology) -> Chronology:
        return replace(chronology, events=tuple(self.of_event(event) for event in chronology.events))


def view_of(review: Review, member: Member, asked: str = "") -> View:
    """The view a member gets of a review: the one asked for, so far as the member may have it.

    Without a wish it is the partnership's default. Whoever may not see names gets the anonymised view, whatever is asked.
    """
    default = ANONYMISED if member.partnership.anonymised_by_default else NAMED
    wants_names = (asked or default) == NAMED
    may = member.may(Permission.SEE_NAMED)
    records = list(review.case.people.all())
    is_named = wants_names and may
    people = {key: _shown(record, is_named) for record in records for key in (record.role, record.person)}
    return View(labels_of(review.case), people, is_named, refused=asked == NAMED and not may)


def _shown(record: PersonRecord, is_named: bool) -> str:
    return record.names[0] if is_named and record.names else record.label
