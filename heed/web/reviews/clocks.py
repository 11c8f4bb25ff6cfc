"""The clocks of a partnership's reviews as they are set, and the dates they run from.

clocks = Clocks.of(partnership)   # three queries, however many reviews follow
clocks.deadlines(review)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from heed.chronology.working_days import OwnDays, working_days_between
from heed.reviews.clocks import AS_WRITTEN, Deadline, Setting, deadlines, due_day
from heed.reviews.processes import Clock, Stage
from heed.web.partnership.models import Partnership
from heed.web.reviews.models import ClockSetting, OwnDay, Review


@dataclass(frozen=True)
class Clocks:
    """Own days and settings of a partnership, read once."""

    own: OwnDays
    kept: tuple[ClockSetting, ...]

    @classmethod
    def of(cls, partnership: Partnership) -> Clocks:
        days = list(OwnDay.objects.filter(partnership=partnership, taken_back=None))
        own = OwnDays(
            rests=frozenset(one.day for one in days if one.says == OwnDay.RESTS),
            works=frozenset(one.day for one in days if one.says == OwnDay.WORKS),
        )
        return cls(own, tuple(ClockSetting.objects.filter(partnership=partnership)))

    def settings(self, process: str, review: Review | None = None) -> dict[str, Setting]:
        """What is set for each clock of a process: the partnership's latest word, over which the review's own lies."""
        return {name: row.value for name, row in self.rows(process, review).items()}

    def rows(self, process: str, review: Review | None = None) -> dict[str, ClockSetting]:
        kept = [row for row in self.kept if row.process == process]
        found = {row.clock: row for row in kept if row.review_id is None}
        if review is not None:
            found |= {row.clock: row for row in kept if row.review_id == review.pk}
        return found

    def deadlines(self, review: Review) -> list[Deadline]:
        """The clocks of a review that have started. A review that is a published example, or has ended, has none."""
        if review.is_example or review.ended is not None:
            return []
        process = review.process
        return list(deadlines(process, dates_of(review), self.settings(process.id, review), self.own))

    def due(self, review: Review, clock: Clock, dates: Mapping[str, date | None]) -> date | None:
        """The day one clock runs to, for dates that need not be saved yet."""
        return due_day(clock, dates, review.nation, self.setting(review, clock), self.own)

    def setting(self, review: Review, clock: Clock) -> Setting:
        return self.settings(review.process.id, review).get(clock.id, AS_WRITTEN)

    def limit(self, review: Review, clock: Clock) -> int | None:
        set_to = self.setting(review, clock).limit
        return clock.limit if set_to is None else set_to

    def days_between(self, review: Review, start: date, end: date) -> int:
        """Working days of the review's nation after `start`, up to and including `end`."""
        return working_days_between(start, end, review.nation, self.own)


def dates_of(review: Review) -> dict[str, date | None]:
    """Every date of a review that a clock may start from or stop at: its facts, and the days that its stages hold."""
    dates = {fact: getattr(review, fact) for fact in review.process.facts}
    for record in review.stage_records.all():
        stage = review.process.stages[record.number]
        dates |= dates_held(stage, record.answers)
        if not stage.fact:
            dates[f"stage {stage.number}"] = record.done
    return dates


def dates_held(stage: Stage, answers: Mapping[str, Any]) -> dict[str, date | None]:
    """The answers of a stage that are days."""
    return {item.id: day_held(answers, item.id) for item in stage.items if item.sort == "date"}


def day_held(answers: Mapping[str, Any], name: str) -> date | None:
    return date.fromisoformat(answers[name]) if answers.get(name) else None
