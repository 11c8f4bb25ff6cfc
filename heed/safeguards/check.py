"""Check: many cases, one after another, every safeguard; counts, and a file of every answer.

Each case is judged by itself; only the counts are kept, and the answers where a file of them is asked for. Nothing
is masked: check looks at practice, not at one child. The answers file is sorted and the same, byte for byte,
whichever engine made it.
"""

from __future__ import annotations

import csv
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from heed.chronology.events import Chronology
from heed.chronology.problems import UnusableInput
from heed.chronology.when import EARLIEST, LATEST, ORIGIN, Moment
from heed.safeguards.meaning import Answer, Safeguard, Verdict
from heed.safeguards.parameters import Parameters
from heed.safeguards.replay import replay

PLAIN = "plain"
ENGINES = ("columnar", PLAIN, "spark")
COLUMNS = (
    *("safeguard", "case", "about", "answer", "trigger_at", "trigger_upto"),
    *("due_at", "due_upto", "answered_at", "trigger_kind", "trigger_source"),
)
Row = tuple[str, ...]
_DATES = re.compile(r" (covers|does not cover) .*| only as [^,]*| has no value for .*")


@dataclass
class Tally:
    """The counts of one safeguard: triggers, cases, each answer, and why it could not tell."""

    triggers: int = 0
    cases: int = 0
    answers: Counter[str] = field(default_factory=Counter)
    cannot_tell: Counter[str] = field(default_factory=Counter)

    def add(self, answers: Iterable[Answer]) -> None:
        """Adds the answers of one case."""
        told = list(answers)
        self.cases += bool(told)
        for answer in told:
            self.triggers += 1
            self.answers[answer.answer.value] += 1
            if answer.answer is Verdict.CANNOT_TELL:
                self.cannot_tell.update({_without_dates(why) for why in answer.untold})

    def as_json(self) -> dict[str, object]:
        return {
            "triggers": self.triggers,
            "cases": self.cases,
            "answers": {verdict.value: self.answers[verdict.value] for verdict in Verdict},
            "cannot_tell": dict(sorted(self.cannot_tell.items())),
        }


@dataclass(frozen=True)
class Check:
    """The counts by safeguard, and how much was read how fast. engine: who judged."""

    safeguards: dict[str, Tally]
    cases: int
    events: int
    seconds: float
    engine: str = PLAIN

    def as_json(self) -> dict[str, object]:
        return {
            "engine": self.engine,
            "cases": self.cases,
            "events": self.events,
            "seconds": round(self.seconds, 3),
            "events_per_second": round(self.events / self.seconds) if self.seconds else None,
            "peak_memory_mb": _peak_memory(),
            "safeguards": {name: tally.as_json() for name, tally in self.safeguards.items()},
        }


def check(
    chronologies: Iterable[Chronology],
    safeguards: Iterable[Safeguard],
    parameters: Parameters,
    *,
    engine: str = PLAIN,
    rules: str = "then",
    out: Path | None = None,
    clock: Callable[[], float] = time.perf_counter,
) -> Check:
    """The counts over every case of the chronologies and, where `out` is given, the file of every answer.

    out: ends in .parquet or .csv. Raises UnusableInput for an engine that is not here or an ending nobody knows.
    """
    _refuse(engine, out)
    pack = tuple(safeguards)
    tallies = {safeguard.id: Tally() for safeguard in pack}
    rows: list[Row] = []
    started, cases, events = clock(), 0, 0
    for case in _cases(chronologies):
        cases, events = cases + 1, events + len(case.events)
        answers = replay(case, pack, parameters, rules=rules, reveal=True).answers
        for name, tally in tallies.items():
            tally.add(answer for answer in answers if answer.safeguard == name)
        if out is not None:
            rows.extend(map(_row, answers))
    if out is not None:
        write(sorted(rows), out)
    return Check(tallies, cases, events, clock() - started, engine)


def _without_dates(why: str) -> str:
    """A reason without the period it names, so that the same reason counts together."""
    return _DATES.sub(lambda found: f" {found[1]} the time." if found[1] else " (at that time)", why)


def _peak_memory() -> int | None:
    """The most memory this process has held, in megabytes; None where the system does not say."""
    if sys.platform == "win32":
        return None
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return int(most // (1024 * 1024 if sys.platform == "darwin" else 1024))


def write(rows: list[Row], out: Path) -> None:
    """Writes sorted rows of COLUMNS as CSV or Parquet, by the file's ending."""
    try:
        if out.suffix == ".csv":
            _write_csv(rows, out)
        else:
            columns = [pa.array([row[n] or None for row in rows], pa.string()) for n in range(len(COLUMNS))]
            pq.write_table(pa.table(columns, names=list(COLUMNS)), out, compression="zstd")
    except OSError:
        raise UnusableInput(
            f"{out} cannot be written. Name a file in a folder that exists and may be written."
        ) from None


def _write_csv(rows: list[Row], out: Path) -> None:
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)


def _refuse(engine: str, out: Path | None) -> None:
    if engine not in ENGINES:
        raise UnusableInput(f"'{engine}' is not an engine. Write plain.")
    if engine != PLAIN:
        raise UnusableInput(f"The {engine} engine is not part of this release. Leave --engine out, or write plain.")
    if out is not None and out.suffix not in (".parquet", ".csv"):
        raise UnusableInput(f"{out.name} ends in neither .parquet nor .csv. Name a file that ends in one of them.")


def _cases(chronologies: Iterable[Chronology]) -> Iterator[Chronology]:
    for chronology in chronologies:
        yield from chronology.cases().values()


def _row(answer: Answer) -> Row:
    trigger, by = answer.trigger.when, answer.answered_by
    due = (_instant(answer.due, answer.due.at), _instant(answer.due, answer.due.upto)) if answer.due else ("", "")
    return (
        answer.safeguard,
        answer.case,
        answer.about,
        answer.answer.value,
        _instant(trigger, trigger.at),
        _instant(trigger, trigger.upto),
        *due,
        _instant(by.when, by.when.at) if by else "",
        answer.trigger.kind,
        answer.trigger.source,
    )


def _instant(moment: Moment, at: datetime) -> str:
    """An ISO moment; nothing for an open end, and the day counted from it on the clock of another event."""
    if at in (EARLIEST, LATEST):
        return ""
    if moment.is_calendar:
        return at.isoformat()
    return f"{moment.clock}+{(at - ORIGIN).days}"
