"""A document understood: what happened, what was learned, what is asked and answered, and what could not be placed.

Rules for the forms that these publications have, none for a single document. Every block of the document goes to
exactly one place, and what finds none is listed as unplaced: nothing with words is dropped, and nothing is added.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from heed.lessons import contradictions, identity, sentences, sorting, stance
from heed.lessons.assembling import assembled, form_and_kind
from heed.lessons.documents import Block, Document, Passage
from heed.lessons.drawers import Drawers
from heed.lessons.outline import Outline, Section, outline
from heed.lessons.points import Point, is_footnote, owner_of, points_of
from heed.lessons.publications import Publication, Response, Review
from heed.lessons.recommending import Asked, asks_a_body, recommendations_of
from heed.lessons.second_reading.relaid import read_again

_CARRIES_ON = re.compile(
    r"(?:this|these|such|however|there|she|he|they|it|without|as a result|despite|following|all these|none)\b",
    re.IGNORECASE,
)
# "There were further chances to meet": what the next sentence then tells of the case.
_BEGINS = re.compile(r"there (?:was|were|had been)\b", re.IGNORECASE)
_WONDERS = re.compile(
    r"(?:consider|discuss|think|reflect)(?: with your \w+| together)?(?: about| on)?"
    r" (?:how|what|whether|why|who|when|where)\b",
    re.IGNORECASE,
)
_PAPER_OF_LESSONS = re.compile(r"\b(?:lessons?|learning|what (?:was|we) learn\w*)\b", re.IGNORECASE)
# A heading under which a body may be asked to do something, and practitioners told what is expected of them.
_LOOKS_AHEAD = re.compile(r"\b(?:needs? to|should|must|has to|to do|change|actions?|next)\b", re.IGNORECASE)
_ASKED_TO = re.compile(r"\b(?:is|are) (?:asked|invited|requested|recommended) to\b", re.IGNORECASE)
_SHORT = 12
# A list item of as many words says something; a shorter one names it.
_SENTENCE = 5
LEARNING = ("learning", "findings", "good_practice")


def extract(document: Document) -> Publication:
    """The publication in a document."""
    found, drawers, about = first_reading(document)
    form, kind = form_and_kind(document, found, drawers)
    drawers = read_again(document, found, drawers, form, kind, identity.pattern_of(about))
    publication = replace(assembled(document, found, drawers), review=about)
    return replace(publication, contradictions=contradictions.find(document, publication))


def first_reading(document: Document) -> tuple[Outline, Drawers, Review]:
    """The document's sections, what the rules lay in the drawers, and the review it speaks of."""
    found = outline(document)
    drawers = Drawers(titles=[s.title for s in found.sections if s.kind == "title" and s.title])
    about = identity.review(document, [*drawers.titles, *found.furniture])
    reader = _Reader(document, found, drawers, identity.pattern_of(about))
    for section in found.sections:
        reader.read(section)
    return found, drawers, about


