"""What a record says to a safeguard: one of seven answers, with its why."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from heed.chronology.events import Event
from heed.chronology.when import Moment

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
        one_of("unit", self.unit, UNITS)
        one_of("basis", self.basis, BASES)

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
class Tested:
    """An exception that was looked for: True, False, or None where the record cannot say."""

    id: str
    held: bool | None


@dataclass(frozen=True)
class Answer:
    """What a chronology says to a safeguard about one trigger, and why. Never a worker's name or a word of the text.

    readings: every verdict that some reading gives. untold: why nothing can be told, of the reasons.
    """

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
    untold: tuple[str, ...] = field(default=(), compare=False)

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


def one_of(what: str, found: str, allowed: tuple[str, ...]) -> None:
    """Raises ValueError, with what was expected, for a word that is not in a closed list."""
    if found not in allowed:
        raise ValueError(f"'{found}' is not a {what}: one of {', '.join(allowed)} was expected.")
