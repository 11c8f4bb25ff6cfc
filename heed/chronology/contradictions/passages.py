"""A contradiction and the passages that make it."""

from __future__ import annotations

from dataclasses import dataclass

from heed.chronology.events import Event


@dataclass(frozen=True)
class Passage:
    """One side: where it stands and what it says."""

    source: str
    text: str


@dataclass(frozen=True)
class Contradiction:
    """What cannot all be true. kind: age, order, birth, words, stays or accounts. say: one plain sentence."""

    kind: str
    case: str
    say: str
    passages: tuple[Passage, ...]

    def as_json(self) -> dict[str, object]:
        """The contradiction with both its passages."""
        passages = [{"source": passage.source, "text": passage.text} for passage in self.passages]
        return {"kind": self.kind, "case": self.case, "say": self.say, "passages": passages}


def passage(event: Event) -> Passage:
    """The passage of an event: its text, or its kind and date where it has none."""
    return Passage(event.source, event.text or f"{event.kind}, {event.when.say()}")