@dataclass
class _Reader:
    """Reads one section after another into the drawers."""

    document: Document
    outline: Outline
    drawers: Drawers
    names: re.Pattern[str] | None

    def read(self, section: Section) -> None:
        if section.title and not section.blocks and section.kind in ("framework", "learning", "recommendations"):
            self._note_empty(section)
        if section.kind in LEARNING or self._speaks_of_practice(section):
            self._learning(section)
        elif self._goes_on_teaching(section):
            self._learning(section, judged_only=True)
        elif section.kind == "recommendations":
            self._recommendations(section)
        elif section.kind == "responses":
            self._responses(section)
        elif section.kind == "questions":
            self._questions(section)
        else:
            self._story(section)

    def _speaks_of_practice(self, section: Section) -> bool:
        """Whether a list under a heading that announces nothing holds lessons: sentences, some judging practice."""
        items = [block.words for block in section.blocks if block.kind == "bullet"]
        if section.kind or len(items) < 2 or any(sorting.is_contact(item) for item in items):
            return False
        told = sum(len(item.split()) >= _SENTENCE for item in items)
        judged = sum(stance.judges(item) for item in items)
        taken = told * 3 >= len(items) * 2 and judged * 3 >= len(items)
        if taken and section.title:
            self.drawers.taken.append(section.title)
        return taken

    def _goes_on_teaching(self, section: Section) -> bool:
        """Whether a theme of its own name stands among lessons: after some as high as itself, or in a paper of them."""
        if section.kind or not section.title or not any(stance.judges(block.words) for block in section.blocks):
            return False
        before = [s for s in self.outline.sections[: self.outline.sections.index(section)] if s.kind]
        near = next((s for s in reversed(before) if s.level <= section.level), None)
        if near is not None and near.kind not in ("title", "front", "contents"):
            return near.kind in LEARNING
        return bool(_PAPER_OF_LESSONS.search(" ".join(title.words for title in self.drawers.titles)))

    def _story(self, section: Section) -> None:
        """Blocks that tell: a list goes where the line that introduces it went."""
        introduced = ""
        for block in section.blocks:
            if block.kind == "bullet" and introduced and not sorting.is_contact(block.words):
                self._put(introduced, self.document.passage(block))
                continue
            placed = self._told(block, section.kind)
            introduced = placed if block.words.endswith(":") and block.kind != "bullet" else ""

    def _note_empty(self, section: Section) -> None:
        followed = any(s.above and section.words in s.above for s in self.outline.sections)
        if not followed and section.title:
            self.drawers.empty.append(section.title)

    def _learning(self, section: Section, *, judged_only: bool = False) -> None:
        """judged_only: what does not judge practice is told as it would be elsewhere."""
        siblings = [s for s in self.outline.sections if set(s.above[-1:]) & set(section.above[-1:]) or s is section]
        near = [s for s in self.outline.sections if section.above and s.words == section.above[-1]]
        owner = owner_of(section, [*siblings, *near])
        items = [block for block in section.blocks if block.kind == "bullet"]
        mostly = len(items) > 1 and sum(stance.judges(block.words) for block in items) * 2 >= len(items)
        for point, block in points_of(self.document, section, owner):
            if point is not None and judged_only and not (mostly or stance.judges(point.passage.words)):
                self._told(block, "")
            elif asked := self._asked_in(point, section, block):
                self.drawers.asked.append(asked)
            elif point is not None and not self._is_reply(point, section):
                self.drawers.points.append((point, section.kind == "good_practice"))
            elif not self._is_lead(block, section):
                self._told(block, "")

    def _asked_in(self, point: Point | None, section: Section, block: Block) -> Asked | None:
        """What asks a body to do something, beneath "What needs to change" or in so many words."""
        if point is None or point.owner or not asks_a_body(point.passage.words):
            return None
        if not (_LOOKS_AHEAD.search(section.words) or _ASKED_TO.search(point.passage.words)):
            return None
        asked, _ = next(recommendations_of(self.document, replace(section, blocks=(block,))))
        return replace(asked, lead=point.lead) if asked else None

    def _is_reply(self, point: Point, section: Section) -> bool:
        """A paragraph after the points that tells what has been or will be done."""
        return section.kind == "learning" and not point.owner and _promises(point.passage.words)

    def _is_lead(self, block: Block, section: Section) -> bool:
        """A line that only introduces bullets is kept with them, as their lead."""
        kept = [point.lead for point, _ in self.drawers.points if point.lead]
        return any(lead.place == self.document.passage(block).place for lead in kept) or self._will_lead(block, section)

    def _will_lead(self, block: Block, section: Section) -> bool:
        if block not in section.blocks:  # a sentence of one
            return False
        position = section.blocks.index(block)
        following = section.blocks[position + 1 : position + 2]
        return bool(following) and following[0].kind == "bullet" and block.words.endswith(":")

    def _recommendations(self, section: Section) -> None:
        for asked, blocks in recommendations_of(self.document, section):
            if asked is not None:
                self.drawers.asked.append(asked)
                continue
            for block in blocks:
                self._told(block, "" if sentences.is_question(block.words) else "method")

    def _responses(self, section: Section) -> None:
        head: Block | None = None
        for block in section.blocks:
            part = head is not None and block.kind == "bullet" and block.level > head.level
            if part and self.drawers.responses:
                last = self.drawers.responses[-1]
                self.drawers.responses[-1] = replace(last, parts=(*last.parts, self.document.passage(block)))
            elif sorting.is_contact(block.words) and not sorting.is_response(block.words):
                self._told(block, "contacts")
            elif block.kind == "bullet" or len(block.words.split()) >= 6:
                head = block
                self.drawers.responses.append(Response(self.document.passage(block)))
            else:
                self._told(block, "")

    def _questions(self, section: Section) -> None:
        for block in section.blocks:
            if sorting.offers_help(block.words):
                self._told(block, "contacts")
            elif (
                _WONDERS.match(block.words)
                or sentences.is_question(block.words)
                or sentences.asked_at_end(block.text) is not None
                or (block.kind == "bullet" and not sorting.is_contact(block.words) and _invites(block.words))
            ):
                self.drawers.questions.append(self.document.passage(block))
            elif stance.says_what_is_expected(block.words) and not _asks_or_points(block.words):
                # "What this means for practice" may hold questions or say what is expected: then it teaches.
                self.drawers.points.append((Point(self.document.passage(block), under=section.words), False))
            else:
                self._told(block, "")

    def _told(self, block: Block, kind: str) -> str:
        """Puts a block away, sentence by sentence where they do not belong together; answers the last drawer."""
        if is_footnote(block):
            self.drawers.notes.append(self.document.passage(block))
            return "notes"
        if block in self.document.blocks[-2:] and sorting.signs_off(block.words):
            self.drawers.signatures.append(self.document.passage(block))
            return "signatures"
        if kind == "conclusion":
            self.drawers.conclusions.append(self.document.passage(block))
            return "conclusions"
        pieces = sentences.split(block.text) or [(0, len(block.text))]
        placed = _carried_on(
            [block.text[a:b] for a, b in pieces], [self._drawer(block.text[a:b], kind) for a, b in pieces]
        )
        if len(set(placed)) == 1:
            self._put(placed[0], self.document.passage(block))
            return placed[0]
        for where, (start, end) in _runs(placed, pieces):
            self._put(where, self.document.passage(block, start, end))
        return placed[-1]

    def _drawer(self, sentence: str, kind: str) -> str:
        if kind == "explainer":
            return "contacts" if sorting.is_contact(sentence) or sorting.is_only_address(sentence) else "context"
        if kind == "front" and len(sentence.split()) <= _SHORT:
            return "requests" if sorting.is_request(sentence) else "titles"
        if kind == "feedback":
            return _of_feedback(sentence)
        if kind == "contacts":
            return "responses" if sorting.is_response(sentence) and not sorting.is_contact(sentence) else "contacts"
        if kind == "method":
            return "contacts" if sorting.leads_out(sentence) else "context"
        if sorting.offers_help(sentence):
            return "contacts"
        if sentences.is_question(sentence) and kind not in ("background",):
            return "questions"
        return sorting.drawer(sentence, self.names, story=kind == "background")

    def _put(self, where: str, passage: Passage) -> None:
        if where == "responses":
            self.drawers.responses.append(Response(passage))
        elif len(passage.words.split()) < 2 and where == "context":
            self.drawers.unplaced.append(passage)
        else:
            getattr(self.drawers, where).append(passage)


