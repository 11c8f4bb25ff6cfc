"""What is told in two ways: accounts the document itself says differ, and how far agencies were involved."""

from __future__ import annotations

import re
from collections.abc import Iterator

from heed.lessons.contradictions.spoken import sentences_of
from heed.lessons.documents import Document
from heed.lessons.publications import Contradiction, Publication

_DIFFER = re.compile(
    r"\b(?:recollections?|accounts?|versions?|memor(?:y|ies))\b[^.?]{0,80}\b(?:differ(?:s|ed)?|conflict(?:s|ed)?"
    r"|(?:is|are|was|were) (?:\w+ )?(?:different|at odds|inconsistent|contradictory))\b"
    r"|\b(?:recalls?|recalled|remembers?|remembered|recollects?|describes?|described)\b[^.?]{0,80}"
    r"\b(?:in one way\b[^.?]*\banother|differently)\b",
    re.IGNORECASE,
)
_ONLY = re.compile(
    r"\b(?:known|open) to (?:\w+ ){1,3}only\b|\bknown only to\b|\bonly (?:\w+ ){1,3}(?:was|were) (?:still )?involved\b"
    r"|\bonly (?:\w+ ){1,3}(?:still )?knew the\b|\bno (?:agency|service) was involved\b"
    r"|\bwas not (?:known|open) to any\b",
    re.IGNORECASE,
)
_MUCH = re.compile(
    r"\b(?:professionals|agencies|services|practitioners) (?:was|were) (?:\w+ )?"
    r"(?:significantly|heavily|closely|extensively|much|intensively|deeply) (?:involved|engaged)\b"
    r"|\bat (?:a|the) time of (?:\w+ )?(?:significant|extensive|intensive|heavy) (?:\w+ )?involvement\b",
    re.IGNORECASE,
)


def find(document: Document, publication: Publication) -> Iterator[Contradiction]:
    """Accounts said to differ, one by one; involvement told as little in one place and as much in another."""
    said = list(sentences_of(document))
    for sentence in said:
        if _DIFFER.search(sentence.words):
            yield Contradiction(
                "rival accounts",
                "low",
                (sentence.quote,),
                "",
                "The document gives accounts that differ. Each is kept with its owner; none is taken for the record.",
            )
    only = next((one for one in said if _ONLY.search(one.words)), None)
    much = next((one for one in said if _MUCH.search(one.words)), None)
    if only and much:
        yield Contradiction(
            "involvement",
            "medium",
            (only.quote, much.quote),
            "",
            "In one place few services are said to have known the family, in another professionals are said to have "
            "been much involved. Ask the authors which period each speaks of.",
        )
