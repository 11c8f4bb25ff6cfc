"""Who a sentence speaks of: a child by its label, a grown-up by role. Siblings are told apart from the child, not from
one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from heed.lessons.publications import Publication

_KIN = (
    r"(?:maternal |paternal )?(?:great[- ])?grand(?:mother|father|parent)s?|foster carers?|step-?fathers?"
    r"|step-?mothers?|step-?dads?|mothers?|fathers?|mums?|dads?|parents?|partners?|boyfriends?|aunts?|uncles?|cousins?"
    r"|(?:half[- ]|step[- ])?(?:siblings?|brothers?|sisters?|twins?)|social workers?|childminders?"
)
_CHILD = r"the (?:baby|child|infant|toddler|boy|girl)|he|she|they"
_SAME = {"mum": "mother", "dad": "father", "stepdad": "stepfather"}
_GROWN_UP = {"mother", "father", "stepfather", "stepmother", "grandmother", "grandfather"}
_CODE = re.compile(r"\b(?:child|baby|infant|young person|case|subject)\s+(?P<code>[A-Z]{1,3}\d{0,3})$", re.IGNORECASE)


@dataclass(frozen=True)
class Named:
    """A person at a place in a sentence. who: the child's label, a role, or "" for somebody not told apart."""

    who: str
    start: int
    end: int


@dataclass(frozen=True)
class People:
    """The people of one publication. children: code of each child's label, with the label as first written."""

    children: dict[str, str]
    _pattern: re.Pattern[str]

    @property
    def only_child(self) -> str:
        """The child's label where there is one child, "the child" where it has none; "" where there are several."""
        return next(iter(self.children.values()), "the child") if len(self.children) <= 1 else ""

    def in_sentence(self, words: str) -> list[Named]:
        return [Named(self._who(match), match.start(), match.end()) for match in self._pattern.finditer(words)]

    def _who(self, match: re.Match[str]) -> str:
        if match["kin"]:
            return role(match["kin"])
        if match["child"]:
            return self.only_child
        return self.children[code_of(match["label"])]


def people_of(publication: Publication) -> People:
    """The people a publication names."""
    labels = [label for label in _labels(publication) if code_of(label)]
    children: dict[str, str] = {}
    for label in sorted(labels, key=lambda label: not label.lower().startswith(("child", "baby"))):
        children.setdefault(code_of(label), label)
    written = "|".join(re.escape(label) for label in sorted(labels, key=len, reverse=True)) or r"(?!)"
    whose = "|".join(rf"{one}['’]s" for one in ("the child", "the baby", "mother", "father", "mum"))
    owner = rf"(?:(?:{written})(?:['’]s?)?|his|her|their|{whose}|the|a)"
    pattern = (
        rf"(?<![\w])(?:(?:{owner}\s+)?(?:older |younger |elder |new |birth |biological )*(?P<kin>(?i:{_KIN}))"
        rf"|(?P<label>{written})|(?P<child>(?i:{_CHILD})))(?![\w])"
    )
    return People(children, re.compile(pattern))


def code_of(label: str) -> str:
    """What tells one child from another in a label: "K" of "Child K"; the label itself where it is only a code."""
    if match := _CODE.search(label):
        return match["code"]
    return label if re.fullmatch(r"[A-Z]{1,3}\d{0,3}", label) else ""


def role(words: str) -> str:
    """A role of one grown-up under its one name; "" for roles that several people may have."""
    bare = words.lower().replace("-", "").split()[-1]
    bare = _SAME.get(bare, bare)
    return bare if bare in _GROWN_UP else ""


def _labels(publication: Publication) -> Iterator[str]:
    written: Sequence[str] = (publication.review.label, *publication.review.pseudonyms)
    yield from dict.fromkeys(label for label in written if label and "/" not in label)
