"""What the reader missed: a passage that it laid elsewhere is proposed by a person, and counted as missed."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from heed.lessons import stance
from heed.lessons.documents import plain
from heed.lessons.themes import themes_of
from heed.web.lessons.actions.judging import take_back
from heed.web.lessons.models import Judged, Lesson, Passage, Publication
from heed.web.lessons.proposing import LONGEST_KEY
from heed.web.partnership import trail
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.models import Member

# How the key begins of what a person found and the reader did not.
MISSED = "missed-"
# Where a passage may have been laid that is something else after all, and what it is called there.
OTHER_PASSAGES = {
    "case_facts": "What happened",
    "context": "Knowledge and method",
    "conclusions": "Conclusions",
    "responses": "What the board said it did",
    "requests": "What is asked of the reader",
    "notes": "Notes",
    "unplaced": "Not placed",
}
LESSON = "lesson"
CAN_BE = (LESSON, Passage.RECOMMENDATION, Passage.QUESTION)


@transaction.atomic
def add_missed(*, by: Member, publication: Publication, part: str, number: int, kind: str = LESSON) -> Judged:
    """Makes a proposal of a passage that was read as something else; one that was refused is proposed again.

    part, number: where the passage stands in the reading. kind: one of CAN_BE. Raises NotPossible where there is no
    such passage, or it is proposed or accepted as one already.
    """
    Publication.objects.select_for_update().only("pk").get(pk=publication.pk)  # one after the other
    passages = publication.reading.get(part, []) if part in OTHER_PASSAGES else []
    if not 0 <= number < len(passages) or kind not in CAN_BE:
        raise NotPossible("That passage is not in the document as it was read. Open the page again.")
    told, place = plain(passages[number]["text"]), passages[number]["place"]
    there = next((one for one in _every(publication, kind) if one.place == place), None)
    if there is not None and there.state != Judged.REJECTED:
        raise NotPossible(f"That passage is a proposed {kind} already.")
    if there is not None:
        take_back(by=by, proposal=there)
        return there
    words = {"key": f"{MISSED}{part}-{number + 1}"[:LONGEST_KEY], "text": told, "place": place}
    made = _lesson(publication, words) if kind == LESSON else _passage(publication, kind, words)
    trail.enter(who=by, action=f"proposed a passage as a {kind}", subject=made)
    return made


def _every(publication: Publication, kind: str) -> list[Judged]:
    if kind == LESSON:
        return list(publication.lessons.all())
    return list(publication.passages.filter(kind=kind))


def _lesson(publication: Publication, words: dict[str, Any]) -> Lesson:
    said, proposed = stance.of(words["text"]), [theme.id for theme in themes_of(words["text"])]
    read = {"stance": said, "proposed_stance": said, "themes": proposed, "proposed_themes": proposed}
    return Lesson.objects.create(publication=publication, **words, **read)


def _passage(publication: Publication, kind: str, words: dict[str, Any]) -> Passage:
    return Passage.objects.create(publication=publication, kind=kind, proposed_text=words["text"], **words)
