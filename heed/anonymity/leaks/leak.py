"""A leak: words in a draft by which somebody could know who the child is."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from heed.anonymity.labels import Labels

# How surely the words point at somebody: at once, with what others know, or only perhaps.
HIGH, MEDIUM, LOW = "high", "medium", "low"


@dataclass(frozen=True)
class Leak:
    """Words from `start` to `end` of a draft that give somebody away.

    kind: one of `leaks.KINDS`. say: why it is a leak. reword: how to write it instead. Nothing is decided here: a
    person resolves each, by keeping it with a reason or by rewording.
    """

    kind: str
    found: str
    start: int
    end: int
    say: str
    severity: str
    reword: str = ""


@dataclass(frozen=True)
class Draft:
    """A text about to be published and what is known about it; see `leaks.find` for the parts."""

    text: str
    labels: Labels = field(default_factory=Labels)
    withheld_sex: bool = False
    own_contacts: tuple[str, ...] = ()
    births: Collection[date] = ()
    own_dates: Collection[date] = ()
    small_places: tuple[str, ...] = ()
    public_names: tuple[str, ...] = ()

    @cached_property
    def label_spans(self) -> tuple[tuple[int, int], ...]:
        return tuple((start, end) for start, end, _ in self.labels.labels_in(self.text))

    def is_label(self, start: int, end: int) -> bool:
        """Whether part of the words is a label of the table."""
        return any(start < label_end and label_start < end for label_start, label_end in self.label_spans)

    def before(self, start: int, width: int) -> str:
        """The words of the same sentence before a place, at most `width` characters."""
        return self.text[max(0, start - width) : start].rpartition("\n")[2]

    def after(self, end: int, width: int) -> str:
        return self.text[end : end + width]


Leaks = Iterator[Leak]
