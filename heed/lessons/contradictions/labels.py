"""Several labels for one child: "Child S" on one page and "Baby S" on another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from heed.lessons.contradictions.named import code_of
from heed.lessons.contradictions.spoken import sentences_of
from heed.lessons.documents import Document
from heed.lessons.publications import Contradiction, Publication

_PERSON = re.compile(r"(?:Child|Baby|Infant|Young Person|Subject) ")
_LABEL = re.compile(r"\b(?:Child|Baby|Infant|Young Person|Subject|Case) [A-Z]{1,3}\d{0,3}\b(?!/)")


def find(document: Document, publication: Publication) -> Iterator[Contradiction]:
    """Labels that differ only in the word before the code. A review called "Case S" beside "Child S" alone is none."""
    first: dict[str, dict[str, str]] = defaultdict(dict)
    for sentence in sentences_of(document):
        for match in _LABEL.finditer(sentence.words):
            first[code_of(match.group(0))].setdefault(match.group(0), sentence.quote)
    for labels in first.values():
        if sum(bool(_PERSON.match(label)) for label in labels) > 1:
            named = sorted(labels, key=lambda label: not _PERSON.match(label))
            yield Contradiction(
                "label",
                "medium",
                tuple(dict.fromkeys(labels.values())),
                ", ".join(named),
                f"{' and '.join((', '.join(named[:-1]), named[-1]))} seem to name one child. "
                "A reader may take them for different children; one label is safer.",
            )
