"""Whether an entry is what a condition asks for: yes, no, or maybe with what leaves it open.

An attribute the record does not carry leaves the question open; it never counts as a failure. What was only planned,
attempted, cancelled or refused did not happen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from heed.chronology.events import Event
from heed.chronology.kinds import includes, vocabulary
from heed.chronology.when import Moment
from heed.safeguards import children, states
from heed.safeguards.clocks import ends
from heed.safeguards.meaning import ANOTHER_AGENCY, SAME_AGENCY, Condition, Earlier, Limit, Test
from heed.safeguards.record import Entry, Record, before_moment, latest_before, precedes
from heed.safeguards.rules import Rules
from heed.safeguards.sentences import kind_in_words
from heed.safeguards.truth import NO, YES, Truth, all_hold, any_holds, maybe

HAPPENED = "held"
DID_NOT_HAPPEN = ("planned", "attempted", "cancelled", "refused")
_UNSAID = ("", "?", "unknown", "not known", "not stated", "not recorded", "unclear")
_PARTS = re.compile(r"\s*[,;|+&]\s*|\s+and\s+")
_SAME_WORDS = {"true": "yes", "1": "yes", "y": "yes", "false": "no", "0": "no", "n": "no"}


@dataclass(frozen=True)
class Setting:
    """What surrounds the reading of a condition: the record, the rules that apply, the trigger if there is one."""

    record: Record
    rules: Rules
    trigger: Entry | None = None


def matches(condition: Condition, entry: Entry, setting: Setting) -> Truth:
    """Whether the entry, and the case around it, is what the condition asks for."""
    return all_hold(_parts(condition, entry, setting))


def _parts(condition: Condition, entry: Entry, setting: Setting) -> Iterator[Truth]:
    event = entry.event
    if condition.kinds:
        yield of_kinds(event, condition.kinds)
    yield _happened(condition, event)
    for test in condition.where:
        yield tested(test, event)
    if condition.by:
        yield _by(condition.by, event, setting.trigger.event if setting.trigger else None)
    if condition.child:
        yield children.of_child(setting.record, entry, condition.child, *setting.rules.mobility())
    if condition.states:
        yield any_holds(states.holds(setting.record, name, entry) for name in condition.states)
    for name in condition.not_states:
        yield states.lacks(setting.record, name, entry)
    for earlier in condition.earlier:
        yield _earlier(earlier, entry, setting)
    if condition.either:
        yield any_holds(matches(option, entry, setting) for option in condition.either)


def of_kinds(event: Event, kinds: tuple[str, ...]) -> Truth:
    """Whether the event is of one of the kinds; a broader kind than is asked leaves it open."""
    if event.is_a(*kinds):
        return YES
    if any(includes(event.kind, node) for node in kinds):
        by = vocabulary().kinds[event.kind].by if event.kind in vocabulary().kinds else ""
        return maybe(f"The record does not say the {by or 'kind'} of what was recorded as {kind_in_words(event.kind)}.")
    return NO


def tested(test: Test, event: Event) -> Truth:
    """Whether an attribute passes; one that the record does not carry leaves it open, unless it has to be said."""
    found = attribute(event, test.attribute)
    words = test.attribute.replace("_", " ")
    if found in _UNSAID:
        return NO if test.test == "said" else maybe(f"The record of {kind_in_words(event.kind)} does not say: {words}.")
    if test.test == "recorded":
        return YES
    if test.test in ("under", "at least"):
        return _number_tested(test, found, words)
    parts = {_plain(part) for part in _PARTS.split(found)} if test.test == "includes" else {_plain(found)}
    inside = bool(parts & {_plain(value) for value in test.values})
    return Truth(inside != (test.test == "is not"))


def attribute(event: Event, name: str) -> str:
    """An attribute's value; what stands in the kind (`plan.started.child_protection`: its type) is found there."""
    if found := event.attrs.get(name, "").strip():
        return found if _plain(found) not in _UNSAID else ""
    if name in ("status", "agency"):
        return HAPPENED if name == "status" else event.agency
    parent, _, last = event.kind.rpartition(".")
    kind = vocabulary().kinds.get(parent)
    return last if kind is not None and kind.by == name else ""


