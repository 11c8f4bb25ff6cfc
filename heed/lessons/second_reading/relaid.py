"""Drawers laid anew where the second look at a sentence differs from the first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from heed.lessons import sorting
from heed.lessons.documents import Block, Document, Passage
from heed.lessons.drawers import Drawers
from heed.lessons.outline import Outline
from heed.lessons.points import Point
from heed.lessons.publications import Response
from heed.lessons.recommending import Asked, recommendations_of
from heed.lessons.second_reading import taught
from heed.lessons.second_reading.laid import LESSON, OTHER, QUESTION, RECOMMENDATION, Laid, sentences_laid
from heed.lessons.second_reading.signs import joining, signs_of

_PASSAGES = ("case_facts", "context", "contacts", "requests", "conclusions", "notes", "titles", "unplaced")
_RELAID = ("points", "asked", "questions", "responses", *_PASSAGES)
_OF_A_SENTENCE = {LESSON: "points", RECOMMENDATION: "asked", QUESTION: "questions"}

# The headings that announce each, and by how much likelier another thing must be.
_ANNOUNCES = {
    LESSON: ("learning", "good_practice", "findings"),
    RECOMMENDATION: ("recommendations",),
    QUESTION: ("questions",),
    OTHER: ("responses", "contacts", "feedback", "conclusion"),
}
_FAR = 2.0
# What the rules took for none of them is one only where that is likelier by so much.
_MORE = 1.2
_NEVER_A_LESSON = (sorting.is_about_document, sorting.is_only_address)
# In a document of fewer sentences nothing stands around one that could tell more than its heading does.
_LEAST = 10


@dataclass(frozen=True)
class Seen:
    """A sentence and what it is on the second look. joined: it goes on with the sentence before it."""

    laid: Laid
    what: str
    joined: bool


def read_again(
    document: Document, found: Outline, drawers: Drawers, form: str, kind: str, names: re.Pattern[str] | None
) -> Drawers:
    """The drawers as they are after every sentence was looked at again. names: the labels of the review's people."""
    laid = sentences_laid(document, found, drawers)
    if len(laid) < _LEAST:
        return drawers
    seen = look(laid, form, kind, taught.weights())
    return _Laying(document, drawers, names).lay(seen)


def look(laid: Sequence[Laid], form: str, kind: str, weights: taught.Weights) -> list[Seen]:
    """What each sentence is, by all its signs. What is fixed stays what it was."""
    seen: list[Seen] = []
    for n, (each, signs) in enumerate(zip(laid, signs_of(laid, form, kind), strict=True)):
        what = each.what if each.fixed or each.where == "lead" else _likeliest(each, taught.likely(signs, weights))
        follows = n > 0 and laid[n - 1].block is each.block and seen[n - 1].what == what
        if each.fixed or (follows and laid[n - 1].fixed):
            joined = follows and laid[n - 1].item is each.item
        elif what in (LESSON, QUESTION):
            joined = follows and taught.goes_on(joining(laid, form, n), weights)
        else:
            joined = follows
        seen.append(Seen(each, what, joined))
    return seen


def _likeliest(each: Laid, likely: dict[str, float]) -> str:
    """The likeliest thing that a sentence is; what its heading announces stands unless something else is far likelier.

    What speaks of the publication itself, only leads elsewhere, or is an entry of a chronology teaches nothing.
    """
    never = any(sign(each.words) for sign in _NEVER_A_LESSON) or sorting.is_dated_entry(each.block.words)
    if each.what == OTHER and never:
        return OTHER
    found = max(likely, key=lambda one: likely[one])
    announced = each.section.kind in _ANNOUNCES.get(each.what, ())
    least = _FAR if announced else _MORE if each.what == OTHER else 1.0
    return found if likely[found] > likely[each.what] * least else each.what


