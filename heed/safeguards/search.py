"""What is looked for on a record for one trigger, where, and what may be it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from heed.chronology.people import Person
from heed.chronology.when import MINUTE, Moment
from heed.chronology.working_days import KNOWN_UNTIL
from heed.safeguards.adults import is_about_adult
from heed.safeguards.clocks import due as due_of
from heed.safeguards.clocks import ends
from heed.safeguards.evidence import Setting, about_same, attribute, matches
from heed.safeguards.meaning import Expectation, Limit
from heed.safeguards.record import Entry, Record, latest_before, precedes
from heed.safeguards.sentences import kind_in_words
from heed.safeguards.truth import Truth, all_hold

HARM = "harm.serious"


@dataclass(frozen=True)
class Candidate:
    """An entry that is, or may be, what is expected.

    before: whether it came before the trigger (None: open). certain: whether it surely is what is expected and surely
    happened by now.
    """

    entry: Entry
    truth: Truth
    before: bool | None
    certain: bool

    def doubt(self, where: str) -> tuple[str, ...]:
        """What leaves it open: what it is or, where that is sure, its date."""
        moment = self.entry.when.say()
        return self.truth.why or (f"{kind_in_words(self.entry.event.kind)} is dated {moment}, which can lie {where}.",)


@dataclass(frozen=True)
class Sought:
    """What is looked for: the expectation, the trigger it belongs to, what surrounds it and what ends the duty."""

    expectation: Expectation
    trigger: Entry
    setting: Setting
    scope: str
    limit: Limit | None = None
    ends: Entry | None = None
    adult: Person | None = None

    @property
    def record(self) -> Record:
        return self.setting.record

    @cached_property
    def anchor(self) -> Entry | None:
        """What bounds the search backwards: the latest of the kinds of `since`."""
        return latest_before(self.record, self.expectation.since, self.trigger)

    def candidates(self) -> Iterator[Candidate]:
        """Entries that are, or may be, what is expected; none from after the end of the state that asks for it."""
        for entry in self.record.of(self.expectation.condition.kinds):
            if entry.position == self.trigger.position or self._after_the_end(entry):
                continue
            truth = all_hold(self._truths(entry))
            if truth.holds is not False:
                certain = bool(truth.holds) and entry.position not in self.record.straddling
                yield Candidate(entry, truth, precedes(entry, self.trigger), certain)

    @cached_property
    def due(self) -> Moment | None:
        """The last minute in which the limit can be kept; None where nothing limits it."""
        if self.limit is None:
            return None
        return due_of(self.trigger.when, self.limit, self.record.nation, self._pregnant_days)

    def warnings(self) -> tuple[str, ...]:
        """A warning where working days are counted into years whose bank holidays are not yet proclaimed."""
        due_by = self.due
        counted = self.limit is not None and self.limit.unit == "working_day"
        if not counted or due_by is None or not due_by.is_calendar or due_by.last.date() <= KNOWN_UNTIL:
            return ()
        return (f"Bank holidays after {KNOWN_UNTIL:%d/%m/%Y} are not settled; one more would move the limit by a day.",)

    def in_time(self, entry: Entry) -> tuple[bool | None, bool]:
        """Whether a candidate lies within the limit (None: in some readings), and whether it can lie beyond it."""
        limit, trigger, nation = self.limit, self.trigger.when, self.record.nation
        if limit is None or entry.when.clock != trigger.clock:
            return None, True
        upto = self._latest(entry)
        soonest, _ = ends(trigger.at, limit, trigger, nation, self._pregnant_days)
        last = max(min(trigger.upto, upto) - MINUTE, trigger.at)
        _, latest = ends(last, limit, trigger, nation, self._pregnant_days)
        if upto <= soonest:
            return True, False
        return (None if entry.when.at < latest else False), True

    def after_anchor(self, entry: Entry) -> bool | None:
        """Whether a candidate came after what bounds the search; True where nothing does."""
        anchor = self.anchor
        if anchor is None or anchor.position == entry.position:
            return True
        order = precedes(entry, anchor)
        return None if order is None else not order

    def answers_the_harm(self, entry: Entry) -> bool:
        """Whether a candidate came only after serious harm: it answers the harm, not what was expected before it."""
        return any(precedes(self.trigger, harm) and precedes(harm, entry) for harm in self.record.of((HARM,)))

    def period(self) -> Moment:
        """The time in which it would have to stand on a record."""
        trigger, due_by = self.trigger.when, self.due
        anchor = self.anchor if self.expectation.before else None
        start = anchor.when.at if anchor and anchor.when.clock == trigger.clock else trigger.at
        end = trigger.upto if due_by is None else max(due_by.upto, trigger.upto)
        return Moment(min(start, trigger.at), end, clock=trigger.clock)

    @cached_property
    def _pregnant_days(self) -> int | None:
        written = attribute(self.trigger.event, "gestation_days")
        return int(written) if written.isdigit() else None

    def _truths(self, entry: Entry) -> Iterator[Truth]:
        yield matches(self.expectation.condition, entry, self.setting)
        yield about_same(entry, self.trigger, self.scope)
        yield is_about_adult(entry, self.adult, self.expectation.each)

    def _after_the_end(self, entry: Entry) -> bool:
        return self.ends is not None and self.ends.position != entry.position and precedes(self.ends, entry) is True

    def _latest(self, entry: Entry) -> datetime:
        """The exclusive end of when a candidate can have happened: what is on the record happened before it ends."""
        known = self.record.known_until(entry.when.clock)
        if entry.position in self.record.straddling or known <= entry.when.at:
            return entry.when.upto
        return min(entry.when.upto, known)
