"""Orders that cannot be: a child seen before birth or after death, an end before its beginning, a reply before it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from heed.chronology.contradictions.passages import HIGH, Contradiction, Passage, passage
from heed.chronology.events import Chronology, Event
from heed.chronology.sentences import Sentence, kind, sentence, who
from heed.chronology.when import Moment, certainly_before

# What can only happen to a child who has been born and is alive.
_ALIVE = (
    *("child.mobility", "child.seen", "child.voice", "child.disclosed", "child.missing", "child.returned_home"),
    *("injury.seen", "hospital.attended", "hospital.admitted", "hospital.discharged", "medical.assessment"),
    *("health.contact.new_birth", "health.contact.six_to_eight_week", "health.contact.one_year"),
    *("health.contact.two_year", "looked_after.started", "police_protection.started"),
)
# Beginnings and their endings. The narrower kinds of one family (plan.started.child_protection) go together.
_SPANS = (
    ("hospital.admitted", "hospital.discharged"),
    ("plan.started", "plan.ended"),
    ("enquiry.started", "enquiry.ended"),
    ("assessment.started", "assessment.completed"),
    ("looked_after.started", "looked_after.ended"),
    ("police_protection.started", "police_protection.ended"),
    ("proceedings.started", "proceedings.ended"),
    ("order.made", "order.ended"),
    ("case.opened", "case.closed"),
)
# Questions and their replies; a reply long before a question is one to another question, which the record lacks.
_REPLIES = (
    ("referral.made", "referral.acknowledged"),
    ("referral.made", "referral.decided"),
    ("referral.made", "referral.feedback"),
    ("health.referral", "health.referral_outcome"),
    ("disagreement.raised", "disagreement.resolved"),
    ("handover.sent", "handover.received"),
)
_NEAR = timedelta(days=31)
# The endings of these are told apart by outcome or by nothing, not by the type of what began.
_UNTYPED = {"enquiry.started", "proceedings.started", "case.opened", *(asked for asked, _ in _REPLIES)}
# An agency opens and closes its own case: another's closing is none of it.
_OF_ONE_AGENCY = {"case.opened"}

Key = tuple[str, str]


def find(chronology: Chronology, case: str) -> Iterator[Contradiction]:
    """Events certainly before birth or after death; endings before every beginning; replies before their question."""
    lives = _lives(chronology)
    for event in chronology.events:
        if event.about in lives:
            yield from _outside_life(event, lives[event.about], case)
    for begins, ends in _SPANS:
        yield from _ended_first(chronology, case, begins, ends, "order")
    for asked, replied in _REPLIES:
        yield from _ended_first(chronology, case, asked, replied, "reply")


def _lives(chronology: Chronology) -> dict[str, tuple[Moment | None, Moment | None, str]]:
    """Birth and death of everybody of whom one is known, by role and identifier, and where the death stands."""
    lives = {
        key: (person.born, person.died, "people")
        for person in reversed(chronology.people)
        for key in (person.id, person.role)
    }
    for event in chronology.of_kind("death"):
        about = event.attrs.get("person") or event.about
        born, died, place = lives.get(about, (None, None, ""))
        lives[about] = (born, died or event.when, place if died else event.source)
    return lives


def _outside_life(event: Event, life: tuple[Moment | None, Moment | None, str], case: str) -> Iterator[Contradiction]:
    born, died, place = life
    if not event.is_a(*_ALIVE) or event.attrs.get("status"):
        return
    if born and certainly_before(event.when, born):
        words, place = f"before the birth ({born.say()})", "people"
    elif died and certainly_before(died, event.when):
        words = f"after the death ({died.say()})"
    else:
        return
    say = sentence("{} of {} is dated {}, {}.", kind(event.kind), who(event.about), event.when.say(), words)
    yield Contradiction("order", case, say, (passage(event), Passage(place, words)), HIGH)


def _ended_first(chronology: Chronology, case: str, begins: str, ends: str, found: str) -> Iterator[Contradiction]:
    firsts = _firsts(chronology, begins)
    for end in chronology.of_kind(ends):
        key = (end.about, _teller(end, begins))
        if end.attrs.get("status") or key not in firsts:
            continue
        same = [start for start in firsts[key] if _one_thing(start, end, begins, ends)]
        if same and all(certainly_before(end.when, start.when) for start in same):
            start = min(same, key=lambda event: event.when.at)
            if found == "order" or start.when.at - end.when.upto <= _NEAR:
                yield Contradiction(found, case, _say(end, start), (passage(end), passage(start)))


def _say(end: Event, start: Event) -> Sentence:
    return sentence(
        "{} is dated {}, before the first {} that the record shows ({}). Either a date is wrong, or an earlier "
        "beginning is not in the record.",
        *(kind(end.kind), end.when.say(), kind(start.kind), start.when.say()),
    )


def _firsts(chronology: Chronology, begins: str) -> dict[Key, list[Event]]:
    """The earliest beginning of each kind and clock, by whom it is about (and whose it is): no other can matter."""
    found: dict[Key, dict[Key, Event]] = {}
    for start in chronology.of_kind(begins):
        if start.attrs.get("status"):
            continue
        firsts = found.setdefault((start.about, _teller(start, begins)), {})
        known = firsts.setdefault((start.kind, start.when.clock), start)
        if start.when.at < known.when.at:
            firsts[start.kind, start.when.clock] = start
    return {key: list(firsts.values()) for key, firsts in found.items()}


def _teller(event: Event, begins: str) -> str:
    return event.agency if begins in _OF_ONE_AGENCY else ""


def _one_thing(start: Event, end: Event, begins: str, ends: str) -> bool:
    """Whether the ending can be that of the beginning: of the same type where both name one."""
    types = start.kind.removeprefix(begins), end.kind.removeprefix(ends)
    return begins in _UNTYPED or types[0] == types[1] or "" in types
