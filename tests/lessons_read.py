"""What the tests of reading publications share: each passage that a publication holds, and the words none has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from heed.lessons.documents import Document, Passage, squashed
from heed.lessons.publications import LearningPoint, Publication, Recommendation, Response


def passages(publication: Publication) -> Iterator[Passage]:
    """Every passage of a publication, wherever it was put."""
    for told in ("titles", "furniture", "case_facts", "context", "conclusions", "contacts", "requests", "notes"):
        yield from getattr(publication, told)
    yield from publication.unplaced
    yield from (part.title for part in publication.sections)
    yield from (question.passage for question in publication.reflective_questions)
    held: tuple[LearningPoint | Recommendation | Response, ...] = (
        *publication.learning_points,
        *publication.recommendations,
        *publication.responses,
    )
    for each in held:
        yield from (each.passage, *each.parts, *([each.lead] if each.lead else []))


def not_verbatim(document: Document, publication: Publication) -> list[str]:
    """Texts that are not what stands in the document at their place."""
    every = [*passages(publication), *publication.good_practice]
    return [each.text for each in every if document.at(each.place) != each.text]


def lost(document: Document, publication: Publication) -> list[str]:
    """Words of the document that lie in no passage and are not told otherwise, each with its unit."""
    told = " ".join(f"{each.number} {each.addressee}" for each in publication.recommendations)
    told += " " + " ".join(part.number for part in publication.sections)
    printed = set(re.findall(r"\w+", told))
    spans = [(document.offset(each.place), len(_raw(document, each))) for each in passages(publication)]
    kept = bytearray(len(document.whole))
    for start, length in spans:
        kept[start : start + length] = b"\x01" * length
    found = []
    for word in re.finditer(r"\w+", document.whole):
        if not kept[word.start()] and word.group() not in printed and not _marks(document, word):
            found.append(f"{document.place(word.start(), word.end()).number}: {word.group()}")
    return found


def _raw(document: Document, passage: Passage) -> str:
    start = document.offset(passage.place)
    return document.whole[start : start + passage.place.end - passage.place.start]


def _marks(document: Document, word: re.Match[str]) -> bool:
    """Whether a figure or letter is the printed mark of a list item."""
    line = document.whole[document.whole.rfind("\n", 0, word.start()) + 1 :]
    return bool(re.match(rf"\s*(?:\(?{word.group()}[.)]|o)\s", line))


def shown(passage: Passage) -> str:
    """The words of a passage, as a table of expectations has them."""
    return squashed(passage.words)