def _asks_or_points(words: str) -> bool:
    return sorting.is_request(words) or sorting.is_contact(words)


def _promises(words: str) -> bool:
    return sorting.is_response(words) and stance.of(words) != "expected"


def _of_feedback(sentence: str) -> str:
    if sorting.is_request(sentence) or sorting.is_only_address(sentence) or len(sentence.split()) > _SHORT:
        return "requests"
    return "contacts" if sorting.is_contact(sentence) else "context"


def _invites(words: str) -> bool:
    """An instruction to the reader among questions: "Discuss with your team ..."."""
    first = words.split()[0].lower()
    return first in ("consider", "discuss", "think", "reflect", "ask", "talk", "check", "review", "identify", "share")


def _carried_on(said: Sequence[str], placed: Sequence[str]) -> list[str]:
    """A sentence of no mark of its own goes on with what the one before it told, or begins what the next tells."""
    carried: list[str] = []
    for sentence, where in zip(said, placed, strict=True):
        goes_on = where == "context" and carried[-1:] == ["case_facts"] and _CARRIES_ON.match(sentence)
        carried.append("case_facts" if goes_on else where)
    begins = carried[:2] == ["context", "case_facts"] and _BEGINS.match(said[0])
    return ["case_facts", *carried[1:]] if begins else carried


def _runs(placed: Sequence[str], pieces: Sequence[tuple[int, int]]) -> list[tuple[str, tuple[int, int]]]:
    """Neighbouring sentences of one drawer as one stretch."""
    runs: list[tuple[str, tuple[int, int]]] = []
    for where, (start, end) in zip(placed, pieces, strict=True):
        if runs and runs[-1][0] == where:
            runs[-1] = (where, (runs[-1][1][0], end))
        else:
            runs.append((where, (start, end)))
    return runs
