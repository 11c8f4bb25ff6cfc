"""Words for the pages on which a person judges what was read out of a publication."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime

from heed.lessons.documents import plain
from heed.lessons.themes import theme_names, themes_of
from heed.web.lessons.actions import CAN_BE, OTHER_PASSAGES
from heed.web.lessons.models import Judged, Lesson, Passage, Publication
from heed.web.lessons.models.library import UNITS
from heed.web.partnership.actions import ChangedMeanwhile
from heed.web.partnership.models import Change

_FIELDS = {
    "state": "Judged as",
    "stance": "What it is",
    "themes": "Themes",
    "question": "Its question",
    "safeguards": "Safeguards that carry it",
    "text": "Words",
    "parts": "Parts",
    "addressee": "Whom it is addressed to",
    "goes_with": "What it goes with",
    "merged_into": "What it is one with",
}


@dataclass(frozen=True)
class Proposal:
    """What is proposed: a lesson with the words that led to each of its themes, or a passage with what it goes with.

    also: other passages that are one with it.
    """

    one: Judged
    themes: tuple[tuple[str, str], ...] = ()
    beside: Judged | None = None
    also: tuple[Judged, ...] = ()

    @property
    def is_lesson(self) -> bool:
        return isinstance(self.one, Lesson)

    @property
    def titled(self) -> str:
        """What it was read as."""
        return self.one.get_kind_display() if isinstance(self.one, Passage) else "Lesson"

    @property
    def routes(self) -> dict[str, str]:
        """The names of the addresses that judge it."""
        names = ("judge", "reject", "accept_as_proposed", "merge", "take_back")
        if self.is_lesson:
            return {name: f"lessons:{name}" for name in names}
        return {name: f"lessons:{name}_passage" for name in names} | {
            "accept_as_proposed": "lessons:accept_passage_as_proposed"
        }


def proposal(one: Judged) -> Proposal:
    """One with all that a person needs to judge it."""
    if isinstance(one, Passage):
        return Proposal(one, beside=one.beside(), also=tuple(one.also()))
    return Proposal(one, themes=_because(one), also=tuple(one.also()))


def proposals(publication: Publication) -> list[Proposal]:
    """What is proposed of a publication, in the order of the document, each with the passages that are one with it."""
    every: list[Judged] = [*publication.lessons.all(), *publication.passages.all()]
    merged: dict[tuple[str, str], list[Judged]] = {}
    for one in every:
        if one.state == Judged.MERGED:
            merged.setdefault((one.name, one.merged_into), []).append(one)
    by_key = {(one.name, one.key): one for one in every}
    return [
        Proposal(
            one,
            _because(one),
            by_key.get((Passage.GOES_WITH.get(one.name, ""), getattr(one, "goes_with", ""))),
            tuple(merged.get((one.name, one.key), ())),
        )
        for one in sorted(every, key=lambda one: one.order)
        if one.state == Judged.PROPOSED
    ]


def _because(one: Judged) -> tuple[tuple[str, str], ...]:
    if not isinstance(one, Lesson):
        return ()
    because = {theme.id: ", ".join(theme.because) for theme in themes_of("\n".join((one.text, one.parts)))}
    return tuple((theme_names().get(id, id), because.get(id, "")) for id in one.proposed_themes)


@dataclass(frozen=True)
class OtherPassage:
    """A passage that was laid elsewhere. name: tells it from the others. proposed_as: what somebody proposed it as."""

    name: str
    text: str
    read_as: str
    where: str
    proposed_as: tuple[str, ...]
    can_be: tuple[str, ...]


def other_passages(publication: Publication) -> list[OtherPassage]:
    """Every passage of a publication that was laid elsewhere, in the order of the document."""
    every: Iterable[Judged] = [*publication.lessons.all(), *publication.passages.all()]
    proposed = [(one.name, one.place) for one in every if one.state != Judged.REJECTED]
    found = []
    for part, called in OTHER_PASSAGES.items():
        for number, passage in enumerate(publication.reading.get(part, [])):
            place = passage["place"]
            unit = next(name for name in UNITS if name in place)
            names = tuple(name for name in CAN_BE if (name, place) in proposed)
            row = OtherPassage(
                f"{part} {number}",
                plain(passage["text"]),
                called,
                f"{unit} {place[unit]}",
                names,
                tuple(name for name in CAN_BE if name not in names),
            )
            found.append(((place[unit], place["start"]), row))
    return [row for _, row in sorted(found, key=lambda each: each[0])]


@dataclass(frozen=True)
class Agreement:
    """How often a person accepted just what was proposed: the worth of the reader, said openly."""

    judged: int
    agreed: int


def agreement(read: Sequence[Judged]) -> Agreement:
    judged = [one for one in read if one.state != Judged.PROPOSED]
    return Agreement(len(judged), sum(one.state == Judged.ACCEPTED and one.agrees() for one in judged))


@dataclass(frozen=True)
class ShownChange:
    """One change of what was judged, in words."""

    who: str
    when: Any
    field: str
    before: str
    after: str


def changes_of(one: Judged) -> list[ShownChange]:
    """Who changed what of it and when, the latest first."""
    return [
        ShownChange(
            change.who,
            change.when,
            _FIELDS.get(change.field, change.field),
            _in_words(one, change.field, change.before),
            _in_words(one, change.field, change.after),
        )
        for change in Change.objects.of(one)
    ]


def meanwhile(changed: ChangedMeanwhile) -> str:
    """Who judged something while somebody else had it before them, as what, and when."""
    theirs: Any = changed.theirs
    at = date_format(localtime(theirs.changed), "j F Y, H:i")
    state = theirs.get_state_display().lower()
    return f"{theirs.changed_by} changed this {theirs.name} while you were reading ({at}): {state}. It stays so."


def _in_words(one: Judged, field: str, kept: str) -> str:
    """A kept value as a page says it: a choice in words, themes by their names, what it goes with by its words."""
    if field == "themes":
        return ", ".join(theme_names().get(id, id) for id in json.loads(kept or "[]"))
    if field == "safeguards":
        return ", ".join(json.loads(kept or "[]"))
    if field in ("goes_with", "merged_into") and kept:
        return _words_of(one, field, kept)
    choices: dict[Any, Any] = dict(one._meta.get_field(field).flatchoices)  # type: ignore[union-attr]
    return str(choices.get(kept, kept))


def _words_of(one: Judged, field: str, key: str) -> str:
    among: Any = one.of_its_kind()
    if field == "goes_with":
        is_question = one.name == Passage.QUESTION
        among = one.publication.lessons if is_question else one.publication.passages.recommendations()
    found = among.filter(key=key).first()
    return found.text if found else key
