"""Word documents (.docx): every table, read from the XML directly.

Kept: several paragraphs in a cell, text that a reviser inserted. Left out of the cell but reported: text that a reviser
deleted. Reported: text boxes and the paragraphs between the tables, which are no rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from heed.chronology.problems import Problem, UnusableInput
from heed.chronology.reading import limits, word_margins
from heed.chronology.reading.guarding import unescaped
from heed.chronology.reading.packages import Package, attribute, local
from heed.chronology.reading.places import Place
from heed.chronology.reading.tables import Row, Table

_DOCUMENT = "word/document.xml"
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
# Signs of the fonts Wingdings and Symbol that stand in chronologies; any other is shown as a square, not left out.
_SIGNS = {
    **{"F0FC": "\N{CHECK MARK}", "F0FB": "\N{BALLOT X}", "F0A8": "\N{BALLOT BOX}", "F06F": "\N{BALLOT BOX}"},
    **{"F0FE": "\N{BALLOT BOX WITH CHECK}", "F0FD": "\N{BALLOT BOX WITH X}", "F0B7": "\N{BULLET}"},
    **{"F0E0": "\N{RIGHTWARDS ARROW}", "F0AE": "\N{RIGHTWARDS ARROW}", "F0AD": "\N{UPWARDS ARROW}"},
    **{"F0AF": "\N{DOWNWARDS ARROW}"},
}
# A drawn text box is stored twice, in its own words and in those of older programs; the second is passed over.
_PASSED_OVER = {"del", "moveFrom", "Fallback", "txbxContent", "instrText", "pPr", "rPr", "tbl"}


def read_tables(name: str, data: bytes, columns: Mapping[str, str] | None = None) -> tuple[Table, ...]:
    """Every table of the document, those inside cells too. Raises UnusableInput where there is none."""
    package = Package(name, data)
    root = package.xml(_DOCUMENT)
    found = [] if root is None else list(root.iter("{*}tbl"))
    if root is None or not found:
        raise UnusableInput(
            f"{name} has no table in it. A chronology is a table with one row for each event: put the entries in one, "
            "with 'Date' and 'Event' over its columns."
        )
    tables = tuple(_table(Place(name, f"table {number}"), element) for number, element in enumerate(found, 1))
    beside = (*_outside(Place(name), root), *_text_boxes(Place(name), root), *word_margins.notes(Place(name), package))
    return (replace(tables[0], problems=(*beside, *tables[0].problems)), *tables[1:])


def _table(place: Place, table: etree._Element) -> Table:
    rows: list[Row] = []
    problems: list[Problem] = []
    merged = _MergedDown()
    for number, found in enumerate(_within(table, "tr"), 1):
        limits.check_rows(place.file, number)
        cells = [(_span(cell), cell) for cell in _within(found, "tc")]
        before = _skipped(found)
        width = sum(span for span, _ in cells)
        limits.check_columns(place.file, before + width)
        merged.note(number, before, cells)
        texts = [text for span, cell in cells for text in (_text(cell), *[""] * (span - 1))]
        rows.append(Row(number, ("",) * before + tuple(texts), banner=len(cells) == 1 and width > 1))
        problems += _revisions(place, found, number)
    table_read = Table(place, tuple(rows), restored=unescaped, problems=tuple(problems))
    return table_read.filled_down(merged.above)


@dataclass
class _MergedDown:
    """Which cells go on one above them. begun: for each column, the row in which the cell that stands there begins."""

    begun: dict[int, int] = field(default_factory=dict)
    above: dict[tuple[int, int], int] = field(default_factory=dict)

    def note(self, number: int, at: int, cells: Sequence[tuple[int, etree._Element]]) -> None:
        for span, cell in cells:
            if not _goes_on(cell):
                self.begun[at] = number
            elif at in self.begun:
                self.above[number, at] = self.begun[at]
            at += span


def _goes_on(cell: etree._Element) -> bool:
    """Whether the cell is merged with the one above it."""
    merge = next((one for part in cell if local(part) == "tcPr" for one in part if local(one) == "vMerge"), None)
    return merge is not None and attribute(merge, "val") in ("", "continue")


def _within(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows of a table or cells of a row, through the wrappers Word puts around them, not those of inner tables."""
    for child in element:
        found = local(child)
        if found == name:
            yield child
        elif found in ("sdt", "sdtContent", "customXml", "ins", "smartTag"):
            yield from _within(child, name)


