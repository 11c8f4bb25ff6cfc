"""A text in which names and labels changed places, and which remembers what stood where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

ANONYMISED, NAMED = "anonymised", "named"


@dataclass(frozen=True)
class Replaced:
    """The words `before` that stood where `after` now stands, from `start` to `end` of the text that resulted."""

    start: int
    end: int
    before: str
    after: str
    id: str = ""


class Relabelled(str):
    """The new text; `replaced` says what changed places, `turned` is ANONYMISED or NAMED, `original` what it was.

    Its characters hold nothing but the new text, and so does every copy, slice, pickle and written form of it: what is
    remembered stays in the memory of the one who may know both.
    """

    replaced: tuple[Replaced, ...]
    turned: str

    def __new__(cls, text: str, replaced: tuple[Replaced, ...] = (), turned: str = ANONYMISED) -> Relabelled:
        self = super().__new__(cls, text)
        self.replaced = replaced
        self.turned = turned
        return self

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        return str, (str(self),)

    @property
    def original(self) -> str:
        """The text before, to the letter."""
        return "".join(self._pieces_before())

    def turned_back(self) -> Relabelled:
        """The text before, remembering this one."""
        spans = []
        grown = 0
        for one in self.replaced:
            start = one.start + grown
            grown += len(one.before) - len(one.after)
            spans.append(Replaced(start, one.end + grown, one.after, one.before, one.id))
        return Relabelled(self.original, tuple(spans), NAMED if self.turned == ANONYMISED else ANONYMISED)

    def _pieces_before(self) -> Iterator[str]:
        at = 0
        for one in self.replaced:
            yield self[at : one.start]
            yield one.before
            at = one.end
        yield self[at:]
