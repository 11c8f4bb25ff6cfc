"""Names of people and places that no list knows: words with a capital that are no word of every day.

A list of names is never whole; a list of words that are no names comes nearer. What is in neither is shown to a person,
unless it is the name of a law, a body or an author (`public`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from heed.anonymity import names
from heed.anonymity.leaks import public
from heed.anonymity.leaks.leak import LOW, MEDIUM, Draft, Leak, Leaks
from heed.anonymity.words import listed

_WORD = r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))*"
_LINK = r"(?:of|the|and|for|in|on|to|by|at|with|&|de|van|von|der|al|el|y|yr|the)"
_RUN = re.compile(rf"(?<![\w'’@./-]){_WORD}(?:\s+(?:{_LINK}\s+){{0,2}}(?=[^\W\d_a-z]){_WORD})*")
# What stands before a name as a title does: of kin, of an order, of a calling.
_CALLED_BEFORE = re.compile(r"\b(?:Brother|Sister|Father|Mother|Uncle|Aunt|Auntie|Nurse|Teacher|Coach|Captain)\s+$")
_PIECE = re.compile(_WORD)
_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|from|to|outside|towards|around|through|of|village|hamlet|town|across|behind|reach(?:ed)?"
    r"|left)\s+(?:the\s+)?$"
)
_SHORTEST = 3


def unknown(draft: Draft) -> Leaks:
    """Names that are in no list: of a place after words such as "in" and "near", else of somebody."""
    for begin, end in _names(draft.text):
        start = begin - len(kin[0]) if (kin := _CALLED_BEFORE.search(draft.before(begin, 20))) else begin
        start = begin if draft.is_label(start, begin) else start
        found = draft.text[start:end]
        if draft.is_label(start, end) or _may_stand(draft, start, end):
            continue
        if found.split()[0].rstrip(".") not in names.TITLES and _PLACE_BEFORE.search(draft.before(start, 30)):
            say = "This may be the name of a place in which people know each other: Heed does not know the word."
            yield Leak("small_place", found, start, end, say, LOW, "Write 'a village', 'a town', or leave it out.")
        else:
            say = "This may be somebody's name: it has a capital and Heed does not know the word."
            severity = MEDIUM if " " in found else LOW
            yield Leak("other_name", found, start, end, say, severity, "Write the role or relation, or a label.")


def _names(text: str) -> Iterator[tuple[int, int]]:
    """Words side by side with a capital of which one at least is known to no list, in no name that may stand."""
    for run in _RUN.finditer(text):
        if not any(letter.isupper() for letter in run[0]) or public.is_institution(run[0]):
            continue
        words = [match for match in _PIECE.finditer(run[0]) if match[0][0].isupper()]
        for group in _side_by_side(run[0], words):
            group = _without_opening(text, run.start(), group)
            if any(_is_unknown(word[0]) for word in group):
                end = group[-1].start() + len(re.sub(r"['’]s?$", "", group[-1][0]))
                yield run.start() + group[0].start(), run.start() + end


def _side_by_side(run: str, words: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    group: list[re.Match[str]] = []
    for word in words:
        if group and run[group[-1].end() : word.start()].strip():
            yield group
            group = []
        group.append(word)
    if group:
        yield group


def _without_opening(text: str, offset: int, group: list[re.Match[str]]) -> list[re.Match[str]]:
    """The group without words that have their capital from the place or tell nobody ("Then", "The", "Mother")."""
    while group and (
        (public.is_word(group[0][0]) and _begins(text, offset + group[0].start())) or _is_nobody(group[0][0])
    ):
        group = group[1:]
    while group and _is_nobody(group[-1][0]):
        group = group[:-1]
    return group


def _begins(text: str, start: int) -> bool:
    before = text[:start].rstrip(" ")
    return not before or before[-1] in ".!?:\n•-–*\"“'‘"


def _is_nobody(word: str) -> bool:
    return public.key(word) in listed("not_names") or _is_shortened(word)


def _is_shortened(word: str) -> bool:
    """Whether a word is letters that stand for words: "MASH", "MARFs"."""
    return bool(re.fullmatch(r"[A-Z]{2,}s?(?:['’]s)?", word)) or word.isupper()


def _is_unknown(word: str) -> bool:
    folded = public.key(word)
    if len(folded) < _SHORTEST or _is_shortened(word) or any(folded in listed(known) for known in _KNOWN):
        return False
    return folded in listed("given_names") or not public.is_word(word)


_KNOWN = ("not_names", "public_names", "public_places", "kinds_of_school", "opening_words")


def _may_stand(draft: Draft, start: int, end: int) -> bool:
    """Whether a name may stand: one given as public, the board's own, one printed everywhere or cited."""
    found = draft.text[start:end]
    words = {public.key(word) for name in draft.public_names for word in name.split()}
    if {public.key(word) for word in found.split()} <= words or _is_of_the_board(draft, found):
        return True
    return public.is_known(found) or public.is_cited(draft.text, start, end)


def _is_of_the_board(draft: Draft, found: str) -> bool:
    """Whether the board's own addresses hold the name, as "avonmere.example" holds Avonmere."""
    bare = public.key(found).replace(" ", "")
    return any(bare in contact.casefold() for contact in draft.own_contacts if "." in contact)


LATE_FINDERS = (unknown,)
