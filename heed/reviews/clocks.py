"""When a stage of a review is due: a clock, the settings laid over it, the dates there are, and the days people work.

The day of the event is not counted. Nothing here knows a web page or a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from heed.chronology.working_days import NO_DAYS, OwnDays, add_months, add_working_days, working_days_between
from heed.reviews.processes import Clock, Process, Stage

Dates = Mapping[str, date | None]


@dataclass(frozen=True)
class Setting:
    """What somebody set for one clock: where it starts, and its limit; "" and None leave what the process says."""

    start: str = ""
    limit: int | None = None


AS_WRITTEN = Setting()


@dataclass(frozen=True)
class Deadline:
    """A day by which a stage is due, with what it was counted from and on what basis."""

    title: str
    due: date
    done: date | None
    basis: str
    stage: int = 0
    clock: str = ""
    authority: str = ""

    def is_late(self, today: date) -> bool:
        """Whether it was done after its day, or is not done and the day is over."""
        return (self.done or today) > self.due

    def days_late(self, today: date, nation: str, own: OwnDays = NO_DAYS) -> int:
        """Working days past the day it was due; 0 where it is not late."""
        return working_days_between(self.due, self.done or today, nation, own)


def due_day(
    clock: Clock, dates: Dates, nation: str, setting: Setting = AS_WRITTEN, own: OwnDays = NO_DAYS
) -> date | None:
    """The day a clock runs to; None where it has no limit, or its start has no date yet."""
    limit = clock.limit if setting.limit is None else setting.limit
    start = dates.get(setting.start or clock.starts[0])
    if limit is None or start is None:
        return None
    limit = -limit if clock.before else limit
    if clock.unit == "month":
        return add_months(start, limit)
    return start + timedelta(days=limit) if clock.unit == "day" else add_working_days(start, limit, nation, own)


def deadlines(
    process: Process, dates: Dates, settings: Mapping[str, Setting], own: OwnDays = NO_DAYS
) -> Iterator[Deadline]:
    """Every clock of a process that has started and has a limit, in the order of the stages.

    `dates` holds the facts of the process and, under `stage N`, the day each stage was done.
    """
    for stage, clock in process.clocks():
        setting = settings.get(clock.id, AS_WRITTEN)
        due = due_day(clock, dates, process.nation, setting, own)
        if due is not None:
            told = clock.say(process.facts, setting.start, setting.limit)
            yield Deadline(clock.title, due, done_on(stage, clock, dates), told, stage.number, clock.id, clock.basis)


def done_on(stage: Stage, clock: Clock, dates: Dates) -> date | None:
    """The day what a clock times was done: the day its stage was closed, unless the clock names another."""
    return dates.get(clock.done or stage.fact or f"stage {stage.number}")
