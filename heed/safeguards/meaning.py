"""What a safeguard means: frozen values that check themselves, with no word of YAML and no engine in them.

A safeguard says: when this is on the record, that is expected, within so long, unless this or that. An answer says
what one case's record has to say to it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from heed.chronology.events import Event
from heed.chronology.when import Moment

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
BASES = (
    "statute",
    "statutory_guidance",
    "national_guidance",
    "local_procedure",
    "local_varies",
    "lesson",
    "judgement",
)
UNITS = (
    "same_day",
    "hour",
    "working_day",
    "calendar_day",
    "week",
    "calendar_month",
    "gestation_week",
    "count",
)
SAME_AGENCY = "same agency"
ANOTHER_AGENCY = "another agency"
TESTS = ("is", "is not", "includes", "under", "at least", "recorded")


class Verdict(StrEnum):
    """The seven answers."""

    MET = "met"
    LATE = "late"
    NOT_RECORDED = "not_recorded"
    NOT_YET_DUE = "not_yet_due"
    EXCEPTED = "excepted"
    MAYBE = "maybe"
    CANNOT_TELL = "cannot_tell"

    @property
    def words(self) -> str:
        return self.value.replace("_", " ")


@dataclass(frozen=True)
class Limit:
    """How long, or how many, with where the figure comes from. `basis` is one of BASES, `unit` one of UNITS."""

    parameter: str
    number: int
    unit: str
    basis: str

    def __post_init__(self) -> None:
        _one_of("unit", self.unit, UNITS)
        _one_of("basis", self.basis, BASES)

    def say(self) -> str:
        """The limit in words: "the same day", "1 working day", "16 weeks of pregnancy"."""
        if self.unit == "same_day":
            return "the same day"
        words = {"gestation_week": "week of pregnancy", "count": "time"}.get(self.unit, self.unit.replace("_", " "))
        plural = words.replace("week of", "weeks of") if " of " in words else words + "s"
        return f"{self.number} {words if self.number == 1 else plural}"

    def as_json(self) -> dict[str, object]:
        return {"parameter": self.parameter, "value": self.say(), "basis": self.basis}


@dataclass(frozen=True)
class Test:
    """A test of one attribute of an event: `attribute` `test` one of `values`."""

    # Named as the language names it; pytest looks for classes of this name.
    __test__ = False

    attribute: str
    test: str
    values: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _one_of("test", self.test, TESTS)


@dataclass(frozen=True)
class OfChild:
    """What must be so of the child at the moment: ages in completed months, `under` exclusive."""

    mobile: bool | None = None
    unborn: bool | None = None
    under: int | None = None
    at_least: int | None = None


@dataclass(frozen=True)
class Earlier:
    """Something that must stand on the record before the trigger.

    within: the parameter of how long before (empty: ever). since: it came after the latest of these kinds.
    """

    condition: Condition
    within: str = ""
    since: tuple[str, ...] = ()


@dataclass(frozen=True)
class Condition:
    """What an event, and the case around it, must be like. What is left empty is not asked.

    kinds: nodes of the vocabulary, any of them. where: tests of its attributes, all of them.
    by: agencies, any of them, or SAME_AGENCY or ANOTHER_AGENCY than the trigger's.
    states: any of these must hold. not_states: none of these may. earlier: all of these. either: one of these
    must be so as well.
    called: a noun phrase for sentences.
    """

    kinds: tuple[str, ...] = ()
    where: tuple[Test, ...] = ()
    by: tuple[str, ...] = ()
    child: OfChild | None = None
    states: tuple[str, ...] = ()
    not_states: tuple[str, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    either: tuple[Condition, ...] = ()
    called: str = ""

    def all_kinds(self) -> frozenset[str]:
        """Every kind this condition, or one within it, speaks of."""
        return frozenset(self.kinds).union(*(condition.all_kinds() for condition in self._inner()))

    def parameters(self) -> tuple[str, ...]:
        """Every parameter this condition, or one within it, looks up."""
        own = [earlier.within for earlier in self.earlier if earlier.within]
        return (*own, *(name for condition in self._inner() for name in condition.parameters()))

    def _inner(self) -> tuple[Condition, ...]:
        return (*self.either, *(earlier.condition for earlier in self.earlier))


@dataclass(frozen=True)
class Count:
    """At least so many (a parameter), of different events or agencies, within a period (a parameter)."""

    at_least: str
    within: str
    different: str = "event"

    def __post_init__(self) -> None:
        _one_of("different", self.different, ("event", "agency"))


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
        _one_of("timing", self.timing, ("before", "same day", "within limit", "itself"))


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
        _one_of("pattern", self.pattern, PATTERNS)
        _one_of("severity", self.severity, SEVERITIES)
        _one_of("duty", self.duty, BASES)
        _one_of("scope", self.scope, SCOPES)
        if not self.expectations:
            raise ValueError(f"{self.id} expects nothing.")
        if self.trigger.is_state and not all(expectation.every for expectation in self.expectations):
            raise ValueError(f"{self.id} is set off by a state: it needs 'first' and 'every'.")

    @property
    def lessons(self) -> tuple[str, ...]:
        return tuple(reason.lesson for reason in self.because if reason.lesson)

    @property
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


@dataclass(frozen=True)
class Tested:
    """An exception that was looked for: True, False, or None where the record cannot say."""

    id: str
    held: bool | None


@dataclass(frozen=True)
class Answer:
    """What a chronology says to a safeguard about one trigger, and why. Never a worker's name or a word of the text."""

    safeguard: str
    case: str
    about: str
    answer: Verdict
    trigger: Event
    say: str
    ask: str
    due: Moment | None = None
    answered_by: Event | None = None
    limit: Limit | None = None
    reasons: tuple[str, ...] = ()
    exceptions: tuple[Tested, ...] = ()
    lessons: tuple[str, ...] = ()
    days_before_harm: tuple[int, int] | None = None
    readings: tuple[Verdict, ...] = field(default=(), compare=False)

    def as_json(self) -> dict[str, object]:
        """The answer in the shape of the interfaces."""
        return {
            "safeguard": self.safeguard,
            "case": self.case,
            "about": self.about,
            "answer": self.answer.value,
            "trigger": _event_json(self.trigger),
            "due": self.due.as_json() if self.due else None,
            "answered_by": _event_json(self.answered_by) if self.answered_by else None,
            "limit": self.limit.as_json() if self.limit else None,
            "reasons": list(self.reasons),
            "exceptions": [{"id": tested.id, "held": tested.held} for tested in self.exceptions],
            "say": self.say,
            "ask": self.ask,
            "lessons": list(self.lessons),
            "days_before_harm": list(self.days_before_harm) if self.days_before_harm else None,
        }


def _event_json(event: Event) -> dict[str, object]:
    moment = event.when.as_json()
    return {
        "kind": event.kind,
        "at": moment["at"],
        "upto": moment["upto"],
        "text": event.when.say(),
        "agency": event.agency,
        "source": event.source,
    }


def _one_of(what: str, found: str, allowed: tuple[str, ...]) -> None:
    if found not in allowed:
        raise ValueError(f"'{found}' is not a {what}: one of {', '.join(allowed)} was expected.")
