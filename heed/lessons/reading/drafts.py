"""A document in the making: units of text and the blocks that stand in them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from heed.lessons.documents import Block, Document, Kind, Link, Place, Span, Unit, squashed

_ADDRESS = re.compile(r"(?<![\w@/.])(?:https?://|www\.)[^\s<>()]*[\w/]")


@dataclass(frozen=True)
class Run:
    """Words set in one way."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass
class Draft:
    """Takes blocks in reading order and lays their words out unit by unit. A document of lines gives each block one."""

    unit: Unit
    units: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)

    def turn(self) -> None:
        """Begin the next page or slide."""
        self.units.append("")

    def add(
        self,
        kind: Kind,
        runs: Sequence[Run],
        *,
        level: int = 0,
        links: Sequence[Link] = (),
        number: str = "",
        cells: Sequence[str] = (),
        heading_row: bool = False,
    ) -> None:
        """Add a block; one without a word is left out."""
        text = squashed("".join(run.text for run in runs))
        if not re.search(r"\w", text):
            return
        spans = _spans(runs)
        place = self._lay(text)
        links = (*links, *_bare_links(text, links))
        self.blocks.append(
            Block(kind, text, place, level, spans, tuple(links), number, tuple(map(squashed, cells)), heading_row)
        )

    def _lay(self, text: str) -> Place:
        if self.unit == "line" or not self.units:
            self.units.append("")
        before = self.units[-1]
        start = len(before) + 1 if before else 0
        self.units[-1] = f"{before}\n{text}" if before else text
        return Place(self.unit, len(self.units), start, start + len(text))

    def finished(self, name: str, format: str, data: bytes) -> Document:
        """The document."""
        empty = tuple(n for n, unit in enumerate(self.units, 1) if not unit.strip()) if self.unit != "line" else ()
        return Document(
            name,
            format,
            hashlib.sha256(data).hexdigest(),
            self.unit,
            tuple(self.units),
            tuple(self.blocks),
            tuple(self.furniture),
            empty,
        )


def without(runs: Sequence[Run], characters: int) -> list[Run]:
    """The runs without their first characters."""
    rest = []
    for run in runs:
        rest.append(Run(run.text[characters:], run.bold, run.italic))
        characters = max(0, characters - len(run.text))
    return rest


def _bare_links(text: str, links: Sequence[Link]) -> list[Link]:
    """Addresses printed in the text that no link of the file stands on."""
    known = " ".join(f"{link.label} {link.target}" for link in links)
    return [Link("", address) for address in _ADDRESS.findall(text) if address not in known]


def _spans(runs: Sequence[Run]) -> tuple[Span, ...]:
    """Bold and italic stretches, counted in the collapsed text; neighbours set alike are one."""
    spans: list[Span] = []
    written = ""
    for run in runs:
        start = len(squashed(written + "|")) - 1 if written.strip() else 0
        written += run.text
        end = len(squashed(written))
        if not run.text.strip() or not (run.bold or run.italic):
            continue
        last = spans[-1] if spans else None
        if last and (last.bold, last.italic) == (run.bold, run.italic) and start - last.end <= 1:
            spans[-1] = Span(last.start, end, last.bold, last.italic)
        else:
            spans.append(Span(start, end, run.bold, run.italic))
    return tuple(spans)
