"""Names that stand in a review's words and that its table of labels does not know, until somebody says who they are.

The labels stand for what the table lists and nothing else, so a name that nobody listed is covered until it is. They
are found as the check of a draft finds them: after a title or a word for a role, as a usual given name, or one slip of
the keys away from a name of the table. A name that nothing tells to be one stays.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from heed.anonymity import names
from heed.anonymity.finding import as_read
from heed.anonymity.labels import Entry, Labels
from heed.anonymity.leaks.leak import Draft, Leak
from heed.anonymity.leaks.names import misspelt, of_others
from heed.anonymity.table import PERSON

# What stands for a name without a label.
COVER = "[name]"


@dataclass(frozen=True)
class Unlisted:
    """A name without a label.

    written: as it stands most often. where: in which of the texts, in their order. perhaps: the labels of those it may
    be, and because: why.
    """

    written: str
    where: tuple[int, ...]
    perhaps: tuple[str, ...] = ()
    because: str = ""


def unlisted(texts: Sequence[str], labels: Labels, known: Collection[str] = ()) -> tuple[Unlisted, ...]:
    """The names without a label in these texts, those met most often first.

    known: names of which somebody has said that they may stand.
    """
    passed = {names.key(name) for name in known}
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    where: dict[str, set[int]] = defaultdict(set)
    for place, text in enumerate(texts):
        for leak in _without_label(as_read(text), labels):
            written = " ".join(leak.found.split())
            if (key := names.key(written)) not in passed:
                spellings[key][written] += 1
                where[key].add(place)
    found = (_unlisted(spellings[key], where[key], labels) for key in spellings)
    return tuple(sorted(found, key=lambda one: (-len(one.where), one.written)))


def covered(text: str, labels: Labels, known: Collection[str] = ()) -> str:
    """A text that shows labels already, with COVER for each name that has none, but for those of `known`."""
    passed = {names.key(name) for name in known}
    read = as_read(text)
    pieces, at = [], 0
    for leak in _without_label(read, labels):
        if names.key(" ".join(leak.found.split())) not in passed:
            pieces += [read[at : leak.start], COVER]
            at = leak.end
    return "".join([*pieces, read[at:]]) if pieces else text


def _without_label(read: str, labels: Labels) -> Iterator[Leak]:
    """Names that the table does not hold, in their order, none over another."""
    draft = Draft(read, labels)
    listed = [(start, end) for start, end, _ in labels.names_in(draft.text)]
    kept: list[Leak] = []
    for leak in sorted((*of_others(draft), *misspelt(draft)), key=lambda leak: (leak.start, -leak.end)):
        given = leak.start + _past_titles(leak.found)
        is_listed = any(start <= given < end for start, end in listed)
        if leak.kind != "initials" and not is_listed and not (kept and leak.start < kept[-1].end):
            kept.append(leak)
            yield leak


def _past_titles(written: str) -> int:
    """Where the name begins after a title and a number."""
    match = _TITLE_AND_NUMBER.match(written)
    return match.end() if match else 0


_TITLE_AND_NUMBER = re.compile(rf"(?:(?:{'|'.join(names.TITLES)})\.?\s+)?(?:\d+\s+)?")


def _unlisted(spellings: Counter[str], where: set[int], labels: Labels) -> Unlisted:
    written = spellings.most_common(1)[0][0]
    perhaps, because = _who(written, labels)
    return Unlisted(written, tuple(sorted(where)), perhaps, because)


def _who(written: str, labels: Labels) -> tuple[tuple[str, ...], str]:
    """Whose name it may be, and why: a short form, a slip of the keys, or the same family name."""
    said = [names.key(word) for word in written.split() if word.rstrip(".") not in names.TITLES]
    people = [entry for entry in labels.entries if entry.kind == PERSON]
    reasons = (
        ("often a short form of the name", lambda full: bool(_short_forms(names.parts(full)[0]) & set(said[:1]))),
        ("one letter away from the name", lambda full: bool(list(misspelt(Draft(written, _only(full)))))),
        ("the same family name", lambda full: names.key(names.parts(full)[2] or " ") in said[1:]),
    )
    for because, fits in reasons:
        if found := tuple(dict.fromkeys(entry.label for entry in people if any(map(fits, entry.names)))):
            return found, because
    return (), ""


def _only(name: str) -> Labels:
    return Labels((Entry("x", "X", (name,)),))


def _short_forms(given: str) -> frozenset[str]:
    return _listed_short_forms().get(names.key(given), frozenset())


@cache
def _listed_short_forms() -> dict[str, frozenset[str]]:
    """The short forms of each given name in the list."""
    text = files("heed.anonymity.words").joinpath("short_names.txt").read_text(encoding="utf-8")
    lines = (line.split(":") for line in text.splitlines() if ":" in line and not line.startswith("#"))
    return {full: frozenset(short.split()) for fulls, short in lines for full in fulls.split()}
