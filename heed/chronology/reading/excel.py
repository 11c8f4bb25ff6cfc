"""Excel workbooks (.xlsx), each sheet a table: shared and rich text, dates, formulas, merged and hidden rows.

The XML is read directly: it says which rows are hidden and which formulas were saved without a value, in one pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from heed.chronology.problems import Problem, UnusableInput
from heed.chronology.reading import limits
from heed.chronology.reading.cell_dates import date_formats, shown_date
from heed.chronology.reading.guarding import unescaped, unguarded
from heed.chronology.reading.packages import DAMAGED, Package, attribute, local
from heed.chronology.reading.places import Place
from heed.chronology.reading.tables import Row, Table

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_WORKBOOK = "xl/workbook.xml"


def read_tables(name: str, data: bytes, columns: Mapping[str, str] | None = None) -> tuple[Table, ...]:
    """Every sheet of the workbook, hidden ones too. Raises UnusableInput where it is damaged or too large."""
    package = Package(name, data)
    workbook = package.xml(_WORKBOOK)
    if workbook is None or next(_all(workbook, "sheet"), None) is None:
        raise UnusableInput(f"{name} has no sheet in it. Save the chronology again and send that file.")
    book = _Book(
        texts=_shared_texts(package),
        dates=date_formats(package.xml("xl/styles.xml")),
        from_1904=any(attribute(found, "date1904") in ("1", "true") for found in _all(workbook, "workbookPr")),
    )
    try:
        return tuple(_sheets(package, workbook, book))
    except ValueError:
        raise UnusableInput(DAMAGED.format(name=name)) from None


def _sheets(package: Package, workbook: etree._Element, book: _Book) -> Iterator[Table]:
    targets = _targets(package)
    for sheet in _all(workbook, "sheet"):
        root = package.xml(targets.get(attribute(sheet, "id"), ""))
        if root is not None:
            place = Place(package.name, attribute(sheet, "name"))
            yield _Sheet(place, book, attribute(sheet, "state") in ("hidden", "veryHidden")).table(root)


def _all(root: etree._Element, name: str) -> Iterator[etree._Element]:
    return root.iter(f"{{*}}{name}")


def _targets(package: Package) -> dict[str, str]:
    """The part that each relation of the workbook names."""
    relations = package.xml("xl/_rels/workbook.xml.rels")
    if relations is None:
        return {}
    return {attribute(one, "Id"): _part(attribute(one, "Target")) for one in _all(relations, "Relationship")}


def _part(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target.removeprefix('./')}"


def _shared_texts(package: Package) -> list[str]:
    root = package.xml("xl/sharedStrings.xml")
    return [] if root is None else [_text_of(item) for item in root if local(item) == "si"]


def _text_of(item: etree._Element) -> str:
    """Plain or rich text, without the reading aids (rPh) that some languages add."""
    pieces = [
        piece.text or ""
        for piece in item.iter()
        if local(piece) == "t" and not any(local(over) == "rPh" for over in piece.iterancestors())
    ]
    return unescaped("".join(pieces))


@dataclass(frozen=True)
class _Book:
    """What the sheets of a workbook share. dates: for each cell style whether it shows a date, a time, or both."""

    texts: list[str]
    dates: list[str]
    from_1904: bool


@dataclass
class _Sheet:
    """Reads one sheet, gathering what has to be said about it."""

    place: Place
    book: _Book
    hidden: bool
    problems: list[Problem] = field(default_factory=list)

    def table(self, root: etree._Element) -> Table:
        banners = _banners(root)
        rows = tuple(self._rows(root, banners))
        if self.hidden and any(not row.is_blank for row in rows):
            say = "this sheet is hidden. It was read like the others; look whether it was meant to be sent."
            self.problems.insert(0, self.place.problem("hidden-sheet", say))
        read = Table(self.place, rows, restored=unguarded, problems=tuple(self.problems))
        return read.filled_down(_merged_down(root))

    def _rows(self, root: etree._Element, banners: frozenset[int]) -> Iterator[Row]:
        number = 0
        for found in _all(root, "row"):
            number = int(attribute(found, "r") or number + 1)
            cells = self._cells(found, number)
            if not cells:
                continue
            limits.check_rows(self.place.file, number)
            row = Row(number, cells, banner=number in banners)
            if attribute(found, "hidden") in ("1", "true") and not row.is_blank:
                say = "this row is hidden. It was read like the others; look whether it was meant to be sent."
                self.problems.append(self.place.problem("hidden-row", say, number, found=row.words()))
            yield row

    def _cells(self, row: etree._Element, number: int) -> tuple[str, ...]:
        cells: list[str] = []
        for cell in row:
            if local(cell) != "c":
                continue
            match = _REFERENCE.match(attribute(cell, "r"))
            position = _position(match[1]) if match else len(cells)
            value = self._value(cell, number, attribute(cell, "r"))
            # Whoever formats a whole row formats 16,384 cells of it: those without anything in them count for nothing.
            if value or not match:
                limits.check_columns(self.place.file, position + 1)
                cells.extend([""] * (position - len(cells)))
                cells.append(value)
        return tuple(cells)

    def _value(self, cell: etree._Element, row: int, reference: str) -> str:
        parts = {local(part): part for part in cell}
        kind = attribute(cell, "t") or "n"
        if kind == "inlineStr":
            return _text_of(parts["is"]) if "is" in parts else ""
        value = (parts["v"].text or "") if "v" in parts else ""
        if "f" in parts and not value:
            say = "the formula here was saved without its result. Open the file in its program and save it again."
            formula = f"={parts['f'].text or ''}"
            self.problems.append(self.place.problem("formula-without-value", say, row, reference, formula))
            return formula
        if kind == "e":
            say = f"the cell shows the error {value}. Write what it should say."
            self.problems.append(self.place.problem("cell-error", say, row, reference, value))
        return self._shown(kind, value, attribute(cell, "s"))

    def _shown(self, kind: str, value: str, style: str) -> str:
        """The value as the person sees it."""
        if kind == "s" and value:
            position = int(value)
            return self.book.texts[position] if 0 <= position < len(self.book.texts) else ""
        if kind == "d":
            return value.replace("T", " ").removesuffix("Z")
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        if kind != "n" or not value:
            return unescaped(value)
        shows = self.book.dates[int(style)] if style and int(style) < len(self.book.dates) else ""
        return shown_date(value, shows, from_1904=self.book.from_1904) if shows else _plain_number(value)


def _position(letters: str) -> int:
    """The column's place, counted from 0: A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _plain_number(value: str) -> str:
    """A number without the decimals that a spreadsheet stores but does not show."""
    try:
        number = float(value)
    except ValueError:
        return value
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)


