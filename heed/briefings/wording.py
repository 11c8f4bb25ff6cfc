"""Words in a draft that a reader may not know, that hide who did what, or that blame; abbreviations explained once."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from heed.briefings.layouts import PARENTS

# Abbreviations of practice and what they stand for; a partnership's own are found too, without the meaning.
MEANINGS = {
    "AHT": "abusive head trauma",
    "CAF": "common assessment framework",
    "CAMHS": "child and adolescent mental health services",
    "CCG": "clinical commissioning group",
    "CDOP": "child death overview panel",
    "CIN": "child in need",
    "CSC": "children's social care",
    "CSPR": "child safeguarding practice review",
    "DASH": "domestic abuse, stalking and honour-based violence checklist",
    "EHA": "early help assessment",
    "ICB": "integrated care board",
    "ICPC": "initial child protection conference",
    "IRO": "independent reviewing officer",
    "LADO": "local authority designated officer",
    "LCSPR": "local child safeguarding practice review",
    "LSCB": "local safeguarding children board",
    "MARAC": "multi-agency risk assessment conference",
    "MASH": "multi-agency safeguarding hub",
    "MGM": "maternal grandmother",
    "MGF": "maternal grandfather",
    "NAI": "injury that was inflicted",
    "PGM": "paternal grandmother",
    "PGF": "paternal grandfather",
    "PLO": "Public Law Outline",
    "SCR": "serious case review",
    "SUDI": "sudden unexpected death in infancy",
}
_EVERYBODY_KNOWS = {"UK", "NHS", "GP", "NICE", "PDF", "TV", "OK", "BBC", "AM", "PM", "II", "III", "IV"}
_CAPITALS = re.compile(r"(?<![\w./@-])[A-Z][A-Z&]{1,5}s?(?![\w@]|\.\w|-\d)")
_MEANING_BEFORE = re.compile(r"((?:[\w'’-]+,? ){1,9})\(([A-Z][A-Z&]{1,5})\)")
_SMALL_WORDS = {"and", "of", "the", "for", "in", "on", "to", "a"}

# The most words of a sentence that is read once: what GOV.UK's content design advises; fewer for parents, by choice.
MOST_WORDS, MOST_WORDS_FOR_PARENTS = 25, 20
_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])|\n")
_OPENING = 6

# What fails without anybody having failed, where the grammar leaves no doubt: an illness, and a thing that opens its
# clause and did not come through. "The nurse with the notes failed to come" stays in doubt and is reported.
_NOBODY_FAILED = re.compile(
    r"\bfail(?:ure|ed|ing) to thrive\b|\b(?:heart|kidney|renal|liver|organ|respiratory|power) failure\b"
    r"|(?:^|[.;:!?]\s+|\b(?:that|because|when|where|but|if|so)\s+)(?:(?:the|these|those|some|many|no|a|an)\s+)?"
    r"(?:notes?|records?|letters?|e-?mails?|messages?|faxes|fax|forms?|referrals?|results?|calls?)"
    r"\s+fail(?:ed|s)?\s+to\s+(?:go|come|arrive|get\s+(?:there|through)|reach)\b",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True)
class Finding:
    """Words that could be plainer or kinder: of which kind, what was found, why it matters, what to write instead."""

    kind: str
    found: str
    why: str
    instead: str

    @property
    def say(self) -> str:
        return f"'{self.found}': {self.why}. Tell instead {self.instead}."


@dataclass(frozen=True)
class _Plainer:
    kind: str
    why: str
    instead: str
    pattern: re.Pattern[str]
    unless_followed_by: re.Pattern[str] | None


@cache
def _plainer() -> tuple[_Plainer, ...]:
    """What a draft says, and how to say what the record shows; from plainer.yaml beside this module."""
    told = yaml.safe_load(files("heed.briefings").joinpath("plainer.yaml").read_text(encoding="utf-8"))
    return tuple(
        _Plainer(
            kind,
            group["why"],
            row["tell"],
            re.compile(rf"\b(?:{row['words']})(?!\w)", re.IGNORECASE),
            re.compile(group["unless_followed_by"]) if "unless_followed_by" in group else None,
        )
        for kind, group in told.items()
        for row in group["rows"]
    )


def findings(text: str, *, readers: str = "practitioners") -> Iterator[Finding]:
    """Everything in a text that blames, hides who did what, shuts readers out or is too long to be read once."""
    taken = [match.span() for match in _NOBODY_FAILED.finditer(text)]
    for row in _plainer():
        if row.kind == PARENTS and readers != PARENTS:
            continue
        for match in row.pattern.finditer(text):
            is_free = not any(start < match.end() and match.start() < end for start, end in taken)
            if is_free and not (row.unless_followed_by and row.unless_followed_by.match(text, match.end())):
                taken.append(match.span())
                kind = "jargon" if row.kind == PARENTS else row.kind
                yield Finding(kind, match[0].strip(), row.why, row.instead)
    yield from _long_sentences(text, MOST_WORDS_FOR_PARENTS if readers == PARENTS else MOST_WORDS)


def _long_sentences(text: str, most: int) -> Iterator[Finding]:
    for sentence in _SENTENCE.split(text):
        words = sentence.split()
        if len(words) > most:
            opening = " ".join(words[:_OPENING]) + " ..."
            why = f"a sentence of {len(words)} words; more than {most} are seldom read once"
            yield Finding("long_sentence", opening, why, "one thing in each sentence, in two or three sentences")


def blaming(text: str) -> Iterator[tuple[str, str]]:
    """Words that blame or label somebody, each with what could be told instead; not what failed by itself."""
    return ((one.found, one.instead) for one in findings(text) if one.kind == "blaming_words")


def unexplained(text: str, labels: Collection[str] = ()) -> Iterator[tuple[str, str]]:
    """Abbreviations that stand without their meaning where they are first used, each with the meaning if known.

    labels: labels of people, which only look like abbreviations ("HS").
    """
    seen = _not_abbreviations(labels)
    for match in _CAPITALS.finditer(text):
        short = match[0].rstrip("s")
        if short not in seen:
            seen.add(short)
            if not _explained(text, match.start(), match.end()):
                yield short, MEANINGS.get(short, "")


def explaining(meanings: Mapping[str, str], labels: Collection[str] = ()) -> Callable[[str], str]:
    """A function that takes the texts of a document in order and explains each abbreviation where it first stands.

    One without a known meaning stays as it is, and so does one that the text explains itself.
    """
    seen = _not_abbreviations(labels)

    def word(text: str) -> str:
        done, told = 0, ""
        for match in _CAPITALS.finditer(text):
            short = match[0].rstrip("s")
            if short in seen:
                continue
            seen.add(short)
            if short in meanings and not _explained(text, match.start(), match.end()):
                told = _with_article(told + text[done : match.start()], meanings[short], match[0])
                done = match.end()
        return told + text[done:]

    return word


def used(text: str, meanings: Mapping[str, str], labels: Collection[str] = ()) -> list[tuple[str, str]]:
    """The abbreviations of a text whose meaning is known, in order of the alphabet."""
    shorts = {match[0].rstrip("s") for match in _CAPITALS.finditer(text)} - _not_abbreviations(labels)
    return [(short, meanings[short]) for short in sorted(shorts) if short in meanings]


def meanings_told(text: str) -> dict[str, str]:
    """What a text says its abbreviations stand for: the words before the brackets, by their first letters."""
    told = {}
    for match in _MEANING_BEFORE.finditer(text):
        if meaning := _by_first_letters(match[1].split(), match[2]):
            told[match[2]] = meaning
    return told


def _by_first_letters(words: list[str], short: str) -> str:
    for start in range(len(words) - 1, -1, -1):
        parts = [part for word in words[start:] for part in word.split("-") if part]
        letters = "".join(part[0] for part in parts if part.lower() not in _SMALL_WORDS).upper()
        if letters == short.replace("&", "") and words[start].lower() not in _SMALL_WORDS:
            return " ".join(words[start:]).rstrip(",")
    return ""


def _with_article(before: str, meaning: str, short: str) -> str:
    """The text so far, then the meaning with its abbreviation: "an SCR" becomes "a serious case review (SCR)"."""
    many = "s" if short.endswith("s") else ""
    if article := re.search(r"\b([Aa])n? $", before):
        an = "n" if meaning[0].lower() in "aeiou" else ""
        before = f"{before[: article.start()]}{article[1]}{an} "
    if not before.strip() or re.search(r"[.!?]\s+$", before):
        meaning = meaning[0].upper() + meaning[1:]
    return f"{before}{meaning}{many} ({short})"


def _not_abbreviations(labels: Collection[str]) -> set[str]:
    return {word for label in labels for word in (label, *label.split())} | _EVERYBODY_KNOWS


def _explained(text: str, start: int, end: int) -> bool:
    """Whether it stands in brackets after its meaning, or its meaning in brackets after it."""
    before = re.search(r"[a-z]\w* \($", text[:start])
    return bool(before and text[end : end + 1] in ")/;,") or bool(re.match(r" \([a-z]", text[end:], re.IGNORECASE))
