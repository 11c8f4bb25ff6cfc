"""Finds ways of writing in a text: at word bounds, the longest first, each with the possessive after it."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from heed.anonymity import names

_WORD = re.compile(r"[^\W_]+")
# What stands between the letters of a name unseen, as a soft hyphen copied out of a page does.
_UNSEEN = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
# A name spelt out, "C l e m e n t s": what stands between its letters hides nothing from a reader. Three letters alone
# are initials.
_SPELT_OUT = re.compile(r"(?<![^\W_])[^\W\d_](?:([ .\-])[^\W\d_])(?:\1[^\W\d_]){2,}(?![^\W_])")
_POSSESSIVE = re.compile(r"['’][sS](?![^\W_])")
# A bare apostrophe is a possessive after an s and before a word; else it closes a quotation.
_BARE_POSSESSIVE = re.compile(r"['’](?=\s+[^\W_])")
_TITLE_BEFORE = re.compile(rf"(?<![^\W_])(?:{'|'.join(names.TITLES)})\.?\s+(?:\d+\s+)?$")
_LONGEST_TITLE = 24
_MONTHS = {"april", "may", "june", "august"}
_NUMBER_AFTER = re.compile(r",?\s+\d")
_DATE_BEFORE = re.compile(r"(?:\d(?:st|nd|rd|th)?(?:\s+of)?|\b(?:in|early|mid|late|since|until))[\s-]+$", re.IGNORECASE)


@dataclass(frozen=True)
class Form:
    """One way of writing somebody or something, and the words to put for it."""

    written: str
    pattern: re.Pattern[str]
    instead: str
    id: str
    is_person: bool = False


@dataclass(frozen=True)
class Found:
    """A form found from `start` to `end`; `possessive` is the "'s" it ends with, if any."""

    start: int
    end: int
    form: Form
    possessive: str = ""

    @property
    def instead(self) -> str:
        """The words to put for it: a possessive stays one ("Clements'" becomes "Mother's")."""
        return self.form.instead + (f"{self.possessive[0]}s" if self.possessive else "")


Index = Mapping[str, Sequence[Form]]


def index(forms: Iterable[Form]) -> Index:
    """The forms by the word they begin with, the longest first."""
    by_word: dict[str, list[Form]] = defaultdict(list)
    for form in sorted(forms, key=lambda form: (-len(form.written), form.written)):
        for word in _first_words(form.written):
            by_word[word].append(form)
    return by_word


def _first_words(written: str) -> set[str]:
    words = _WORD.findall(written)
    if names.is_initials(written):
        return {words[0].casefold(), "".join(words).casefold()}
    return {words[0].casefold()} if words else set()


def as_read(text: str) -> str:
    """The text as a reader sees it, without the characters that nobody sees."""
    return _UNSEEN.sub("", text)


def matches(text: str, forms: Index) -> Iterator[Found]:
    """Every form in the text, left to right, none overlapping another.

    Unseen characters hide none, nor letters of another width or weight ("Ｃｌｅｍｅｎｔｓ"), nor spelling out.
    """
    passed_over = _passed_over(text)
    if text.isascii() and not passed_over:
        yield from _matches(text, forms)
        return
    places = [place for place in range(len(text)) if place not in passed_over]
    plain = "".join(_plain_letter(text[place]) for place in places)
    for found in _matches(plain, forms):
        yield replace(found, start=places[found.start], end=places[found.end - 1] + 1)


def _passed_over(text: str) -> set[int]:
    """Where something stands that a reader does not read."""
    places = set() if text.isascii() else {match.start() for match in _UNSEEN.finditer(text)}
    for spelt in _SPELT_OUT.finditer(text):
        places.update(range(spelt.start() + 1, spelt.end(), 2))
    return places


@lru_cache(maxsize=4_000)
def _plain_letter(letter: str) -> str:
    """The letter in its usual width and weight, where that is one letter."""
    plain = unicodedata.normalize("NFKC", letter)
    return plain if len(plain) == 1 and plain.isalnum() and letter.isalnum() else letter


def _matches(text: str, forms: Index) -> Iterator[Found]:
    taken = 0
    for word in _WORD.finditer(text):
        if word.start() >= taken and (found := _at(text, word, forms, taken)):
            taken = found.end
            yield found


def _at(text: str, word: re.Match[str], forms: Index, taken: int) -> Found | None:
    start = word.start()
    for form in forms.get(word[0].casefold(), ()):
        match = form.pattern.match(text, start)
        if match and not (form.is_person and _is_a_month(text, start, match.end())):
            begin = _with_title(text, start, taken) if form.is_person else start
            possessive = _possessive(text, begin, match.end())
            return Found(begin, match.end() + len(possessive), form, possessive)
    return None


def _is_a_month(text: str, start: int, end: int) -> bool:
    if text[start:end].casefold() not in _MONTHS:
        return False
    return bool(_NUMBER_AFTER.match(text, end) or _DATE_BEFORE.search(text[max(0, start - 12) : start]))


def _with_title(text: str, start: int, taken: int) -> int:
    """Where the name begins once a title before it ("Dr", "PC 1234") is taken in."""
    since = max(taken, start - _LONGEST_TITLE)
    title = _TITLE_BEFORE.search(text[since:start])
    return since + title.start() if title else start


def _possessive(text: str, start: int, end: int) -> str:
    if mark := _POSSESSIVE.match(text, end):
        return mark[0]
    quoted = start > 0 and text[start - 1] in "'‘’"
    mark = _BARE_POSSESSIVE.match(text, end)
    return mark[0] if mark and text[end - 1] in "sS" and not quoted else ""
