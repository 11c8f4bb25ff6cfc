"""States of a case, derived and never recorded: on a plan, looked after, an admission, an open disagreement.

A state runs from an entry that starts it to the next that ends it. An end that was never recorded leaves it open: it
holds as far as the records cover and may hold beyond. A start that was never recorded makes it possible before its end.
"""

from __future__ import annotations

from dataclasses import dataclass

from heed.chronology.when import Moment
from heed.safeguards.covering import covered, covers
from heed.safeguards.record import Entry, Record, precedes
from heed.safeguards.truth import NO, YES, Truth, all_hold, any_holds, maybe


@dataclass(frozen=True)
class State:
    """What starts and ends a state, by whom where that matters, and how it is said.

    closed_by: what ends it too, but is no sign that it ever began.
    """

    starts: tuple[str, ...]
    ends: tuple[str, ...]
    words: str
    by: tuple[str, ...] = ()
    closed_by: tuple[str, ...] = ()


_SOCIAL_CARE = ("childrens_social_care", "mash")

STATES: dict[str, State] = {
    "on_cp_plan": State(
        ("plan.started.child_protection",), ("plan.ended.child_protection",), "on a child protection plan"
    ),
    "on_cin_plan": State(("plan.started.child_in_need",), ("plan.ended.child_in_need",), "on a child in need plan"),
    "in_early_help": State(
        ("plan.started.early_help", "early_help.initiated"), ("plan.ended.early_help",), "in early help"
    ),
    "open_to_social_care": State(("case.opened",), ("case.closed",), "open to children's social care", _SOCIAL_CARE),
    "looked_after": State(("looked_after.started",), ("looked_after.ended",), "looked after"),
    "police_protected": State(("police_protection.started",), ("police_protection.ended",), "in police protection"),
    "inpatient": State(("hospital.admitted",), ("hospital.discharged",), "in hospital"),
    "in_proceedings": State(("proceedings.started",), ("proceedings.ended",), "the subject of proceedings"),
    "disagreement_open": State(("disagreement.raised",), ("disagreement.resolved",), "the subject of a disagreement"),
    "concern_open": State(
        ("concern.raised", "referral.made"),
        ("concern.answered", "referral.decided"),
        "the subject of an unanswered concern",
        closed_by=("case.closed",),
    ),
}


@dataclass(frozen=True)
class Span:
    """One run of a state: its start and end entries, where they are recorded."""

    start: Entry | None
    end: Entry | None


def spans(record: Record, name: str) -> tuple[Span, ...]:
    """The runs of a state in the order of the record. A second start while it runs does not begin another."""
    state = STATES[name]
    found: list[Span] = []
    start: Entry | None = None
    for entry in record.of((*state.starts, *state.ends, *state.closed_by)):
        if state.by and entry.event.agency not in ("", *state.by):
            continue
        if entry.event.is_a(*state.starts):
            start = start or entry
        elif entry.event.is_a(*state.ends) or (start is not None and entry.event.is_a(*state.closed_by)):
            found.append(Span(start, entry))
            start = None
    if start is not None:
        found.append(Span(start, None))
    return tuple(found)


def holds(record: Record, name: str, entry: Entry) -> Truth:
    """Whether the state held at the entry, as far as something on the record shows it."""
    held = any_holds(_within(record, name, span, entry) for span in spans(record, name))
    return held if held.holds is not False else _of_a_type_not_said(record, name, entry)


def lacks(record: Record, name: str, entry: Entry) -> Truth:
    """Whether the state did not hold at the entry: only a record that covers it and could carry it can say so."""
    held = holds(record, name, entry)
    if held.holds is not False:
        return ~held
    state = STATES[name]
    if any(covers(row.over, entry.when) and row.carries(state.starts[0]) for row in record.coverage):
        return YES
    return maybe(f"No record that covers the time could show whether the child was {state.words}.")


def _of_a_type_not_said(record: Record, name: str, entry: Entry) -> Truth:
    """Open where something began before the entry that may have been this state, its type not recorded."""
    state = STATES[name]
    for found in record.of(state.starts):
        if not found.event.is_a(*state.starts) and precedes(found, entry) is not False:
            return maybe(f"A start is recorded without its type; whether the child was {state.words} is open.")
    return NO


def _within(record: Record, name: str, span: Span, entry: Entry) -> Truth:
    return all_hold((_begun(name, span, entry), _not_ended(record, name, span, entry)))


def _begun(name: str, span: Span, entry: Entry) -> Truth:
    words = STATES[name].words
    if span.start is None:
        return maybe(f"When the child came to be {words} is not recorded.")
    if span.start.position == entry.position:
        return YES
    return _told(precedes(span.start, entry), f"The dates leave open whether the child was {words} by then.")


def _not_ended(record: Record, name: str, span: Span, entry: Entry) -> Truth:
    state = STATES[name]
    if span.end is None or not span.end.event.is_a(*state.ends):
        ran = _no_end_hidden(record, name, span, entry)
        if span.end is None or span.end.position == entry.position or ran.holds is None:
            return ran
    if span.end.position == entry.position:
        return YES
    return _told(precedes(entry, span.end), f"The dates leave open whether the child was still {state.words}.")


def _no_end_hidden(record: Record, name: str, span: Span, entry: Entry) -> Truth:
    """Whether a record that could show the end covers the whole time from the start to the entry."""
    state = STATES[name]
    start = span.start.when if span.start is not None and span.start.when.clock == entry.when.clock else entry.when
    period = Moment(min(start.at, entry.when.at), entry.when.upto, clock=entry.when.clock)
    for kind in state.ends:
        rows = [row for row in record.coverage if row.carries(kind)]
        holders = state.by or tuple(dict.fromkeys(row.agency for row in rows))
        if not any(covered(rows, agency, period) for agency in holders):
            return maybe(
                f"No end of being {state.words} is recorded, and no record that would show it covers the time."
            )
    return YES


def _told(order: bool | None, why: str) -> Truth:
    if order is None:
        return maybe(why)
    return YES if order else NO
