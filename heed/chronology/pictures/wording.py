"""Codes in words: an agency, a role, a kind. A label given by the caller always comes first."""

from __future__ import annotations

from collections.abc import Callable

from heed.chronology.kinds import UNSORTED, vocabulary

Label = Callable[[str], str]

_SPELT = {
    "fathers": "father's",
    "mothers": "mother's",
    "partners": "partner's",
    "stepfathers": "stepfather's",
    "stepmothers": "stepmother's",
    "childrens": "children's",
    "cafcass": "Cafcass",
    "camhs": "CAMHS",
    "gp": "GP",
    "iro": "IRO",
    "lado": "LADO",
    "mash": "MASH",
    "mgf": "MGF",
    "mgm": "MGM",
    "nhs": "NHS",
    "pgf": "PGF",
    "pgm": "PGM",
}


# Codes of the vocabulary that are not yet words a practitioner would say.
_NARROWER = {
    "aged out": "too old for the service",
    "assessment s17": "assessment under section 17",
    "contradicts earlier": "it contradicts an earlier one",
    "finance housing": "money or housing",
    "nai likely": "an inflicted injury is likely",
    "nai possible": "an inflicted injury is possible",
    "own childhood abuse": "abuse in the parent's own childhood",
    "strategy s47": "strategy discussion under section 47",
    "under 18 parent": "a parent under 18",
}


def shown(code: str, label: Label) -> str:
    """What a reader sees for a code: the caller's label of it, else its words, which may have a label too."""
    labelled = label(code)
    return labelled if labelled != code else label(in_words(code))


def in_words(code: str) -> str:
    """ "childrens_social_care" as "Children's social care", "sibling.1" as "Sibling 1"; what is no code stays."""
    if " " in code or code != code.lower():
        return code
    said = " ".join(_SPELT.get(word, word) for word in code.replace(".", "_").split("_"))
    return said[:1].upper() + said[1:]


def kind_in_words(kind: str) -> str:
    """The meaning of a kind, or its own words where the vocabulary does not hold it."""
    if kind == UNSORTED:
        return "Entry not yet sorted"
    known = vocabulary().kinds.get(kind)
    if known is None:
        return in_words(kind)
    meaning, colon, narrower = known.meaning.partition(": ")
    if narrower == "other":
        return meaning
    return f"{meaning}{colon}{_NARROWER.get(narrower, narrower)}"
