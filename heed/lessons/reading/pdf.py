"""PDF: the words of each page in reading order, column after column, running heads and page numbers taken out."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from heed.chronology.problems import UnusableInput
from heed.lessons.documents import Block, Document, Kind, Link, squashed
from heed.lessons.reading import hyphens, recognition
from heed.lessons.reading.characters import lean
from heed.lessons.reading.drafts import Draft, Run, without
from heed.lessons.reading.layout import Line, Table, lines_of

_BULLET = re.compile(r"^(?:[•●▪■◦‣⁃·○➢➤✓✔–\-*]|\uf0b7|\uf0a7|\(cid:\d+\)|o(?=\s+[A-Z]))\s+(?=\S)")
_NUMBERED = re.compile(r"^\(?(\d{1,2}|[a-h])[.)]\s+(?=\S)")
_NUMERAL = re.compile(r"^0?\d{1,2}[.:]?$")
_PAGE_NUMBER = re.compile(r"^(?:page\s*)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?$", re.IGNORECASE)
_CLOSED = (".", "!", "?", ":", ";", "”", "'", "’")
# A running head stands on at least this many pages, or on both of two.
_RUNNING = 3
# What stands within this many points of the first or last line stands at the edge of the page.
_EDGE = 16.0
_HEADING_WORDS = 16


def read(name: str, data: bytes) -> Document:
    """The document in a PDF. Raises UnusableInput where it is locked, damaged or a scan without text."""
    pages = _pages(name, data)
    if not any(page for page, _ in pages) and (recognised := recognition.read(name, data, is_pdf=True)):
        return recognised
    if not any(page for page, _ in pages):
        what = "1 page is a picture" if len(pages) == 1 else f"{len(pages)} pages are pictures"
        raise UnusableInput(
            f"{name} holds no text: its {what}, as a scanner makes them. "
            "Run text recognition (OCR) over it, install Tesseract beside Heed, or ask the publisher for the document."
        )
    running = _running([page for page, _ in pages])
    body = _body_size([page for page, _ in pages])
    draft = Draft("page")
    kept: list[list[Line | Table]] = []
    for lines, _ in pages:
        edge = [line for line in _at_edge(lines) if _PAGE_NUMBER.match(line.text) or _printed(line) in running]
        kept.append([line for line in lines if line not in edge])
        draft.furniture.extend(line.text for line in lines if isinstance(line, Line) and line not in kept[-1])
    for (_, links), lines in zip(pages, hyphens.joined(kept), strict=True):
        draft.turn()
        for piece in _pieces(lines):
            _add(piece, draft, body, links)
    document = draft.finished(name, "pdf", data)
    return replace(document, blocks=_across_pages(document))


def _pages(name: str, data: bytes) -> list[tuple[list[Line | Table], list[dict[str, Any]]]]:
    try:
        with pdfplumber.open(io.BytesIO(data)) as file:
            return [_read_page(page) for page in file.pages]
    except PdfminerException as error:
        if error.args and isinstance(error.args[0], PDFPasswordIncorrect):
            raise UnusableInput(
                f"{name} is protected by a password. Save a copy without the password and send that."
            ) from None
        raise UnusableInput(_damaged(name)) from None
    except MemoryError:
        raise
    except Exception:
        raise UnusableInput(_damaged(name)) from None


def _read_page(page: Any) -> tuple[list[Line | Table], list[dict[str, Any]]]:
    found = lines_of(lean(page)), list(page.hyperlinks)
    page.close()  # of a thousand pages one is held at a time
    return found


def _damaged(name: str) -> str:
    return f"{name} is a PDF that cannot be opened. Open it in a reader, save it again and send that."


def _body_size(pages: Sequence[Sequence[Line | Table]]) -> float:
    """The size in which most words are set."""
    sizes: Counter[float] = Counter()
    for line in (line for page in pages for line in page if isinstance(line, Line)):
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _running(pages: Sequence[Sequence[Line | Table]]) -> set[tuple[str, int]]:
    """What stands first or last on several pages at one height, figures aside."""
    seen: Counter[tuple[str, int]] = Counter()
    for page in pages:
        seen.update({_printed(line) for line in _at_edge(page)})
    most = min(_RUNNING, len(pages)) if len(pages) > 1 else _RUNNING
    return {head for head, count in seen.items() if count >= most and head[0]}


def _printed(line: Line) -> tuple[str, int]:
    """The words of a line without its figures, and how far down the page it stands."""
    return re.sub(r"\d+", "", line.text).strip().lower(), round(line.bottom)


def _at_edge(page: Sequence[Line | Table]) -> list[Line]:
    """The lines at the very head or foot of a page, whatever column they stand in."""
    lines = [line for line in page if isinstance(line, Line)]
    head, foot = min((line.top for line in lines), default=0), max((line.bottom for line in lines), default=0)
    return [line for line in lines if line.top < head + _EDGE or line.bottom > foot - _EDGE]


def _pieces(lines: Sequence[Line | Table]) -> list[list[Line] | Table]:
    """Lines joined into paragraphs, bullets and headings."""
    pieces: list[list[Line] | Table] = []
    for line in lines:
        last = pieces[-1] if pieces else None
        if isinstance(line, Line) and isinstance(last, list) and _belongs(last[-1], line, last[0]):
            last.append(line)
        else:
            pieces.append([line] if isinstance(line, Line) else line)
    return pieces


def _belongs(before: Line, line: Line, first: Line) -> bool:
    """Whether a line carries on the paragraph, bullet or heading of the line before it."""
    if abs(before.size - line.size) > 0.6 or _begins_item(line.text):
        return False
    if _NUMERAL.match(before.text) or before.all_bold != line.all_bold:
        return False
    if before.region != line.region:  # the foot of one column, and the head of the next
        return not before.text.endswith(_CLOSED) and line.text[:1].islower()
    gap = line.top - before.bottom
    if gap > max(before.bottom - before.top, 1) * 0.75:
        return False
    if line.x0 > first.x0 + 8 and _begins_item(first.text):
        return True
    short = before.x1 < before.right - 0.2 * (before.right - before.left)
    return not (short and before.text.endswith(_CLOSED) and not line.text[:1].islower())


def _begins_item(text: str) -> bool:
    return bool(_BULLET.match(text) or _NUMBERED.match(text) or _NUMERAL.match(text))


def _add(piece: list[Line] | Table, draft: Draft, body: float, links: Sequence[dict[str, Any]]) -> None:
    if isinstance(piece, Table):
        for n, row in enumerate(piece.rows):
            cells = [squashed(cell) for cell in row]
            draft.add("table_row", [Run(" | ".join(cells))], cells=cells, heading_row=n == 0)
        return
    runs = [run for n, line in enumerate(piece) for run in (*([Run("\n")] if n else []), *line.runs)]
    text = squashed("".join(run.text for run in runs))
    found = [link for line in piece for link in _links(line, links)]
    if match := _BULLET.match(text):
        draft.add("bullet", without(runs, match.end()), level=_depth(piece[0]), links=found)
    elif _NUMERAL.match(text):
        draft.add("numeral", runs)
    elif kind_level := _heading(piece, text, body):
        draft.add("heading", runs, level=kind_level, links=found)
    elif match := _NUMBERED.match(text):
        draft.add("bullet", without(runs, match.end()), links=found, number=match[1])
    else:
        kind: Kind = "quote" if all(run.italic or not run.text.strip() for run in runs) else "paragraph"
        draft.add(kind, runs, links=found)


def _heading(piece: list[Line], text: str, body: float) -> int:
    """The level of a heading, from its size; 0 where the piece is none."""
    if len(text.split()) > _HEADING_WORDS or text.endswith((".", ";", ",")):
        return 0
    size = piece[0].size
    if size >= body * 1.12:
        return 1 if size >= body * 1.7 else 2 if size >= body * 1.35 else 3
    return 4 if all(line.all_bold for line in piece) else 0


def _depth(line: Line) -> int:
    """The depth of a bullet, by its indent in steps of about a third of an inch; the first step is none."""
    return max(0, round((line.x0 - line.left) / 24) - 1) if line.x0 - line.left > 30 else 0


def _links(line: Line, links: Sequence[dict[str, Any]]) -> list[Link]:
    found = []
    for link in links:
        middle = (link["top"] + link["bottom"]) / 2
        if line.top <= middle <= line.bottom and link["x0"] < line.x1 and link["x1"] > line.x0:
            words = [text for x0, x1, text in line.words if x0 < link["x1"] - 1 and x1 > link["x0"] + 1]
            found.append(Link(" ".join(words), link.get("uri") or ""))
    return found


def _across_pages(document: Document) -> tuple[Block, ...]:
    """The blocks, a sentence that runs on to the next page made one again."""
    blocks: list[Block] = []
    for block in document.blocks:
        last = blocks[-1] if blocks else None
        if last and _runs_on(last, _last_page(document, last), block):
            begin = document.offset(last.place)
            place = document.place(begin, document.offset(block.place) + block.place.end - block.place.start)
            blocks[-1] = replace(last, text=document.at(place), place=place, links=last.links + block.links)
        else:
            blocks.append(block)
    return tuple(blocks)


def _last_page(document: Document, block: Block) -> int:
    end = document.offset(block.place) + block.place.end - block.place.start
    return document.place(end - 1, end).number


def _runs_on(last: Block, page: int, block: Block) -> bool:
    """page: where the block before ends."""
    return (
        block.place.number == page + 1
        and last.kind in ("paragraph", "bullet")
        and block.kind == "paragraph"
        and block.text[:1].islower()
        and not last.text.endswith(_CLOSED)
    )
