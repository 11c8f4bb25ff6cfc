"""How a review stands: what each stage holds and lacks, what is due next, what is late, and what is in the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.utils import timezone

from heed.lessons.themes import theme_names
from heed.reviews.clocks import Deadline
from heed.reviews.processes import WRITTEN, Item, Stage
from heed.web.reviews.clocks import Clocks, dates_of
from heed.web.reviews.dates import day_in_words
from heed.web.reviews.models import Decision, Hold, Reply, Review, StageRecord, Submission
from heed.web.reviews.stages import BEFORE_PUBLICATION

READ_WITH_A_COURSE = (
    "stage_records",
    "decisions__replies",
    "decisions__dissents",
    "holds",
    "submissions__agency",
    "summaries__agency",
    "quality_checks",
    "written_requests",
    "findings",
    "recommendations",
    "lines_of_enquiry",
    "contributions",
)


@dataclass(frozen=True)
class Held:
    """One thing that a stage must hold, and what there is of it: words of the review, or a state that was looked up."""

    item: Item
    is_there: bool
    words: str = ""

    @property
    def is_missing(self) -> bool:
        return not (self.is_there or self.item.optional)


@dataclass(frozen=True)
class StageState:
    """A stage of a review as it stands."""

    stage: Stage
    record: StageRecord | None
    done: date | None
    held: tuple[Held, ...]
    deadline: Deadline | None
    is_here: bool
    days_late: int = 0

    @property
    def missing(self) -> list[Held]:
        return [one for one in self.held if one.is_missing]

    @property
    def needed(self) -> list[Held]:
        """What stands in the way of closing the stage."""
        return [one for one in self.missing if one.item.needed]

    @property
    def there(self) -> int:
        return sum(one.is_there for one in self.held)


@dataclass(frozen=True)
class Course:
    """A review with its clocks, looked at on a day."""

    review: Review
    clocks: Clocks
    today: date

    @cached_property
    def deadlines(self) -> list[Deadline]:
        return self.clocks.deadlines(self.review)

    @cached_property
    def open_deadlines(self) -> list[Deadline]:
        """What is still due, the earliest first: the clocks, and the next look at time and quality."""
        due = [one for one in self.deadlines if one.done is None]
        if self.look_due is not None:
            due.append(Deadline("Look at time and quality", self.look_due, None, self._every, clock="monitoring"))
        return sorted(due, key=lambda one: one.due)

    @property
    def late(self) -> list[Deadline]:
        return [one for one in self.open_deadlines if one.is_late(self.today)]

    def days_late(self, deadline: Deadline) -> int:
        return deadline.days_late(self.today, self.review.nation, self.clocks.own)

    def days_left(self, deadline: Deadline) -> int:
        return self.clocks.days_between(self.review, self.today, deadline.due)

    @cached_property
    def decided(self) -> dict[str, Decision]:
        """The decision that stands, of each kind."""
        return {one.kind: one for one in self.review.decisions.all()}

    @property
    def disagreements(self) -> list[Reply]:
        """The last word of each other body on a decision that stands, where it does not agree with it."""
        last = [{reply.whose.casefold(): reply for reply in one.replies.all()} for one in self.decided.values()]
        return [reply for replies in last for reply in replies.values() if reply.is_disagreement]

    @property
    def is_running(self) -> bool:
        review = self.review
        return not (review.is_example or review.ended is not None)

    @property
    def holds(self) -> list[Hold]:
        return [hold for hold in self.review.holds.all() if hold.lifted is None]

    @property
    def outstanding(self) -> list[Submission]:
        """Chronologies that an agency was asked for and has not handed in, or has to mend."""
        waits = (Submission.REQUESTED, Submission.RETURNED)
        return [one for one in self.review.submissions.all() if one.status in waits]

    @cached_property
    def last_look(self) -> date | None:
        """The day somebody last looked at time and quality, or asked in writing."""
        looks = [one.on for one in self.review.quality_checks.all()]
        return max([*looks, *(one.on for one in self.review.written_requests.all())], default=None)

    @cached_property
    def look_due(self) -> date | None:
        """The day by which to look again; None once the review is published or over, or where nobody looks."""
        limit = self.clocks.limit(self.review, self.review.process.monitoring)
        if limit is None or not self.is_running or self.review.published is not None:
            return None
        started = self.review.decided or timezone.localdate(self.review.opened)
        return (self.last_look or started) + timedelta(days=limit)

    @property
    def is_unwatched(self) -> bool:
        return self.look_due is not None and self.today > self.look_due

    @property
    def _every(self) -> str:
        return f"every {self.clocks.limit(self.review, self.review.process.monitoring)} days"

    @cached_property
    def states(self) -> list[StageState]:
        records = {record.number: record for record in self.review.stage_records.all()}
        dates, by_stage = dates_of(self.review), {one.stage: one for one in self.deadlines}
        found = []
        for stage in self.review.process.stages:
            record, deadline = records.get(stage.number), by_stage.get(stage.number)
            found.append(
                StageState(
                    stage,
                    record,
                    dates.get(stage.fact or f"stage {stage.number}"),
                    tuple(self._held(item, record) for item in stage.items),
                    deadline,
                    stage.number == self.review.stage,
                    self.days_late(deadline) if deadline and deadline.is_late(self.today) else 0,
                )
            )
        return found

    @property
    def here(self) -> StageState:
        return self.states[self.review.stage]

    def _held(self, item: Item, record: StageRecord | None) -> Held:
        if item.sort in WRITTEN:
            answer = record.answers.get(item.id) if record else None
            return Held(item, bool(answer), _in_words(item, answer) if answer else "")
        is_there, words = LOOKED_UP[item.sort](self, item)
        return Held(item, is_there, words)


def _in_words(item: Item, answer: str | list[str]) -> str:
    if isinstance(answer, list):
        return ", ".join(theme_names().get(one, one) for one in answer)
    return day_in_words(date.fromisoformat(answer)) if item.sort == "date" else answer


def _decision(course: Course, item: Item) -> tuple[bool, str]:
    decision = course.decided.get(item.of)
    if decision is None and item.of == "review" and course.review.decided is not None:
        return False, f"A review, {day_in_words(course.review.decided)}; the reasons are not recorded here"
    if decision is None:
        return False, "Not decided yet"
    return True, f"{decision.in_words}, {day_in_words(decision.decided_on)}"


def _reply(course: Course, item: Item) -> tuple[bool, str]:
    replies = [reply for decision in course.decided.values() for reply in decision.replies.all()]
    return bool(replies), str(max(replies, key=lambda one: (one.received_on, one.pk))) if replies else "No reply yet"


def _summaries(course: Course, item: Item) -> tuple[bool, str]:
    asked = list(course.review.summaries.all())
    waiting = ", ".join(str(one.agency) for one in asked if one.back is None)
    back = sum(one.back is not None for one in asked)
    words = f"{back} of {len(asked)} back" if asked else "No form sent yet"
    return bool(asked) and not waiting, f"{words}; waiting for {waiting}" if waiting else words


def _scope(course: Course, item: Item) -> tuple[bool, str]:
    first, last = course.review.scope_from, course.review.scope_to
    return bool(first and last), f"{day_in_words(first) or 'not set'} to {day_in_words(last) or 'not set'}"


def _enquiry(course: Course, item: Item) -> tuple[bool, str]:
    return _counted(len(course.review.lines_of_enquiry.all()))


def _contributions(course: Course, item: Item) -> tuple[bool, str]:
    asked = [one for one in course.review.contributions.all() if one.kind == item.of]
    return bool(asked), f"{len(asked)} asked" if asked else "Nobody asked yet"


def _agencies(course: Course, item: Item) -> tuple[bool, str]:
    asked = list(course.review.submissions.all())
    accepted = sum(one.status == Submission.ACCEPTED for one in asked)
    return bool(asked) and accepted == len(asked), f"{accepted} of {len(asked)} accepted"


def _findings(course: Course, item: Item) -> tuple[bool, str]:
    return _counted(sum(not one.withdrawn_because for one in course.review.findings.all()))


def _recommendations(course: Course, item: Item) -> tuple[bool, str]:
    return _counted(len(course.review.recommendations.all()))


def _monitoring(course: Course, item: Item) -> tuple[bool, str]:
    if course.last_look is None:
        return False, "Nobody has looked yet"
    return not course.is_unwatched, f"last on {day_in_words(course.last_look)}"


def _holds(course: Course, item: Item) -> tuple[bool, str]:
    blocking = [str(hold) for hold in course.holds if hold.blocks_publishing]
    return not blocking, "; ".join(blocking) or "None in force"


def _counted(number: int) -> tuple[bool, str]:
    return number > 0, str(number) if number else "None yet"


LOOKED_UP: dict[str, Callable[[Course, Item], tuple[bool, str]]] = {
    "decision": _decision,
    "reply": _reply,
    "summaries": _summaries,
    "scope": _scope,
    "enquiry": _enquiry,
    "contributions": _contributions,
    "agencies": _agencies,
    "findings": _findings,
    "recommendations": _recommendations,
    "monitoring": _monitoring,
    "holds": _holds,
}


def course_of(review: Review, clocks: Clocks | None = None, today: date | None = None) -> Course:
    """The course of one review; give the clocks where there are several reviews of one partnership."""
    return Course(review, clocks or Clocks.of(review.partnership), today or timezone.localdate())


def in_the_way_of_publishing(course: Course, on: date) -> Iterator[str]:
    """Every reason why a review cannot be published on a day, each as a sentence; none when it can."""
    review = course.review
    for hold in course.holds:
        if hold.blocks_publishing:
            yield f"{hold} since {day_in_words(hold.since)}: lift the hold first"
    decision = course.decided.get("publish")
    if decision is not None and decision.outcome == "not":
        yield f"{decision.decided_by} decided on {day_in_words(decision.decided_on)} not to publish"
    before = course.states[BEFORE_PUBLICATION]
    for missing in before.needed:
        if missing.item.sort != "holds":
            yield f"nothing is written under “{missing.item.title}”"
    yield from _copies_too_late(course, before, on)
    if review.ended is not None:
        yield f"the review ended on {day_in_words(review.ended)} without one"


def _copies_too_late(course: Course, before: StageState, on: date) -> Iterator[str]:
    clock, sent = before.stage.clock, dates_of(course.review).get("copies_sent")
    if clock is None or sent is None:
        return
    last = course.clocks.due(course.review, clock, {"planned": on})
    if last is not None and sent > last:
        limit = course.clocks.limit(course.review, clock)
        yield (
            f"the copies were sent on {day_in_words(sent)}, {course.clocks.days_between(course.review, sent, on)} "
            f"working days before {day_in_words(on)}, and at least {limit} are asked for ({clock.basis} basis)"
        )