@dataclass
class _Laying:
    """Lays sentences into new drawers, in the order they are read."""

    document: Document
    old: Drawers
    names: re.Pattern[str] | None

    def lay(self, seen: Sequence[Seen]) -> Drawers:
        new = replace(self.old, **{name: [] for name in _RELAID})
        kept, done = _kept(seen), set[int]()
        for run in _runs(seen):
            first = run[0].laid
            if id(first.item) not in kept or any(each.laid.item is not first.item for each in run):
                self._put(new, run)
            elif id(first.item) not in done:
                done.add(id(first.item))
                # A question printed with its lesson lies there with it.
                where = "points" if isinstance(first.item, tuple) else _OF_A_SENTENCE.get(first.where, first.where)
                getattr(new, where).append(first.item)
        self._as_before(new, seen)
        self._leads(new, seen)
        return new

    def _put(self, new: Drawers, run: Sequence[Seen]) -> None:
        first, last, what = run[0].laid, run[-1].laid, run[0].what
        if what == OTHER and first.where in ("lead", ""):
            return
        passage = self.document.passage(first.block, first.start, last.end)
        if what == LESSON:
            new.points.append(self._lesson(run, passage))
        elif what == RECOMMENDATION:
            new.asked.append(self._asked(first, passage))
        elif what == QUESTION:
            new.questions.append(passage)
        elif (where := self._drawer(first)) == "responses":
            new.responses.append(Response(passage))
        else:
            getattr(new, where).append(passage)

    def _lesson(self, run: Sequence[Seen], passage: Passage) -> tuple[Point, bool]:
        before = next((each.laid.item for each in run if each.laid.where == LESSON), None)
        section = run[0].laid.section
        if before is not None:
            point, praised = before
            return replace(point, passage=passage, question=None, parts=()), praised
        return Point(passage, under=section.words), section.kind == "good_practice"

    def _asked(self, first: Laid, passage: Passage) -> Asked:
        if isinstance(first.item, Asked):
            return replace(first.item, passage=passage)
        piece = _piece(first.block, passage)
        asked = next(
            (one for one, _ in recommendations_of(self.document, replace(first.section, blocks=(piece,)))), None
        )
        return asked or Asked(passage)

    def _drawer(self, laid: Laid) -> str:
        if laid.where in (*_PASSAGES, "responses"):
            return laid.where
        return sorting.drawer(laid.words, self.names, story=laid.section.kind == "background")

    def _leads(self, new: Drawers, seen: Sequence[Seen]) -> None:
        """A line that led a list which is no list of lessons any more is told where its own words belong."""
        points = [point for point, _ in new.points]
        leads = [one.lead for one in points] + [one.lead for one in new.asked] + [one.lead for one in new.responses]
        used = {lead.place for lead in leads if lead}
        for each in (each.laid for each in seen if each.laid.where == "lead" and each.what == OTHER):
            passage = self.document.passage(each.block, each.start, each.end)
            if each.place == 0 and self.document.passage(each.block).place not in used | {passage.place}:
                getattr(new, self._drawer(each)).append(self.document.passage(each.block))

    def _as_before(self, new: Drawers, seen: Sequence[Seen]) -> None:
        """What no sentence of a section holds (a title) lies before the rest; what is the same lies as it did."""
        met = {id(each.laid.item) for each in seen}
        for name in _RELAID:
            old, laid = getattr(self.old, name), getattr(new, name)
            laid[:0] = [item for item in old if id(item) not in met]
            if {id(item) for item in old} == {id(item) for item in laid}:
                laid[:] = old


def _piece(block: Block, passage: Passage) -> Block:
    whole = passage.place == block.place
    return block if whole else replace(block, text=passage.text, place=passage.place, spans=(), number="")


def _kept(seen: Sequence[Seen]) -> set[int]:
    """By identity, what stays whole: what is fixed, and all of whose sentences are still what they were, and one."""
    of_item: dict[int, list[Seen]] = {}
    for each in seen:
        if each.laid.item is not None:
            of_item.setdefault(id(each.laid.item), []).append(each)
    return {item for item, those in of_item.items() if any(each.laid.fixed for each in those) or _is_whole(those)}


def _is_whole(those: Sequence[Seen]) -> bool:
    if any(each.what != each.laid.what for each in those):
        return False
    return those[0].what == OTHER or (not those[0].joined and all(each.joined for each in those[1:]))


def _runs(seen: Sequence[Seen]) -> Iterable[list[Seen]]:
    """Neighbouring sentences of a block that lie together."""
    runs: list[list[Seen]] = []
    for each in seen:
        last = runs[-1][-1] if runs else None
        together = (
            last is not None
            and last.laid.block is each.laid.block
            and (each.joined if each.what != OTHER else last.what == OTHER and last.laid.item is each.laid.item)
        )
        if together:
            runs[-1].append(each)
        else:
            runs.append([each])
    return runs