def _span(cell: etree._Element) -> int:
    for part in cell:
        if local(part) == "tcPr":
            return max(1, _number_in(part, "gridSpan"))
    return 1


def _skipped(row: etree._Element) -> int:
    """How many empty columns stand before the first cell of an indented row."""
    return next((_number_in(part, "gridBefore") for part in row if local(part) == "trPr"), 0)


def _number_in(properties: etree._Element, name: str) -> int:
    """The number that a property has; 0 where it has none, or none that Word would have written."""
    written = next((attribute(one, "val") for one in properties if local(one) == name), "")
    return int(written) if written.isascii() and written.isdigit() and len(written) < 12 else 0


def _text(cell: etree._Element) -> str:
    return "\n".join("".join(_words(paragraph)) for paragraph in _paragraphs(cell)).strip("\n")


def _paragraphs(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        name = local(child)
        if name == "p":
            yield child
        elif name not in _PASSED_OVER:
            yield from _paragraphs(child)


def _words(element: etree._Element) -> Iterator[str]:
    """The text of a paragraph as it stands with every revision accepted."""
    for child in element:
        name = local(child)
        if name == "t":
            yield child.text or ""
        elif name == "sym":
            yield _SIGNS.get(attribute(child, "char").upper(), "\N{WHITE SQUARE}")
        elif name in _BREAKS:
            yield _BREAKS[name]
        elif name not in _PASSED_OVER:
            yield from _words(child)


def _revisions(place: Place, row: etree._Element, number: int) -> Iterator[Problem]:
    """What revisers took out of a row and put into it."""
    deleted = " ".join(_struck(found) for found in row.iter("{*}del", "{*}moveFrom"))
    if deleted.strip():
        say = (
            "text was deleted here, or moved away, under tracked changes. It was left out; accept or reject the change."
        )
        yield place.problem("tracked-deletion", say, number, found=deleted)
    inserted = " ".join("".join(_words(found)) for found in row.iter("{*}ins", "{*}moveTo"))
    if inserted.strip():
        say = "text was inserted here, or moved here, under tracked changes. It was kept; accept or reject the change."
        yield place.problem("tracked-insertion", say, number, found=inserted)
    hidden = " ".join("".join(_words(run)) for run in row.iter("{*}r") if _is_hidden(run))
    if hidden.strip():
        say = "some text in this row is hidden. It was read like the rest; look whether it was meant to be sent."
        yield place.problem("hidden-text", say, number, found=hidden)


def _is_hidden(run: etree._Element) -> bool:
    marks = (one for part in run if local(part) == "rPr" for one in part if local(one) == "vanish")
    return any(attribute(mark, "val") not in ("0", "false", "off") for mark in marks)


def _struck(deletion: etree._Element) -> str:
    return "".join(text.text or "" for text in deletion.iter("{*}delText", "{*}t"))


def _outside(place: Place, root: etree._Element) -> tuple[Problem, ...]:
    """The paragraphs that stand in no table: titles, notes, signatures."""
    words = [text for body in root for paragraph in _paragraphs(body) if (text := "".join(_words(paragraph)).strip())]
    if not words:
        return ()
    say = "text outside the tables was not taken as an entry. Move it into a table if it tells what happened."
    return (place.problem("text-outside-tables", say, found="\n".join(words)),)


def _text_boxes(place: Place, root: etree._Element) -> Iterator[Problem]:
    for box in root.iter("{*}txbxContent"):
        if any(local(over) == "Fallback" for over in box.iterancestors()):
            continue
        words = "\n".join("".join(_words(paragraph)) for paragraph in _paragraphs(box)).strip()
        if words:
            say = "the words in a text box were not taken as an entry. Move them into the table if they belong there."
            yield place.problem("text-box", say, found=words)
