"""The ways a person's name is written: in full, by halves, with initials, last name first, in the plural."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from heed.anonymity import words

TITLES = (
    *("Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Doctor", "Prof", "Professor", "Sir", "Dame", "Lady", "Lord", "Rev"),
    *("Reverend", "Nurse", "Sister", "Matron", "Midwife", "Cllr", "Councillor", "Judge"),
    *("PC", "WPC", "DC", "DS", "DI", "DCI", "PS", "Sgt", "Sergeant", "Inspector", "Constable", "PCSO"),
)
# Given and family names that are words as well: taken for a name only with a capital.
WORDS_TOO = words.listed("names_that_are_words")
_PARTICLES = {"van", "von", "der", "den", "de", "da", "di", "la", "le", "del", "dos", "al", "el", "bin", "ibn"}
_INITIALS = re.compile(r"(?:[A-Z]\.?[ ]?){2,4}")
# The last stop of initials may also end the sentence; it is then left to the sentence.
_LAST_STOP = r"(?:\.(?!\s+[A-Z]|\s*$))?(?![^\W_])"
_APOSTROPHES = "'’‘`"
DASHES = "-‐‑–"


def parts(name: str) -> tuple[str, str, str]:
    """Given name, what stands between, and family name: "Anna Marie van der Berg" gives Anna, Marie, van der Berg.

    A name of one word has only a given name; a title in front is left out.
    """
    said = [word for word in name.split() if word.rstrip(".") not in TITLES]
    if len(said) < 2:
        return (said[0] if said else ""), "", ""
    family = next((n for n, word in enumerate(said) if n and word.lower() in _PARTICLES), len(said) - 1)
    return said[0], " ".join(said[1:family]), " ".join(said[family:])


def is_initials(name: str) -> bool:
    """Whether the name is only initials: "A.C.", "AC", "A C"."""
    return _INITIALS.fullmatch(name.strip()) is not None


def initials(name: str) -> str:
    """The first letters of a name of two words or more ("AMB"); "" for a single word."""
    said = [word for part in parts(name) for word in part.split()]
    return "".join(word[0] for word in said).upper() if len(said) > 1 else ""


def dotted_initials(name: str) -> str:
    """A full name's initials as they stand for somebody, "A.C."; "" where they usually mean something else ("G.P.")."""
    letters = initials(name)
    return (
        "".join(f"{letter}." for letter in letters) if letters.casefold() not in words.listed("abbreviations") else ""
    )


def dotted_pattern(letters: str) -> re.Pattern[str]:
    """Finds initials with at least the stop between them: "A.C." and "A. C", not "AC", which is an abbreviation."""
    return re.compile(r"\.\s?".join(letters.replace(".", "")) + _LAST_STOP)


def derived(name: str) -> Iterator[str]:
    """Shorter ways to write a full name that point to the same person, so far as only one person has them."""
    given, between, family = parts(name)
    if not family:
        return
    yield f"{given} {family}"
    yield f"{family}, {given}"
    yield f"{family} {given}"
    yield f"{given[0]}. {family}"
    if between:
        middle = ". ".join(word[0] for word in between.split())
        yield f"{given[0]}. {middle}. {family}"
        yield f"{given} {middle}. {family}"
    if len(given.rstrip(".")) > 1:
        yield given
        yield f"{given}{family}"
        yield f"{family}{given}"
    yield family


def without_accents(name: str) -> str:
    """ "Zoë" as somebody without the key for it writes it."""
    apart = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def key(name: str) -> str:
    """What two ways of writing one name have in common: no case, no accents, no stops, single spaces."""
    folded = without_accents(name).casefold().replace(".", " ").replace(",", " , ")
    for mark in _APOSTROPHES:
        folded = folded.replace(mark, "'")
    return " ".join(folded.split())


def pattern(name: str, *, needs_capital: bool) -> re.Pattern[str]:
    """Finds the name at a given place: any white space, apostrophe or dash, stops after initials or none."""
    if is_initials(name):
        return re.compile(_initials_pattern(name))
    pieces = [_piece(letter) for letter in " ".join(name.split())]
    return re.compile("".join(pieces) + r"(?![^\W_])", 0 if needs_capital else re.IGNORECASE)


def _initials_pattern(name: str) -> str:
    letters = [letter for letter in name if letter.isalpha()]
    return r"\.?\s?".join(letters) + _LAST_STOP


def _piece(letter: str) -> str:
    if letter == " ":
        return r"\s+"
    if letter == ".":
        return r"\.?"
    if letter in _APOSTROPHES:
        return f"[{_APOSTROPHES}]"
    if letter in DASHES:
        return f"[{DASHES}]"
    return re.escape(letter)


def plural(family: str) -> str:
    """A family name as it is written of several of them: the Patels, the Joneses."""
    return family + ("es" if family.lower().endswith(("s", "x", "z", "ch", "sh")) else "s")
