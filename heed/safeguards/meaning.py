"""What a safeguard means: frozen values that check themselves, with no word of YAML and no engine in them.

A safeguard says: when this is on the record, that is expected, within so long, unless this or that. An answer says
what one case's record has to say to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from heed.chronology.events import Event
from heed.chronology.when import Moment
from heed.safeguards.answers import BASES, UNITS, Answer, Limit, Tested, Verdict, one_of
from heed.safeguards.conditions import ANOTHER_AGENCY, SAME_AGENCY, TESTS, Condition, Earlier, OfChild, Test

__all__ = [
    "ANOTHER_AGENCY",
    "BASES",
    "PATTERNS",
    "SAME_AGENCY",
    "SCOPES",
    "SEVERITIES",
    "TESTS",
    "UNITS",
    "Answer",
    "Because",
    "Condition",
    "Count",
    "Earlier",
    "Example",
    "Exception_",
    "Expectation",
    "Instead",
    "Limit",
    "OfChild",
    "Safeguard",
    "Test",
    "Tested",
    "Trigger",
    "Verdict",
]


PATTERNS = (
    "response-within",
    "precedence",
    "not-unless",
    "count-in-window",
    "silence",
    "state-without",
    "overdue-review",
    "handover",
    "concurrency",
)
SEVERITIES = ("critical", "high", "medium", "low")
SCOPES = ("child", "household", "case", "agency")


@dataclass(frozen=True)
class Count:
    """At least so many (a parameter), of different events or agencies, within a period (a parameter)."""

    at_least: str
    within: str
    different: str = "event"

    def __post_init__(self) -> None:
        one_of("different", self.different, ("event", "agency"))


@dataclass(frozen=True)
class Trigger:
    """What sets a safeguard off: any one of the conditions; with `count`, so many of them.

    A condition without kinds is a state: it sets the safeguard off again and again while the state holds.
    """

    conditions: tuple[Condition, ...]
    count: Count | None = None

    def __post_init__(self) -> None:
        if not self.conditions:
            raise ValueError("A trigger needs at least one condition.")
        if self.count and self.is_state:
            raise ValueError("A state cannot be counted: count events.")

    @property
    def is_state(self) -> bool:
        return not self.conditions[0].kinds

    @property
    def kinds(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(kind for condition in self.conditions for kind in condition.kinds))


@dataclass(frozen=True)
class Instead:
    """Another limit where the trigger is like this (a child at immediate risk has a shorter one)."""

    condition: Condition
    within: str


@dataclass(frozen=True)
class Expectation:
    """What is expected.

    within: the parameter that limits it. before: it stands before the trigger (with `within`: or so long after).
    since: it must come after the latest of these kinds. every: the parameter of the later intervals, while a state
    holds. held_by: agencies any one of whose records would show it; empty: `by`, or every agency that handed one in.
    all_of: each of the condition's kinds is needed, not any. itself: the trigger is what is looked at.
    each: roles of adults, for each of whom it is expected.
    """

    condition: Condition
    within: str = ""
    before: bool = False
    since: tuple[str, ...] = ()
    every: str = ""
    held_by: tuple[str, ...] = ()
    all_of: bool = False
    itself: bool = False
    each: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not (self.before or self.within or self.itself):
            raise ValueError(
                "An expectation needs a limit, or comes before the trigger, or looks at the trigger itself."
            )
        if self.since and not self.before:
            raise ValueError("'since' bounds what must come before the trigger: it needs 'before'.")

    @property
    def called(self) -> str:
        return self.condition.called


@dataclass(frozen=True)
class Exception_:
    """What excuses. `timing`: before the trigger, on the same day, within the limit, or of the trigger itself.

    Without a condition it cannot be tested, only named: somebody has to be asked.
    """

    id: str
    says: str
    timing: str = "before"
    condition: Condition | None = None

    def __post_init__(self) -> None:
        one_of("timing", self.timing, ("before", "same day", "within limit", "itself"))


@dataclass(frozen=True)
class Because:
    """What a safeguard rests on: a lesson's identifier, or guidance with its source."""

    lesson: str = ""
    guidance: str = ""
    source: str = ""


@dataclass(frozen=True)
class Example:
    """An example of the file, which is also its test: see `heed.safeguards.examples`.

    then: the answers in the order of their triggers; none where the safeguard is silent.
    covered: the agencies whose records are there (None: every one's). people: roles of the adults in the case.
    """

    name: str
    events: tuple[Event, ...]
    then: tuple[Verdict, ...]
    born: Moment | None = None
    until: Moment | None = None
    covered: tuple[str, ...] | None = None
    people: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True)
class Safeguard:
    """A lesson made executable. Each part is told in `docs/reference/language.md`."""

    id: str
    says: str
    pattern: str
    severity: str
    duty: str
    in_force: date
    trigger: Trigger
    expectations: tuple[Expectation, ...]
    ask: str
    scope: str = "child"
    until: date | None = None
    because: tuple[Because, ...] = ()
    exceptions: tuple[Exception_, ...] = ()
    instead: tuple[Instead, ...] = ()
    examples: tuple[Example, ...] = ()
    note: str = ""
    file: str = ""

    def __post_init__(self) -> None:
        one_of("pattern", self.pattern, PATTERNS)
        one_of("severity", self.severity, SEVERITIES)
        one_of("duty", self.duty, BASES)
        one_of("scope", self.scope, SCOPES)
        if not self.expectations:
            raise ValueError(f"{self.id} expects nothing.")
        if self.trigger.is_state and not all(expectation.every for expectation in self.expectations):
            raise ValueError(f"{self.id} is set off by a state: it needs 'first' and 'every'.")

    @property
    def lessons(self) -> tuple[str, ...]:
        return tuple(reason.lesson for reason in self.because if reason.lesson)

    @cached_property
    def parameters(self) -> tuple[str, ...]:
        """Every parameter it looks up, in the order it names them."""
        named = [name for expectation in self.expectations for name in (expectation.within, expectation.every)]
        if self.trigger.count:
            named += [self.trigger.count.at_least, self.trigger.count.within]
        named += [branch.within for branch in self.instead]
        conditions = [*self.trigger.conditions, *(expectation.condition for expectation in self.expectations)]
        conditions += [exception.condition for exception in self.exceptions if exception.condition]
        named += [name for condition in conditions for name in condition.parameters()]
        return tuple(dict.fromkeys(name for name in named if name))
