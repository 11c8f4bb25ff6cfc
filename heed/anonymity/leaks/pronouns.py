"""Words that tell the sex of a child whose sex is withheld."""

from __future__ import annotations

import re
from collections.abc import Iterator

from heed.anonymity.leaks.leak import HIGH, LOW, Draft, Leak, Leaks

_SHE = re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE)
_HE = re.compile(r"\b(?:he|him|his|himself)\b", re.IGNORECASE)
_WOMEN = "mother|mum|mummy|step-?mother|grandmother|gran|nan|mgm|pgm|aunt|auntie|woman|women|wife|girlfriend|sister"
_MEN = r"father|dad|daddy|step-?father|grandfather|grandad|mgf|pgf|uncle|man|men|husband|boyfriend|brother"
_ANY_ADULT = (
    r"parent|partner|carer|health visitor|social worker|officer|gp|doctor|nurse|teacher|childminder|practitioner|worker"
    r"|consultant|paediatrician|manager|chair|neighbour|friend|adult|reviewer|judge|guardian"
)
_CHILD = r"child|baby|infant|toddler|newborn|sibling|twin"
_SEXED = re.compile(
    r"\b(?:baby (?:boy|girl)|(?:little|young|teenage|year[- ]old|month[- ]old|week[- ]old) (?:boy|girl)|boys?|girls?"
    r"|sons?|daughters?|(?:male|female) (?:child|baby|infant|twin|toddler)|step-?(?:son|daughter)"
    r"|grand(?:son|daughter)|niece|nephew)\b",
    re.IGNORECASE,
)
# What a child has and an adult who is spoken of hardly: "her weight".
_OF_A_CHILD = re.compile(
    r"\s+(?:mother|father|mum|dad|parents|weight|centile|school|teacher|nursery|cot|toys?|teddy|nappy"
    r"|handwriting|drawing"
    r"|growth|birth|feeds?|bottle|birthday|milestones|teddy|health visitor)\b"
)
_SENTENCE_BREAK = re.compile(r"[.!?]\s|\n")


def of_the_child(draft: Draft) -> Leaks:
    """Where the sex is withheld: words such as "son", and pronouns that may stand for a child."""
    if not draft.withheld_sex:
        return
    for match in _SEXED.finditer(draft.text):
        say = "This word tells the sex of a child, which is withheld."
        yield Leak("pronoun", match[0], *match.span(), say, HIGH, "Write 'child', 'baby' or the label.")
    for pattern, adults in ((_SHE, _WOMEN), (_HE, _MEN)):
        for match in pattern.finditer(draft.text):
            yield from _pronoun(draft, match, adults)


def _pronoun(draft: Draft, match: re.Match[str], adults: str) -> Leaks:
    """A pronoun is left alone where only an adult it fits was spoken of in this sentence and the one before."""
    spoken = _spoken_of(draft, match.start())
    adult = max(
        (found.start() for found in re.finditer(rf"\b(?:{adults}|{_ANY_ADULT})s?\b", spoken, re.IGNORECASE)), default=-1
    )
    child = max(_children(draft, spoken, match.start()), default=-1)
    if adult >= 0 and adult > child and not _OF_A_CHILD.match(draft.text, match.end()):
        return
    say = "This word may tell the sex of a child, which is withheld."
    severity = LOW if adult >= 0 else HIGH
    yield Leak("pronoun", match[0], *match.span(), say, severity, "Write 'they', 'them', 'their', or the label.")


def _spoken_of(draft: Draft, start: int) -> str:
    before = draft.text[:start]
    breaks = [found.end() for found in _SENTENCE_BREAK.finditer(before)]
    return before[breaks[-2] if len(breaks) > 1 else 0 :]


def _children(draft: Draft, spoken: str, start: int) -> Iterator[int]:
    """Where in the words spoken a child is spoken of, by a word or by a label of the table."""
    offset = start - len(spoken)
    for found in re.finditer(rf"\b(?:{_CHILD})(?:ren|s)?\b", spoken, re.IGNORECASE):
        yield found.start()
    for begin, end, _ in draft.labels.labels_in(draft.text):
        if offset <= begin < start and _is_child(draft.text[begin:end]):
            yield begin - offset


def _is_child(label: str) -> bool:
    """Child K, Baby, Twin 2, and codes such as HS; not MGM."""
    if re.match(rf"(?:{_CHILD})\b", label, re.IGNORECASE):
        return True
    return bool(re.fullmatch(r"[A-Z]{1,3}\d*(?:['’]s)?", label)) and not re.match(r"[MP]G[MF]", label)


FINDERS = (of_the_child,)
