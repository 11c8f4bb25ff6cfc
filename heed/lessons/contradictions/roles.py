"""Two words for one person: whom the criminal proceedings of the case were against."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from heed.lessons.contradictions.named import role
from heed.lessons.contradictions.spoken import Sentence, sentences_of
from heed.lessons.documents import Document
from heed.lessons.publications import Contradiction, Publication

_ROLE = r"(?P<role>step-?father|step-?mother|step-?dad|father|dad|mother|mum|grandfather|grandmother)"
_WHOSE = r"(?:(?:the|his|her|their|[\w/]+(?: [A-Z]{1,3}\d{0,3})?['’]s?) )?"
_AGAINST = re.compile(
    rf"\b(?:proceedings|prosecution|trial|charges?)\b(?: [\w']+){{0,2}}? (?:against|of) {_WHOSE}{_ROLE}\b(?!['’]s)",
    re.IGNORECASE,
)
_ENDED = (
    r"(?:sentenced|convicted|charged|found guilty|jailed|imprisoned|pleaded guilty|prosecuted|went to prison"
    r"|(?:received|given|serving|got) (?:a|his|her) (?:\w+ )?(?:sentence|term))"
)
_DONE = re.compile(
    rf"\b{_ROLE}\b(?!['’]s|,? and )(?: (?!mother\b|father\b|not\b|never\b|had\b)[\w,-]+){{0,5}}? {_ENDED}\b",
    re.IGNORECASE,
)
_LONG_AGO = re.compile(
    r"\b(?:history|historic|previous(?:ly)?|earlier|childhood|youth|had been|had already|years before|in the past"
    r"|no |not )\b",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"\b(?:both (?:parents|men|adults|carers)|mother and (?:step-?)?father|father and (?:step-?father|mother))\b"
    rf"[^.]*\b(?:{_ENDED}|trial|proceedings)",
    re.IGNORECASE,
)
_OFFENCE = re.compile(
    r"\b(?:grievous bodily harm|actual bodily harm|GBH|ABH|assault|murder|manslaughter|cruelty|neglect|rape|theft"
    r"|burglary|drugs?|supply|possession|driving|fraud|robbery|causing or allowing)\b",
    re.IGNORECASE,
)
_CARE = re.compile(r"\bcare proceedings\b", re.IGNORECASE)
_HARM = {"grievous bodily harm", "actual bodily harm", "gbh", "abh", "assault", "cruelty", "murder", "manslaughter"}


@dataclass(frozen=True)
class Accused:
    role: str
    offences: frozenset[str]
    said: Sentence


def find(document: Document, publication: Publication) -> Iterator[Contradiction]:
    """Proceedings said to be against one person and an outcome told of another, where one case is meant."""
    said = list(sentences_of(document))
    if any(_BOTH.search(one.words) for one in said):
        return
    against = [found for one in said for found in _accused(one, _AGAINST)]
    done = [found for one in said for found in _accused(one, _DONE)]
    both = {one.role for one in against} & {one.role for one in done}
    for proceedings in against:
        other = next((one for one in done if one.role != proceedings.role and _one_case(one, proceedings)), None)
        if other and proceedings.role not in both:
            yield _contradiction(proceedings, other)
            return
    yield from _outcomes(done)


def _accused(sentence: Sentence, pattern: re.Pattern[str]) -> Iterator[Accused]:
    if _LONG_AGO.search(sentence.words) or _CARE.search(sentence.words):
        return
    for match in pattern.finditer(sentence.words):
        offences = frozenset(found.group(0).lower() for found in _OFFENCE.finditer(sentence.words))
        yield Accused(role(match["role"]), offences, sentence)


def _one_case(a: Accused, b: Accused) -> bool:
    """Whether the two sentences can speak of one prosecution: no different offences are named."""
    return not a.offences or not b.offences or bool(a.offences & b.offences)


def _outcomes(done: list[Accused]) -> Iterator[Contradiction]:
    """The same outcome for the same harm, told of a father and of a stepfather."""
    for a, b in combinations(done, 2):
        pair = {a.role, b.role}
        if pair == {"father", "stepfather"} and a.offences & b.offences & _HARM:
            yield _contradiction(a, b)
            return


def _contradiction(one: Accused, other: Accused) -> Contradiction:
    return Contradiction(
        "role",
        "high",
        (one.said.quote, other.said.quote),
        f"{one.role}; {other.role}",
        f"The {one.role} is named where the proceedings are told of, the {other.role} where somebody is charged or "
        "sentenced. If one person is meant, one of the words is wrong.",
    )
