"""Tables unfolded: each cell becomes a block of its own, under the heading that its column or its row gives it.

Three sorts of table carry learning. In the first a row names the columns and every row holds one lesson or one
recommendation, with its number, its addressee or its question beside it. In the second the columns are lists side by
side ("Key learning", "Good practice"). In the third the first cell of each row says what stands in the second.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from heed.lessons import headings
from heed.lessons.documents import Block, Document, Kind, Span

_NUMBER = re.compile(
    r"^(?:no\.?|nos\.?|number|ref\.?|reference|#|(?:rec(?:ommendation)?|item) (?:no\.?|number|#))$", re.IGNORECASE
)
_WHO = re.compile(
    r"\b(?:who|whom|owners?|leads?|agency|agencies|responsib\w+|addressee|organisation|for)\b", re.IGNORECASE
)
_ACTION = re.compile(r"^(?:(?:key|agreed|planned) )?actions?(?: (?:taken|agreed|planned))?$", re.IGNORECASE)
_BULLET = re.compile(r"(?:^|\s)[•●▪■◦‣➢✓\uf0b7\uf0a7]\s+")
# What a column may hold that a reader comes for.
# What actions are, recommended or done, the heading over the table says.
HELD = ("learning", "findings", "good_practice", "recommendations", "questions", "responses", "actions")
LONGEST_HEAD = 9
_DEEP = 3


@dataclass(frozen=True)
class _Column:
    kind: str
    head: str


def unfolded(document: Document) -> Iterator[Block]:
    """The document's blocks, the cells of its tables in place of their rows."""
    level = 0
    waiting: list[Block] = []
    for block in document.blocks:
        if block.kind == "table_row" and not (block.heading_row and len(waiting) > 1):
            waiting.append(block)
            continue
        yield from _table(document, waiting, level)
        waiting = [block] if block.kind == "table_row" else []
        level = block.level if block.kind == "heading" else level
        if not waiting:
            yield block
    yield from _table(document, waiting, level)


def _table(document: Document, rows: Sequence[Block], level: int) -> Iterator[Block]:
    if not rows:
        return
    cells = [_cells(document, row) for row in rows]
    columns = [_column(cell) for cell in cells[0]]
    kinds = [column.kind for column in columns]
    if _names_columns(cells[0]) and any(kind in HELD for kind in kinds):
        if {"number", "who"} & set(kinds) or ("questions" in kinds and len(set(kinds)) > 1):
            yield from _records(cells, columns, level)
        else:
            yield from _lists(document, cells, level)
    elif _names_rows(cells):
        yield from _labelled(document, cells, level)
    else:
        yield from rows


def _cells(document: Document, row: Block) -> list[Block]:
    """The cells of a row as blocks with places of their own; an empty cell keeps its column by an empty text."""
    found, at = [], 0
    for cell in row.cells:
        start = row.text.find(cell, at) if cell else at
        if not cell or start < 0:
            found.append(replace(row, kind="paragraph", text="", cells=(), links=(), spans=()))
            continue
        at = start + len(cell)
        passage = document.passage(row, start, at)
        bold = any(span.bold and span.start <= start and at <= span.end for span in row.spans)
        spans = (Span(0, len(passage.text), bold=True),) if bold else ()
        links = tuple(link for link in row.links if link.label and link.label in cell)
        found.append(Block("paragraph", passage.text, passage.place, spans=spans, links=links))
    return found


def _column(head: Block) -> _Column:
    words = head.words.strip(" :")
    if _NUMBER.match(words):
        return _Column("number", words)
    if _ACTION.match(words):
        return _Column("actions", words)
    kind = headings.kind_of(words) if words else ""
    return _Column(kind if kind in HELD else "who" if _WHO.search(words) else kind, words)


def _names_columns(first: Sequence[Block]) -> bool:
    return len(first) > 1 and all(len(cell.words.split()) <= LONGEST_HEAD for cell in first)


def _names_rows(cells: Sequence[Sequence[Block]]) -> bool:
    """Whether first cells are headings of what stands beside them: short, and most announce a kind."""
    if any(len(row) != 2 for row in cells):
        return False
    heads = [row[0].words for row in cells]
    known = sum(bool(headings.kind_of(head)) for head in heads)
    return known * 2 >= len(heads) and all(len(head.split()) <= LONGEST_HEAD for head in heads)


def _records(cells: Sequence[Sequence[Block]], columns: Sequence[_Column], level: int) -> Iterator[Block]:
    """One lesson or recommendation a row; what its other columns hold is kept with it or stands after it."""
    held = [n for n, column in enumerate(columns) if column.kind in HELD and column.kind != "questions"]
    main = held[0] if held else next(n for n, column in enumerate(columns) if column.kind in HELD)
    yield replace(cells[0][main], kind="heading", level=level + _DEEP)
    yield from (replace(head, kind="label") for n, head in enumerate(cells[0]) if n != main and head.text)
    for row in cells[1:]:
        beside = {column.kind: cell for column, cell in zip(columns, row, strict=False) if cell.text}
        number, who = beside.get("number"), beside.get("who")
        if row[main].text:
            number_printed = number.words.rstrip(".") if number else ""
            yield replace(row[main], kind="bullet", number=number_printed, addressee=who.words if who else "")
        asked = columns[main].kind == "recommendations"
        for column, cell in zip(columns, row, strict=False):
            if cell.text and cell is not row[main]:
                part = column.kind in HELD or (asked and column.kind not in ("number", "who"))
                yield replace(cell, kind="bullet", level=1) if part else replace(cell, kind="label")


def _lists(document: Document, cells: Sequence[Sequence[Block]], level: int) -> Iterator[Block]:
    """Columns that are lists side by side, one after the other."""
    for n, head in enumerate(cells[0]):
        if head.text:
            yield replace(head, kind="heading", level=level + _DEEP)
        for row in cells[1:]:
            if n < len(row) and row[n].text:
                yield from _items(document, row[n], "bullet")


def _labelled(document: Document, cells: Iterable[Sequence[Block]], level: int) -> Iterator[Block]:
    for head, told in cells:
        if head.text:
            yield replace(head, kind="heading", level=level + _DEEP)
        if told.text:
            yield from _items(document, told, "paragraph")


def _items(document: Document, cell: Block, kind: Kind) -> Iterator[Block]:
    """A cell as one block, or as many as it has bullets."""
    marks = [match.span() for match in _BULLET.finditer(cell.text)]
    if not marks:
        yield replace(cell, kind=kind)
        return
    if marks[0][0] > 0:
        yield replace(_part(document, cell, 0, marks[0][0]), kind="paragraph")
    for (_, start), after in zip(marks, [*marks[1:], (len(cell.text), 0)], strict=True):
        yield replace(_part(document, cell, start, after[0]), kind="bullet")


def _part(document: Document, cell: Block, start: int, end: int) -> Block:
    passage = document.passage(cell, start, end)
    return Block("paragraph", passage.text, passage.place)
