"""The course of a review in each nation, as data: its stages, what each must hold, and the clocks between them.

One YAML file a process in `processes/`. A figure that nobody has read in law or guidance is on a `local` basis, or has
no limit at all until a partnership sets its own; every clock says which.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "processes"
BASES = ("statute", "statutory guidance", "national guidance", "local")
UNITS = {"working_day": "working day", "day": "day", "month": "month"}
# What an item of a stage can be: words and dates that somebody writes, or a state of the review that is looked up.
WRITTEN = ("text", "long", "date", "themes")
LOOKED_UP = (
    *("decision", "reply", "summaries", "scope", "enquiry", "agencies", "contributions"),
    *("findings", "recommendations", "monitoring", "holds"),
)


@dataclass(frozen=True)
class Source:
    """A publication that a stage or a clock rests on."""

    title: str
    href: str


@dataclass(frozen=True)
class Clock:
    """A limit: how many of which unit, after (or before) which event; `limit` is None where nobody has set one.

    `starts` are the facts it may be counted from, the first the default; `before` counts back from its start; `done` is
    the date that stops it, where that is not the day its stage was closed.
    """

    id: str
    title: str
    limit: int | None
    unit: str
    starts: tuple[str, ...]
    basis: str
    before: bool = False
    done: str = ""
    note: str = ""
    source: Source | None = None

    def say(self, facts: Mapping[str, str], start: str = "", limit: int | None = None) -> str:
        """ "15 working days from the notification": the limit, its unit and its start, in the words of the process."""
        limit = self.limit if limit is None else limit
        start = start or self.starts[0]
        where = facts.get(start, "the planned day" if start == "planned" else start)
        if limit is None:
            return f"no limit set, counted from {where}"
        return f"{limit} {UNITS[self.unit]}{'' if limit == 1 else 's'} {'before' if self.before else 'from'} {where}"


@dataclass(frozen=True)
class Item:
    """One thing that a stage must hold. `sort` is how it is given or found; `needed` stands in the way of closing."""

    id: str
    title: str
    sort: str = "text"
    of: str = ""
    hint: str = ""
    needed: bool = False
    optional: bool = False


@dataclass(frozen=True)
class Stage:
    """One step: its number, its title, and what has to be there before the next."""

    number: int
    title: str
    asks: str
    who: str = ""
    fact: str = ""
    clock: Clock | None = None
    items: tuple[Item, ...] = ()
    source: Source | None = None

    def written(self) -> list[Item]:
        return [item for item in self.items if item.sort in WRITTEN]


@dataclass(frozen=True)
class Process:
    """The course of one kind of review in one nation, and the days on which it is the one in force."""

    id: str
    nation: str
    title: str
    kinds: tuple[str, ...]
    since: date
    until: date | None
    facts: Mapping[str, str]
    monitoring: Clock
    stages: tuple[Stage, ...]
    sources: tuple[Source, ...]

    def clocks(self) -> list[tuple[Stage, Clock]]:
        return [(stage, stage.clock) for stage in self.stages if stage.clock is not None]

    def clock(self, name: str) -> Clock | None:
        return next((clock for _, clock in self.clocks() if clock.id == name), None)


@cache
def processes() -> dict[str, Process]:
    """Every process by its identifier. Raises ValueError, naming the file, where one does not hold together."""
    found = [_process(path) for path in sorted(FOLDER.glob("*.yaml"))]
    return {process.id: process for process in found}


def process_of(nation: str, kind: str) -> Process:
    """The process of a kind of review in a nation; the nation's first where it has none of that kind."""
    of_nation = [process for process in processes().values() if process.nation == nation]
    return next((process for process in of_nation if kind in process.kinds), None) or max(
        of_nation, key=lambda process: (process.until is None, process.since)
    )


def kinds_in(nation: str) -> list[str]:
    """The kinds of review that a nation holds, those of the process in force first."""
    of_nation = sorted(
        (process for process in processes().values() if process.nation == nation), key=lambda p: p.until is not None
    )
    return [kind for process in of_nation for kind in process.kinds]


@cache
def quality_markers() -> dict[str, tuple[str, str]]:
    """Title and question of each marker that a look at time and quality can answer."""
    told = _told(FOLDER.with_name("quality_markers.yaml"))
    return {id: (marker["title"], marker["asks"]) for id, marker in told.items()}


def _process(path: Path) -> Process:
    told = _told(path)
    sources = {id: Source(one["title"], one["href"]) for id, one in told["sources"].items()}
    try:
        return Process(
            id=told["id"],
            nation=told["nation"],
            title=told["title"],
            kinds=tuple(told["kinds"]),
            since=date.fromisoformat(told["in_force"]["from"]),
            until=date.fromisoformat(told["in_force"]["until"]) if "until" in told["in_force"] else None,
            facts=told["facts"],
            monitoring=_monitoring(told["monitoring"], sources),
            stages=tuple(_stage(one, told["facts"], sources) for one in told["stages"]),
            sources=tuple(sources.values()),
        )
    except (KeyError, ValueError) as problem:
        raise ValueError(f"{path.name}: {problem}. Mend the file; `processes.py` says what each part is.") from None


def _stage(told: dict[str, Any], facts: Mapping[str, str], sources: Mapping[str, Source]) -> Stage:
    items = tuple(_item(one) for one in told.get("holds", []))
    fact = told.get("done", "")
    if fact and fact not in facts:
        raise ValueError(f"stage {told['number']} is done by '{fact}', which is no fact")
    clock = _clock(told["clock"], sources) if "clock" in told else None
    known = {*facts, *(item.id for item in items)}
    if clock and (lost := set(clock.starts) - known):
        raise ValueError(f"the clock '{clock.id}' starts from '{lost.pop()}', which is no fact")
    source = sources[told["source"]] if "source" in told else None
    return Stage(int(told["number"]), told["title"], told["asks"], told.get("who", ""), fact, clock, items, source)


def _clock(told: dict[str, Any], sources: Mapping[str, Source]) -> Clock:
    if told["basis"] not in BASES or told["unit"] not in UNITS:
        raise ValueError(f"the clock '{told['id']}' has the basis '{told['basis']}' and the unit '{told['unit']}'")
    return Clock(
        id=told["id"],
        title=told["title"],
        limit=None if told["limit"] == "none" else int(told["limit"]),
        unit=told["unit"],
        starts=tuple(told["from"]),
        basis=told["basis"],
        before=told.get("before") == "yes",
        done=told.get("done", ""),
        note=told.get("note", ""),
        source=sources[told["source"]] if "source" in told else None,
    )


def _monitoring(told: dict[str, Any], sources: Mapping[str, Source]) -> Clock:
    fixed = {"id": "monitoring", "title": "Look at time and quality", "unit": "day", "from": ["the last look"]}
    return _clock(fixed | {"limit": told["every"]} | told, sources)


def _item(told: dict[str, str]) -> Item:
    sort, _, of = told.get("is", "text").partition(" ")
    if sort not in (*WRITTEN, *LOOKED_UP):
        raise ValueError(f"the item '{told['id']}' is a '{sort}'")
    flags = {flag: told.get(flag) == "yes" for flag in ("needed", "optional")}
    return Item(told["id"], told["title"], sort, of, told.get("hint", ""), **flags)


def _told(path: Path) -> dict[str, Any]:
    # The base loader takes every value as it is written: a date stays the words it was, `yes` stays a word.
    told: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return told
