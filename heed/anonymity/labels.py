"""One label for each person and place of a review, kept from the first chronology to the last slide, both ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from heed.anonymity import finding, names
from heed.anonymity.finding import Form
from heed.anonymity.relabelled import ANONYMISED, NAMED, Relabelled, Replaced
from heed.anonymity.table import FAMILY, ORGANISATION, PERSON, PLACE, Entry, faults, forms_of_names
from heed.chronology.people import Person
from heed.chronology.problems import Problem

__all__ = ["FAMILY", "ORGANISATION", "PERSON", "PLACE", "Entry", "Labels", "Relabelled", "Replaced", "for_review"]

_GRANDPARENTS = {"maternal_grandmother": "MGM", "maternal_grandfather": "MGF"}
_GRANDPARENTS |= {"paternal_grandmother": "PGM", "paternal_grandfather": "PGF"}


@dataclass(frozen=True)
class Labels:
    """The table of one review. `problems` says what is wrong with it before it is trusted."""

    entries: tuple[Entry, ...] = ()

    def anonymised(self, text: str) -> Relabelled:
        """The text with a label for every name; `named` gives the original back to the letter.

        A name that several people share becomes their labels joined by "or", unless an entry of kind "family" declares
        it. Names that are words too ("Will", "May") are replaced only with a capital and outside dates.
        """
        return _rewritten(text, self._name_index, ANONYMISED)

    def named(self, text: str) -> Relabelled:
        """The text with a name for every label; a text that `anonymised` gave is restored exactly as it was."""
        return _rewritten(text, self._label_index, NAMED)

    def label(self, id: str) -> str:
        """The label of a person or place; the identifier itself where the table has none."""
        return next((entry.label for entry in self.entries if entry.id == id), id)

    def names_in(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Every name of the table in a text, titles and possessives with it: start, end, label."""
        for found in finding.matches(text, self._name_index):
            yield found.start, found.end, found.form.instead

    def labels_in(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Every label of the table in a text: start, end, identifier."""
        for found in finding.matches(text, self._label_index):
            yield found.start, found.end, found.form.id

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What would take one person for another, or give somebody away; all of it at once."""
        return faults(self.entries)

    @cached_property
    def _name_index(self) -> finding.Index:
        return finding.index(forms_of_names(self.entries))

    @cached_property
    def _label_index(self) -> finding.Index:
        return finding.index(
            Form(entry.label, names.pattern(entry.label, needs_capital=True), entry.names[0], entry.id)
            for entry in self.entries
            if entry.names and entry.label
        )


def for_review(people: Iterable[Person], known_names: Mapping[str, Sequence[str]], *, label: str = "Child A") -> Labels:
    """The table proposed for a review, for a person to mend: the child has the review's `label`, others their role.

    known_names: identifier of a person to the names they go by. Of the aliases the record gives, those with a capital
    are names; the others are only words for a role ("father" for a stepfather).
    """
    return Labels(
        tuple(
            Entry(
                person.id, label if person.role == "child" else _label_of(person.role), _names_of(person, known_names)
            )
            for person in people
        )
    )


def _names_of(person: Person, known: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    aliases = (alias for alias in person.aliases if alias != alias.lower())
    return tuple(dict.fromkeys((*known.get(person.id, ()), *aliases)))


def _label_of(role: str) -> str:
    """ "social_worker.2" is Social Worker 2; a grandparent is MGM, MGF, PGM or PGF."""
    word, _, number = role.partition(".")
    return f"{_GRANDPARENTS.get(word, word.replace('_', ' ').title())} {number}".strip()


def _rewritten(text: str, forms: finding.Index, turn: str) -> Relabelled:
    if isinstance(text, Relabelled) and text.turned != turn:
        return text.turned_back()
    pieces: list[str] = []
    replaced = []
    at = length = 0
    for found in finding.matches(text, forms):
        start = length + found.start - at
        length = start + len(found.instead)
        pieces += [text[at : found.start], found.instead]
        replaced.append(Replaced(start, length, text[found.start : found.end], found.instead, found.form.id))
        at = found.end
    return Relabelled("".join([*pieces, text[at:]]), tuple(replaced), turn)
