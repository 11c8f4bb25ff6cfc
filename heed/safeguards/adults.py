"""The adults a safeguard asks about one by one: fathers, partners and whoever else has a part in a child's care."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from heed.chronology.people import Person
from heed.chronology.when import Moment, certainly_before
from heed.safeguards.children import is_child
from heed.safeguards.record import Entry
from heed.safeguards.sentences import kind_in_words
from heed.safeguards.truth import NO, YES, Truth, maybe


def adults_in(people: Iterable[Person], roles: Sequence[str], at: Moment) -> tuple[Person, ...]:
    """The adults of a case in one of the roles, without those who came to a household only later.

    Where the case names none, somebody in the first of the roles all the same: nobody asked about is the finding.
    """
    found = [person for person in people if person.role.split(".")[0] in roles and not _came_later(person, at)]
    return tuple(found) or (Person("", roles[0]),)


def is_about_adult(entry: Entry, adult: Person | None, roles: Sequence[str]) -> Truth:
    """Whether an entry is about the adult, by the person or role it names; yes where no adult is asked about."""
    if adult is None:
        return YES
    event = entry.event
    named = {event.attrs.get(name, "").strip().lower() for name in ("person", "role", "named_as")} | {event.about}
    wanted = {adult.id, adult.role, *adult.aliases} - {""} if adult.id else set(roles)
    if named & wanted:
        return YES
    if event.attrs.get("person") or event.attrs.get("role") or not is_child(event.about):
        return NO
    return maybe(f"The record of {kind_in_words(event.kind)} does not say whom it concerns.")


def _came_later(adult: Person, moment: Moment) -> bool:
    """Whether every stay of the adult in a household began after the moment."""
    return bool(adult.stays) and all(certainly_before(moment, stay.over) for stay in adult.stays)