# No cell of a chronology is taller, and no more are merged; a file that says otherwise is made to take time.
_TALLEST = 2_000
_MOST_MERGED = 200_000


def _merged_down(root: etree._Element) -> dict[tuple[int, int], int]:
    """For the row and place of each cell merged with those above it, the row in which they begin."""
    above: dict[tuple[int, int], int] = {}
    noted = 0
    for found in _all(root, "mergeCell"):
        first, _, last = attribute(found, "ref").partition(":")
        begins, ends = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last)
        if begins and ends and begins[1] == ends[1] and int(ends[2]) - int(begins[2]) < _TALLEST:
            noted += int(ends[2]) - int(begins[2])
            if noted > _MOST_MERGED:
                break
            above |= {
                (number, _position(begins[1])): int(begins[2]) for number in range(int(begins[2]) + 1, int(ends[2]) + 1)
            }
    return above


def _banners(root: etree._Element) -> frozenset[int]:
    """The rows in which one cell is merged over most of the sheet's width."""
    merged = [attribute(found, "ref").split(":") for found in _all(root, "mergeCell")]
    spans = []
    for ends in merged:
        first, last = (_REFERENCE.fullmatch(end) for end in (ends[0], ends[-1]))
        if first and last and first[2] == last[2]:
            spans.append((int(first[2]), _position(last[1]) - _position(first[1]) + 1))
    widest = max((width for _, width in spans), default=0)
    return frozenset(row for row, width in spans if width >= 3 and width >= widest - 1)
