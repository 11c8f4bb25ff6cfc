"""What happened, told from a chronology as a briefing may tell it: turning points first, months instead of days."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from heed.briefings.layouts import LAYOUTS, SEVEN_MINUTE
from heed.briefings.source import Passage
from heed.chronology.events import CHILD, Event
from heed.chronology.when import MINUTE, MONTHS, ORDER, SEASONS, Moment

# What a reader must know to follow the rest, then what explains it, then what was there before: told until the panel is
# full. A choice of Heed's own, made by telling the five published reviews.
TURNING_POINTS = (
    *("harm.serious", "case.closed", "child.returned_home", "proceedings", "police_protection.started"),
    *("plan.started.child_protection", "plan.ended.child_protection"),
)
WHAT_WAS_SEEN = ("injury", "birth", "area.moved", "looked_after.started", "medical.opinion", "disagreement")
AROUND_IT = (
    *("hospital", "referral.made", "handover.sent", "conference.dissented", "relationship.noted.new", "assessment"),
    *("parent.vulnerability", "parent.engagement", "support.offered", "pregnancy", "concern.raised", "plan"),
)
TIERS = (TURNING_POINTS, WHAT_WAS_SEEN, AROUND_IT)
WORDS_OF_A_MONTH = 3
WINTER = SEASONS["winter"]  # of two years: told by its months
# How far from sure a record may be and still be told as what happened.
UNSURE = {"opinion", "inferred"}
# A story in short paragraphs takes more room than as many words in one: five sixths leave that room.
STORY_WORDS = SEVEN_MINUTE.plan(2).words * 5 // 6
FULL_STORY_WORDS = LAYOUTS["practice_note"].plan(3).words * 5 // 6
# A timeline tells all that may be told; beyond this it would be the chronology itself.
TIMELINE_WORDS = 3000
# A clause that speaks of the source and not of the family.
_OF_THE_SOURCE = re.compile(
    r"\b(?:inferred|not told|(?:notes?|slides|briefing|synopsis) (?:do(?:es)? not|tell|withholds?))\b"
)
# "He" without a word before it that says who; of the child it is clear.
_SOMEBODY = re.compile(r"\b(?:he|him|his|she|hers?)\b", re.IGNORECASE)
_NAMED = re.compile(
    r"\b(?:man|woman|partner|child|children|baby|sibling|\w*(?:mother|father|parents?))\b", re.IGNORECASE
)
DEATH = "harm.serious.death"
_DIED = re.compile(r"\b(?:died|death|dead)\b")
_AGES = ((28, "In the first weeks of life"), (92, "In the first months of life"), (366, "In the first year of life"))


def tell(events: Iterable[Event], *, label: Callable[[str], str] = str, words: int = STORY_WORDS) -> tuple[str, ...]:
    """The story in paragraphs, one for each stretch of time, with at most so many words."""
    told = passages(events, label=label, words=words)
    return tuple(f"{one.when}: {one.text}" if one.when else one.text for one in told)


def passages(
    events: Iterable[Event], *, label: Callable[[str], str] = str, words: int = STORY_WORDS
) -> tuple[Passage, ...]:
    """The story by stretches of time, with at most so many words.

    label: gives a text with labels for names. What is only inferred, what two people tell differently and what has no
    text stay out; of the same thing told several times over, the first is told.
    """
    candidates = [event for event in events if _may_be_told(event)]
    chosen: dict[int, Event] = {}
    left = words
    for place, event in ((n, event) for tier in TIERS for n, event in enumerate(candidates) if event.is_a(*tier)):
        length = len(_telling(event).split()) + WORDS_OF_A_MONTH
        if length <= left and not any(_is_same_thing(event, other) for other in chosen.values()):
            chosen[place] = event
            left -= length
    in_order = sorted(sorted(chosen), key=lambda place: _place(chosen[place]))
    return tuple(_passages([chosen[place] for place in in_order], label))


def month_at_most(moment: Moment) -> str:
    """When, no more exactly than the month, as words that begin a sentence; "" where nothing can be said."""
    if moment.is_open or moment.clock == ORDER:
        return ""
    if not moment.is_calendar:
        return _age(moment)
    if moment.precision == "before":
        return f"Before {_month(moment)}"
    if moment.precision == "after":
        return f"After {MONTHS[moment.at.month - 1]} {moment.at.year}"
    if moment.precision == "year" or (moment.precision == "season" and moment.at.month < WINTER):
        said = moment.say()
    else:
        said = ("about " if moment.uncertain else "") + _months(moment)
    return said[0].upper() + said[1:]


def _may_be_told(event: Event) -> bool:
    sure = event.attrs.get("confidence") not in UNSURE and "rival" not in event.attrs
    return sure and not event.attrs.get("status") and bool(_telling(event)) and _says_of_whom(event)


def _says_of_whom(event: Event) -> bool:
    pronoun = _SOMEBODY.search(event.text)
    return not pronoun or event.about == CHILD or bool(_NAMED.search(event.text[: pronoun.start()]))


def _telling(event: Event) -> str:
    """What the event tells, without what it says of its source; a death is said in so many words."""
    clauses = [clause for clause in event.text.rstrip(". ").split("; ") if not _OF_THE_SOURCE.search(clause)]
    told = "; ".join(clauses)
    return f"{told}. The child died" if told and event.is_a(DEATH) and not _DIED.search(told) else told


def _is_same_thing(event: Event, other: Event) -> bool:
    overlapping = event.when.clock == other.when.clock and event.when.at < other.when.upto
    return overlapping and other.when.at < event.when.upto and (event.kind, event.about) == (other.kind, other.about)


def _place(event: Event) -> tuple[bool, object, object]:
    return not event.when.is_calendar, event.when.at, event.when.upto


def _passages(events: Sequence[Event], label: Callable[[str], str]) -> Iterator[Passage]:
    for when, told in groupby(events, key=lambda event: month_at_most(event.when)):
        yield Passage(when, " ".join(f"{label(_telling(event))}." for event in told))


def _months(moment: Moment) -> str:
    last = moment.upto - MINUTE
    first_month, last_month = MONTHS[moment.at.month - 1], MONTHS[last.month - 1]
    if (moment.at.year, moment.at.month) == (last.year, last.month):
        return f"{first_month} {last.year}"
    return f"{first_month}{'' if moment.at.year == last.year else f' {moment.at.year}'} to {last_month} {last.year}"


def _month(moment: Moment) -> str:
    return f"{MONTHS[moment.upto.month - 1]} {moment.upto.year}"


def _age(moment: Moment) -> str:
    """A time counted from the birth, so coarse that it is no exact age."""
    first, last = moment.days_on_clock()
    if moment.clock != "birth" or (last is None and (first or 0) <= 0):
        return ""
    if last is not None and last <= 0:
        return "Before the birth" if first is None or last < 0 else "At birth"
    return next((words for days, words in _AGES if last is not None and last < days), "Later")
