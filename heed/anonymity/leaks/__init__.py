"""What in a draft would let somebody know who the child is. It says what it found; a person decides."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date

from heed.anonymity.finding import as_read
from heed.anonymity.labels import Labels
from heed.anonymity.leaks import dates, details, names, numbers, places, pronouns
from heed.anonymity.leaks.leak import HIGH, LOW, MEDIUM, Draft, Leak

# Where two finds overlap the one that stands first here is kept.
KINDS = (
    *("name", "misspelt_name", "date_of_birth", "nhs_number", "address", "postcode", "school", "hospital", "email"),
    *("phone", "other_contact", "case_number", "rare_detail", "exact_date", "exact_age", "only_holder"),
    *("small_place", "other_name", "initials", "pronoun", "second_label"),
)
# Words on both sides of an empty line belong to two paragraphs, not to one find.
_PARAGRAPHS = re.compile(r"\n\s*\n")
_FINDERS = tuple(finder for room in (names, dates, places, numbers, details, pronouns) for finder in room.FINDERS)


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
    found = (leak for finder in _FINDERS for leak in finder(draft))
    return _without_overlaps(leak for leak in found if not _PARAGRAPHS.search(leak.found))


def _without_overlaps(found: Iterable[Leak]) -> tuple[Leak, ...]:
    kept: list[Leak] = []
    for leak in sorted(found, key=lambda leak: (KINDS.index(leak.kind), leak.start, -leak.end)):
        if not any(leak.start < other.end and other.start < leak.end for other in kept):
            kept.append(leak)
    return tuple(sorted(kept, key=lambda leak: leak.start))


__all__ = ["HIGH", "KINDS", "LOW", "MEDIUM", "Leak", "find"]
