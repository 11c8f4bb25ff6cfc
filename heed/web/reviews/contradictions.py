"""What in a chronology does not agree, what may be one happening told twice, and where a record is silent.

Found by `reviews.comparisons` in the words of the record; here each in the words of one view: named or anonymised.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from heed.chronology.alike import said_alike
from heed.chronology.contradictions import KINDS
from heed.chronology.events import Event
from heed.chronology.gaps import Gap
from heed.chronology.pictures.wording import kind_in_words
from heed.chronology.sentences import AGENCY, KIND, PLAIN, SHARED, WHO, Sentence
from heed.web.casebook.models import Case
from heed.web.reviews.comparisons import Alike, Compared, Disagreement, Side, comparison_of, fingerprint_of
from heed.web.reviews.integrated import Integrated
from heed.web.reviews.links import decided_pairs
from heed.web.reviews.models import Comparison
from heed.web.reviews.two_views import View
from heed.web.reviews.wording import Mark, agency_in_words, who_named


@dataclass(frozen=True)
class Passage:
    """One side: where it stands, its words, and the number and key of its entry where it is one."""

    source: str
    text: str
    index: int | None = None
    pk: int | None = None
    agency: str = ""


@dataclass(frozen=True)
class Unsettled:
    """Passages that a reader has to set against each other, and why."""

    title: str
    say: str
    passages: tuple[Passage, ...]
    severity: str = ""


def undecided_pairs(whole: Integrated, compared: Compared) -> list[Alike]:
    """Pairs of which nobody has said yet what they are."""
    decided = decided_pairs(whole.review.case)
    return [pair for pair in compared.alike if frozenset(pair.pks) not in decided]


def marks_of(found: Iterable[Disagreement]) -> dict[int, Mark]:
    """What to put beside the entry that stands in a record and does not agree with another."""
    return {
        side.pk: Mark(KINDS[one.kind], "orange")
        for one in found
        if one.kind != "accounts"
        for side in one.sides
        if side.pk is not None
    }


# A longer case is not compared while somebody waits for its page: the page of what does not agree does it.
MOST_COMPARED_AT_ONCE = 2_000


def marks_in(case: Case, entries: int) -> dict[int, Mark] | None:
    """The marks of a case of so many entries, ready for as long as nothing has changed that they were found in.

    None where a long case has changed since it was last compared.
    """
    now = fingerprint_of(case)
    if entries > MOST_COMPARED_AT_ONCE and not Comparison.objects.filter(case=case, fingerprint=now).exists():
        return None
    return _marks_kept(case, (case.opened, now))


@lru_cache(maxsize=16)
def _marks_kept(case: Case, _state: tuple[object, ...]) -> dict[int, Mark]:
    return marks_of(comparison_of(case).disagreements)


# Where a passage stands that is no entry.
_PLACES = {"people": "the people of the review", "calendar": "the calendar"}


class Wording:
    """Puts what was found in one chronology into the words of one view."""

    def __init__(self, whole: Integrated, view: View) -> None:
        self.view = view
        self.whole = whole
        self.numbers = dict(zip(whole.pks, whole.numbers, strict=True))
        self.entries: dict[int, Event] = {}

    def fetch(self, pks: Iterable[int]) -> None:
        """Reads the entries of these records at once, so that not each passage asks for its own."""
        wanted = [pk for pk in dict.fromkeys(pks) if pk in self.numbers and pk not in self.entries]
        self.entries |= zip(wanted, self.whole.with_words(wanted), strict=True)

    def disagreement(self, one: Disagreement) -> Unsettled:
        passages = tuple(map(self.passage, one.sides))
        return Unsettled(KINDS[one.kind], one.sentence.told(self.part), passages, one.severity)

    def pair(self, pair: Alike) -> Unsettled:
        both = tuple(self.passage(Side(pk)) for pk in pair.pks)
        shared = said_alike(*(passage.text for passage in both))
        because = " and ".join(_because(reason, self, shared) for reason in pair.because)
        return Unsettled("Perhaps one happening", f"Because {because}.", both)

    def gap(self, gap: Gap) -> str:
        whole = "in all of the period its record covers, " if gap.whole else ""
        return f"{self.part(AGENCY, gap.agency)}: nothing is recorded {whole}{gap.over.say()} ({gap.days} days)."

    def passage(self, side: Side) -> Passage:
        if side.pk is None or side.pk not in self.numbers:
            return Passage(
                _PLACES.get(side.source, str(self.view.source(side.source))), str(self.view.words(side.text))
            )
        self.fetch([side.pk])
        number, event = self.numbers[side.pk], self.entries[side.pk]
        agency = agency_in_words(event.agency)
        place = f"{agency}, {event.when.say()}, {self.view.source(event.source)}"
        return Passage(place, self.text(event), number, side.pk, agency)

    def text(self, event: Event) -> str:
        return str(self.view(event.text)) if event.text else f"{kind_in_words(event.kind)}, {event.when.say()}"

    def part(self, sort: str, raw: str) -> str:
        """A part of a sentence as this view shows it."""
        if sort == PLAIN:
            return raw
        if sort == KIND:
            return f"“{kind_in_words(raw)}”"
        if sort == AGENCY:
            return agency_in_words(self.view.code(raw))
        return who_named(raw, self.view) if sort == WHO else str(self.view.words(raw))


def _because(reason: Sentence, wording: Wording, shared: str) -> str:
    """A reason; the words that both say are looked for in what the view shows, so that they can tell no name."""
    if any(sort == SHARED for sort, _ in reason.parts):
        return f"both say {shared}" if shared else "both use some of the same words"
    return reason.told(wording.part)