def about_same(entry: Entry, trigger: Entry, scope: str) -> Truth:
    """Whether the entry concerns the same child as the trigger, where a safeguard is about one child."""
    theirs, ours = entry.event.about, trigger.event.about
    if scope != "child" or theirs == ours or not (children.is_child(theirs) and children.is_child(ours)):
        return YES
    if ours in _PARTS.split(entry.event.attrs.get("also", "")):
        return YES
    return maybe(f"It is recorded about {theirs}, not {ours}.")


def _number_tested(test: Test, found: str, words: str) -> Truth:
    figures = re.search(r"\d+", found)
    if figures is None:
        return maybe(f"The {words} is not recorded as a number.")
    number, bound = int(figures[0]), int(test.values[0])
    if found.startswith("<") and number > bound:
        return maybe(f"The {words} is recorded only as below {number}.")
    under = number <= bound if found.startswith("<") else number < bound
    return Truth(under == (test.test == "under"))


def _plain(value: str) -> str:
    """A value as values are compared: small letters, spaces for underscores, yes and no for every way to say them."""
    words = " ".join(value.lower().replace("_", " ").split())
    return _SAME_WORDS.get(words, words)


def _happened(condition: Condition, event: Event) -> Truth:
    status = event.attrs.get("status", "").strip().lower()
    asked = any(test.attribute == "status" for test in (*condition.where, *_inner_tests(condition)))
    return NO if status in DID_NOT_HAPPEN and not asked else YES


def _inner_tests(condition: Condition) -> Iterator[Test]:
    for option in condition.either:
        yield from option.where


def _by(asked: tuple[str, ...], event: Event, trigger: Event | None) -> Truth:
    names = set(asked) - {SAME_AGENCY, ANOTHER_AGENCY}
    if event.agency in names:
        return YES
    if not event.agency:
        return maybe(f"The record does not say which agency acted in {kind_in_words(event.kind)}.")
    if trigger is None or not (set(asked) - names):
        return NO
    if not trigger.agency:
        return maybe(f"The record does not say which agency acted in {kind_in_words(trigger.kind)}.")
    return Truth((event.agency == trigger.agency) == (SAME_AGENCY in asked))


def _earlier(earlier: Earlier, entry: Entry, setting: Setting) -> Truth:
    inner = Setting(setting.record, setting.rules, entry)
    anchor = latest_before(setting.record, earlier.since, entry)
    found = []
    for other, order in before_moment(setting.record, earlier.condition.kinds, entry):
        if anchor is not None and anchor.position != other.position and precedes(other, anchor):
            continue
        truth = all_hold(
            (matches(earlier.condition, other, inner), _order_told(order, other), _near(earlier, other, entry, setting))
        )
        found.append(truth)
    return any_holds(found)


def _order_told(order: bool | None, other: Entry) -> Truth:
    return YES if order else maybe(f"The dates leave open whether {kind_in_words(other.event.kind)} came before.")


def _near(earlier: Earlier, other: Entry, entry: Entry, setting: Setting) -> Truth:
    if not earlier.within:
        return YES
    limit, told = setting.rules.limit_or_latest(earlier.within, entry.when)
    return all_hold((within(other.when, entry.when, limit, setting.record.nation), told))


def within(first: Moment, second: Moment, limit: Limit, nation: str) -> Truth:
    """Whether `second` lies within the limit that starts at `first`."""
    why = f"The dates leave open whether these fall within {limit.say()}."
    if first.clock != second.clock or first.precision in ("open", "before", "after"):
        return maybe(why)
    soonest, _ = ends(first.at, limit, first, nation)
    _, latest = ends(first.last, limit, first, nation)
    if second.upto <= soonest:
        return YES
    return NO if second.at >= latest else maybe(why)
