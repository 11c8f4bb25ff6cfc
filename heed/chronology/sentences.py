"""Plain sentences about a case, in which the words of the record stand apart, so that a view can relabel them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from heed.chronology.pictures.wording import in_words, kind_in_words

# What a part of a sentence is: somebody by role or identifier, an agency, a kind of event, words of the record, words
# that two entries share, or plain words of the program (a date, a number).
WHO, AGENCY, KIND, WORDS, SHARED, PLAIN = "who", "agency", "kind", "words", "shared", "plain"
Part = tuple[str, str]
Show = Callable[[str, str], str]


def who(code: str) -> Part:
    return WHO, code


def agency(code: str) -> Part:
    return AGENCY, code


def kind(code: str) -> Part:
    return KIND, code


def words(written: str) -> Part:
    return WORDS, written


def plainly(sort: str, raw: str) -> str:
    """A part as it is said where no labels are: codes in words, words as they are written."""
    if sort == KIND:
        return f"“{kind_in_words(raw)}”"
    return in_words(raw) if sort in (WHO, AGENCY) else raw


@dataclass(frozen=True)
class Sentence:
    """A plain sentence about a case. What the record itself says in it stands apart, so that a view can relabel it.

    text: with {} where a part goes.
    """

    text: str
    parts: tuple[Part, ...] = ()

    def told(self, show: Show = plainly) -> str:
        """The sentence with every part as `show` shows it."""
        return self.text.format(*(show(sort, raw) for sort, raw in self.parts))


def sentence(text: str, *parts: Part | str) -> Sentence:
    """The sentence with these parts in turn; a part that is only a string is plain words of the program."""
    return Sentence(text, tuple((PLAIN, part) if isinstance(part, str) else part for part in parts))
