"""A contradiction, and the passages that make it."""

from __future__ import annotations

from dataclasses import dataclass, field

from heed.chronology.events import Event
from heed.chronology.pictures.wording import kind_in_words
from heed.chronology.sentences import Sentence

HIGH, MEDIUM, LOW = "high", "medium", "low"


@dataclass(frozen=True)
class Passage:
    """One side: where it stands and what it says. event: the entry it is, where it is one."""

    source: str
    text: str
    event: Event | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Contradiction:
    """What cannot all be true. kind: one of `contradictions.KINDS`. severity: high, medium or low."""

    kind: str
    case: str
    sentence: Sentence
    passages: tuple[Passage, ...]
    severity: str = MEDIUM

    @property
    def say(self) -> str:
        """One plain sentence."""
        return self.sentence.told()

    def as_json(self) -> dict[str, object]:
        """The contradiction with both its passages."""
        passages = [{"source": passage.source, "text": passage.text} for passage in self.passages]
        return {
            "kind": self.kind,
            "severity": self.severity,
            "case": self.case,
            "say": self.say,
            "passages": passages,
        }


def passage(event: Event) -> Passage:
    """The passage of an event: its text, or its kind and date where it has none."""
    return Passage(event.source, event.text or f"{kind_in_words(event.kind)}, {event.when.say()}", event)
