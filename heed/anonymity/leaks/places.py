"""Places in a draft: addresses, postcodes, schools, hospitals and places small enough that people know each other."""

from __future__ import annotations

import re

from heed.anonymity import names
from heed.anonymity.leaks.leak import HIGH, MEDIUM, Draft, Leak, Leaks
from heed.anonymity.words import listed

_WORD = r"(?:[A-Z][\w'’.-]*|of|the|and|upon|le|C|E)"
_PROPER = rf"[A-Z][\w'’.-]*(?:\s+{_WORD}){{0,4}}?"
_SURE_ROAD = "Street|Road|Lane|Avenue|Crescent|Terrace|Gardens|Drive|Mews|Close"
_ROAD = _SURE_ROAD + "|St|Rd|Ave|Way|Court|Park|Place|Hill|Green|View|Rise|Walk|Grove|Square|Row|House|Estate|Parade"
_NUMBERED = re.compile(
    rf"\b(?:(?:Flat|Apartment|Room|Unit)\s+\w{{1,4}},?\s+)?(?<![\d/.-])\d{{1,3}}[A-Da-d]?,?\s+(?:[A-Z][a-z'’-]+\s+){{1,3}}(?:{_ROAD})\b"
)
_ROADS = re.compile(rf"\b(?:[A-Z][a-z'’-]+\s+){{1,2}}(?:{_SURE_ROAD})\b")
_FLAT = re.compile(rf"\b(?:Flat|Apartment)\s+\w{{1,4}},?\s+(?:[A-Z][a-z'’-]+\s+){{1,3}}(?:{_ROAD})\b")
_ESTATE = re.compile(r"\b[A-Z][a-z'’-]+\s+(?:[Ee]state|[Cc]aravan [Pp]ark|[Tt]raveller [Ss]ite|[Tt]ower [Bb]lock)\b")
_POSTCODE = re.compile(
    r"\b(?:[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|(?i:post ?code)\s+(?:area\s+|district\s+)?[A-Z]{1,2}\d{1,2}[A-Z]?"
    r"|[A-Z]{2}\d{1,2}[A-Z]?(?=\s+(?:area|post ?code|district)\b))\b"
)
_SCHOOL = re.compile(
    rf"\b{_PROPER}\s+(?:(?:Primary|Secondary|Infants?|Junior|High|Grammar|Nursery|Comprehensive|Community|Special|First"
    r"|Middle)\s*)?"
    r"(?:School|Academy|Primary|Pre-?[Ss]chool|Playgroup|Day Nursery|Nursery|Children['’]s Centre|College)\b"
)
_HOSPITAL = re.compile(
    rf"\b{_PROPER}\s+(?:(?i:general|district|university|children['’]s|community|teaching|royal|maternity|memorial)\s+)*"
    r"(?:Hospital|Infirmary|Hospice|Surgery|Medical Centre|Medical Practice|Health Centre|Family Practice"
    r"|Maternity Unit|Refuge|Children['’]s Home)\b"
)
_VILLAGE = re.compile(
    r"\b(?:village|hamlet|small town|island|parish|market town)\s+of\s+([A-Z][\w'’-]+(?:[\s-][A-Z][\w'’-]+){0,2})"
)


def addresses(draft: Draft) -> Leaks:
    """House numbers with a road, roads, estates and postcodes."""
    say = "An address is known to everybody who lives near it."
    for pattern in (_FLAT, _NUMBERED):
        for match in pattern.finditer(draft.text):
            yield from _place(draft, match, "address", say, "the family home", HIGH)
    say = "A road or estate has few families with a child of that age."
    for pattern in (_ROADS, _ESTATE):
        for match in pattern.finditer(draft.text):
            if names.key(match[0].split()[0]) not in listed("not_names"):
                yield from _place(draft, match, "address", say, "the area")
    for match in _POSTCODE.finditer(draft.text):
        yield from _place(draft, match, "postcode", "A postcode covers about fifteen homes.", "the area", HIGH)


def institutions(draft: Draft) -> Leaks:
    """Schools, nurseries, hospitals and surgeries with a name of their own."""
    for pattern, kind, instead in ((_SCHOOL, "school", "the school"), (_HOSPITAL, "hospital", "the hospital")):
        for match in pattern.finditer(draft.text):
            start = _proper_from(draft.text, match.start(), match.end())
            if start is not None and not draft.is_label(start, match.end()):
                found = draft.text[start : match.end()]
                say = f"The name of a {kind} narrows the child to those who went there."
                yield Leak(
                    kind,
                    found,
                    start,
                    match.end(),
                    say,
                    MEDIUM,
                    f"Write '{instead}', or a label such as '{kind.title()} 1'.",
                )


def _proper_from(text: str, start: int, end: int) -> int | None:
    """Where the name of a school or hospital begins, after words that name nothing; None where all are such words."""
    words = list(re.finditer(r"\S+", text[start:end]))[:-1]
    for word in words:
        folded = names.key(word[0])
        if folded in ("college", "colleges") or text[start:end].startswith("Royal College"):
            return None
        if folded not in listed("not_names") and folded not in listed("kinds_of_school"):
            return start + word.start()
    return None


def small(draft: Draft) -> Leaks:
    """The small places given with the draft, and those it calls a village, a hamlet or a small town."""
    for place in draft.small_places:
        for match in re.finditer(rf"(?<!\w){re.escape(place)}(?!\w)", draft.text, re.IGNORECASE):
            yield from _place(draft, match, "small_place", "In a small place people know each other.", "a village")
    for match in _VILLAGE.finditer(draft.text):
        say = "In a small place people know each other."
        yield Leak("small_place", match[1], *match.span(1), say, MEDIUM, "Write 'a village' or 'a small town'.")


def _place(draft: Draft, match: re.Match[str], kind: str, say: str, instead: str, severity: str = "") -> Leaks:
    if not draft.is_label(*match.span()):
        chosen = severity or (HIGH if match[0][:1].isdigit() else MEDIUM)
        yield Leak(kind, match[0], *match.span(), say, chosen, f"Write '{instead}'.")


FINDERS = (addresses, institutions, small)
