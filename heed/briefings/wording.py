"""Words in a draft that a reader may not know, or that blame where the record only shows what was done."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from importlib.resources import files

import yaml

# Abbreviations of practice and what they stand for; a partnership's own are found too, without the meaning.
MEANINGS = {
    "CAF": "Common Assessment Framework",
    "CAMHS": "child and adolescent mental health services",
    "CIN": "child in need",
    "CSPR": "child safeguarding practice review",
    "DASH": "domestic abuse, stalking and honour-based violence checklist",
    "EHA": "early help assessment",
    "ICPC": "initial child protection conference",
    "IRO": "independent reviewing officer",
    "LADO": "local authority designated officer",
    "LCSPR": "local child safeguarding practice review",
    "MARAC": "multi-agency risk assessment conference",
    "MASH": "multi-agency safeguarding hub",
    "MGM": "maternal grandmother",
    "MGF": "maternal grandfather",
    "PGM": "paternal grandmother",
    "PGF": "paternal grandfather",
    "PLO": "Public Law Outline",
    "SCR": "serious case review",
}
_EVERYBODY_KNOWS = {"UK", "NHS", "GP", "NICE", "PDF", "TV", "OK", "BBC", "AM", "PM", "II", "III", "IV"}
_CAPITALS = re.compile(r"(?<![\w./@-])[A-Z][A-Z&]{1,5}s?(?![\w@]|\.\w|-\d)")

# What fails without anybody having failed, where the grammar leaves no doubt: an illness, and a thing that opens its
# clause and did not come through. "The nurse with the notes failed to come" stays in doubt and is reported.
_NOBODY_FAILED = re.compile(
    r"\bfail(?:ure|ed|ing) to thrive\b|\b(?:heart|kidney|renal|liver|organ|respiratory|power) failure\b"
    r"|(?:^|[.;:!?]\s+|\b(?:that|because|when|where|but|if|so)\s+)(?:(?:the|these|those|some|many|no|a|an)\s+)?"
    r"(?:notes?|records?|letters?|e-?mails?|messages?|faxes|fax|forms?|referrals?|results?|calls?)"
    r"\s+fail(?:ed|s)?\s+to\s+(?:go|come|arrive|get\s+(?:there|through)|reach)\b",
    re.IGNORECASE | re.MULTILINE,
)


@cache
def _plainer() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What a draft says, and how to say what the record shows; from plainer.yaml beside this module."""
    rows = yaml.safe_load(files("heed.briefings").joinpath("plainer.yaml").read_text(encoding="utf-8"))
    return tuple((re.compile(rf"\b(?:{row['words']})(?!\w)", re.IGNORECASE), row["tell"]) for row in rows)


def unexplained(text: str, labels: Collection[str] = ()) -> Iterator[tuple[str, str]]:
    """Abbreviations that stand without their meaning where they are first used, each with the meaning if known.

    labels: labels of people, which only look like abbreviations ("HS").
    """
    seen = set(labels)
    for match in _CAPITALS.finditer(text):
        short = match[0].rstrip("s")
        if short in seen or short in _EVERYBODY_KNOWS:
            continue
        seen.add(short)
        if not _explained(text, match.start(), match.end()):
            yield short, MEANINGS.get(short, "")


def _explained(text: str, start: int, end: int) -> bool:
    """Whether it stands in brackets after its meaning, or its meaning in brackets after it."""
    before = re.search(r"[a-z]\w* \($", text[:start])
    return bool(before and text[end : end + 1] in ")/;,") or bool(re.match(r" \([a-z]", text[end:], re.IGNORECASE))


def blaming(text: str) -> Iterator[tuple[str, str]]:
    """Words that blame or label somebody, each with what could be told instead; not what failed by itself."""
    taken = [match.span() for match in _NOBODY_FAILED.finditer(text)]
    for pattern, instead in _plainer():
        for match in pattern.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
                yield match[0].strip(), instead
