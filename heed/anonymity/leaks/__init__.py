"""What in a draft would let somebody know who the child is. It says what it found; a person decides."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from heed.anonymity.finding import as_read
from heed.anonymity.labels import Labels
from heed.anonymity.leaks import accounts, dates, details, names, numbers, places, pronouns, proper
from heed.anonymity.leaks.leak import HIGH, LOW, MEDIUM, Draft, Leak

# Where two finds overlap the one that stands first here is kept.
KINDS = (
    *("account", "email", "name", "misspelt_name", "date_of_birth", "nhs_number", "school", "hospital", "address"),
    *(
        "postcode",
        "phone",
        "other_contact",
        "vehicle",
        "case_number",
        "rare_detail",
        "exact_date",
        "exact_age",
        "only_holder",
    ),
    *("small_place", "other_name", "initials", "pronoun", "second_label"),
)
# Less of a part of a sentence than this, beside what others found in it, is not shown.
_FEWEST_WORDS = 2
# Words on both sides of an empty line belong to two paragraphs, not to one find.
_PARAGRAPHS = re.compile(r"\n\s*\n")
_FINDERS = tuple(
    finder for room in (accounts, names, dates, places, numbers, details, pronouns) for finder in room.FINDERS
)
# What is told by less, and so gives way to what the others found.
_LATE_FINDERS = (*proper.LATE_FINDERS, *details.LATE_FINDERS)


def find(
    text: str,
    labels: Labels,
    *,
    withheld_sex: bool = False,
    own_contacts: Collection[str] = (),
    births: Collection[date] = (),
    own_dates: Collection[date] = (),
    small_places: Collection[str] = (),
    public_names: Collection[str] = (),
) -> tuple[Leak, ...]:
    """Every leak in a draft, in the order of the text, none within another; places count what a reader sees of it.

    own_contacts: telephone numbers, e-mail and web addresses of the board, which may stand. births: dates of birth in
    the case. own_dates: dates of the briefing itself (issue, survey). small_places: places where people know each
    other. public_names: names of published inquiries and the like, which may stand.
    """
    draft = Draft(
        *(as_read(str(text)), labels, withheld_sex, tuple(own_contacts)),
        *(frozenset(births), frozenset(own_dates), tuple(small_places), tuple(public_names)),
    )
    kept = _without_overlaps(leak for finder in _FINDERS for leak in finder(draft) if _is_one_find(leak))
    for finder in _LATE_FINDERS:
        kept += [left for leak in finder(draft) if _is_one_find(leak) for left in _beside(leak, kept)]
    return tuple(sorted(kept, key=lambda leak: leak.start))


def _is_one_find(leak: Leak) -> bool:
    return not _PARAGRAPHS.search(leak.found)


def _without_overlaps(found: Iterable[Leak]) -> list[Leak]:
    kept: list[Leak] = []
    for leak in sorted(found, key=lambda leak: (KINDS.index(leak.kind), leak.start, -leak.end)):
        if not any(_overlap(leak, other) for other in kept):
            kept.append(leak)
    return kept


def _overlap(one: Leak, other: Leak) -> bool:
    return one.start < other.end and other.start < one.end


def _beside(leak: Leak, kept: Sequence[Leak]) -> list[Leak]:
    """What of a find stands beside those kept: the whole, a part of a rare detail, or nothing."""
    over = [other for other in kept if _overlap(leak, other)]
    if not over:
        return [leak]
    if leak.kind != "rare_detail" or any(other.kind == "rare_detail" for other in over):
        return []
    return list(_what_is_left(leak, over))


def _what_is_left(leak: Leak, over: Iterable[Leak]) -> Iterator[Leak]:
    """The longest part of a find that no other holds, where it is still some words long."""
    edges = [(leak.start, leak.start), *sorted((other.start, other.end) for other in over), (leak.end, leak.end)]
    start, end = max(((a[1], b[0]) for a, b in pairwise(edges)), key=lambda part: part[1] - part[0])
    found = leak.found[start - leak.start : end - leak.start]
    bare = re.sub(r"^['’]s?(?=\s)|[\s,]+$", "", found)
    start += found.index(bare) + len(bare) - len(bare.lstrip(" ,"))
    bare = bare.strip(" ,")
    if len(bare.split()) >= _FEWEST_WORDS:
        yield replace(leak, found=bare, start=start, end=start + len(bare))


__all__ = ["HIGH", "KINDS", "LOW", "MEDIUM", "Leak", "find"]
