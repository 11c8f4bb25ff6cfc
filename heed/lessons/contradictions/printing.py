"""What went wrong on the page: panels lost or out of order, recommendations that break off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from heed.lessons import sentences
from heed.lessons.documents import Document
from heed.lessons.outline import outline
from heed.lessons.panels import Panels
from heed.lessons.publications import Contradiction, Publication, Recommendation

_END = re.compile(r"[.!?:;][\"'”’)\]*]*$")
_BREAKS_OFF = re.compile(
    r"(?:,|\b(?:and|or|the|an?|of|to|with|for|by|in|on|at|that|which|from|as|including|such as))$", re.IGNORECASE
)
_CLAUSE = re.compile(r"\b(?:that|which|who|where|when|because|if|so|to (?=\w)|in order)\b", re.IGNORECASE)
# How a sentence begins that is no command: with an article, or with a noun in the plural.
_NOUN_FIRST = re.compile(r"^(?:(?i:the|an?|this|these|all|any|each|every)\b|[A-Z]\w+[^su\W]s\b)")
_PREPOSITION = re.compile(r"\b(?:of|across|in|for|by|with|from|at|within|between|on|about)\b", re.IGNORECASE)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|shall|should|must|may|might|can|could|ought|needs?"
    r"|seeks?|ensures?|considers?|agrees?|asks?|requires?|develops?|provides?|requests?|includes?|remains?|commissions?"
    r"|recommends?|writes?|undertakes?|explores?|assures?|promotes?|makes?|takes?|gives?|holds?|continues?"
    r"|works? with)\b",
    re.IGNORECASE,
)
# "The Board to seek assurance ..." is how a recommendation is worded.
_BODY = re.compile(
    r"\b(?:boards?|partnerships?|partners|agenc(?:y|ies)|trusts?|councils?|police|constabulary|services?|authorit(?:y|ies)"
    r"|schools?|practitioners|professionals|managers?|leads?|directors?|group|commissioners|department|hub|team|(?-i:[A-Z]{3,}))\s*$",
    re.IGNORECASE,
)


def find(document: Document, publication: Publication) -> Iterator[Contradiction]:
    """Panels missing or out of order; recommendations without a verb, cut short, or without their full stop."""
    yield from _panels(outline(document).panels, publication)
    yield from _unfinished(publication.recommendations)


def _panels(panels: Panels, publication: Publication) -> Iterator[Contradiction]:
    quotes = tuple(block.text for block in panels.numerals) or tuple(
        part.title.text for part in publication.sections if part.number
    )
    if panels.missing:
        missing = ", ".join(f"{number:02}" for number in panels.missing)
        yield Contradiction(
            "panels",
            "medium",
            quotes,
            f"missing: {missing}",
            f"The panels are numbered and none bears {missing}. Words may have been lost; look at the original.",
        )
    if panels.shuffled or panels.judged:
        order = ", ".join(number for number in panels.numbers if number)
        judged = ", ".join(f"{number:02}" for number in panels.judged)
        say = "The panels are not printed in their order; they were put into it."
        if judged:
            say += f" Which panels {judged} belong to was judged from what the form usually holds."
        yield Contradiction("panels", "low", quotes, f"order: {order}", say)


def _unfinished(recommendations: Sequence[Recommendation]) -> Iterator[Contradiction]:
    stops = [bool(_END.search(_last_words(one))) for one in recommendations]
    usual = len(stops) > 1 and 2 * sum(stops) >= len(stops)
    for one, stopped in zip(recommendations, stops, strict=True):
        wrong = _wrong(one, stopped or not usual)
        if wrong:
            severity = "low" if wrong == ["has no full stop"] else "medium"
            say = f"A recommendation {' and '.join(wrong)}. Words may be missing; the text is kept as printed."
            yield Contradiction("recommendation", severity, (one.passage.text,), "; ".join(wrong), say)


def _wrong(one: Recommendation, stopped: bool) -> list[str]:
    words = _last_words(one)
    wrong = ["has no verb in its first sentence"] if not one.parts and _lacks_verb(one.passage.words) else []
    if _BREAKS_OFF.search(words):
        return [*wrong, "breaks off"]
    return wrong if stopped or one.parts else [*wrong, "has no full stop"]


def _last_words(one: Recommendation) -> str:
    return (one.parts[-1] if one.parts else one.passage).words.strip()


def _lacks_verb(words: str) -> bool:
    """Whether the first sentence begins with a noun and comes to its first clause without a verb."""
    first = next(sentences.each(words), words)
    clause = _CLAUSE.search(first)
    main = first[: clause.start()] if clause else first
    if not _NOUN_FIRST.match(first) or _FINITE.search(main) or len(first.split()) < 4:
        return False
    head = _PREPOSITION.split(main)[0]
    return not (clause and _BODY.search(head))
