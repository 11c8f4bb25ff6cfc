"""Plain text and Markdown, line by line. Each block keeps the line where it begins."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from charset_normalizer import from_bytes

from heed.chronology.problems import UnusableInput
from heed.lessons.documents import Block, Document, Kind, Link, Span, plain, squashed

_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(?=\S)")
_UNDERLINE = re.compile(r"^\s*(={3,}|-{3,})\s*$")
_RULE = re.compile(r"^\s*([-*_=])(?:\s*\1){2,}\s*$")
_BULLET = re.compile(r"^(\s*)(?:[-*+–•●▪■◦‣⁃·○➢➤✓✔]|\uf0b7|\uf0a7|o(?=\s{1,4}[A-Z]))\s+(?=\S)")
_NUMBERED = re.compile(r"^(\s*)\(?(?P<number>\d{1,2}(?:\.\d{1,2})*|[a-h]|[ivx]{1,4})[.)]\s+(?=\S)")
# "5.2 Agencies saw ...": a paragraph of a report that bears its number.
_PARAGRAPH = re.compile(r"^\s*(?P<number>\d{1,2}(?:\.\d{1,3}){1,2})\.?\s+(?=[A-Z\"“‘(])")
_NUMERAL = re.compile(r"^\s*\**\d{1,2}[.:)]?\**\s*$")
_ROW = re.compile(r"^\s*\|.*\|\s*$")
_ROW_RULE = re.compile(r"^\s*\|[\s:|-]+\|\s*$")
_NOTE = re.compile(r"^\s*(?:[¹²³⁴-⁹]|\[\^?\w{1,3}\]:?|\*\s?(?=[A-Z][a-z]+:))\s*(?=\S)")
_QUOTE = re.compile(r"^\s{0,3}>\s?")
_ONLY_LINK = re.compile(r"^\s*(?:\[[^\]]*\]\([^)]*\)|<?(?:https?://|www\.)\S+>?)\s*$")
_MARKED_LINK = re.compile(r"(?<!!)\[([^\]\n]*)\]\(([^)\s]*)[^)]*\)|<((?:https?://|mailto:)[^>\s]+)>")
_BARE_LINK = re.compile(r"(?<![<\w@/.])(?:https?://|www\.)[^\s<>()]*[\w/]")
_EMPHASIS = re.compile(r"(\*\*\*|\*\*|\*)(?=\S)(.+?)(?<=\S)\1")
_CLOSED = (".", "!", "?", ":", ";")
# A line that ends so goes on in the next, whatever that begins with.
_OPEN = re.compile(
    r"(?:[,–—-]|\b(?:and|or|of|the|an?|to|in|on|at|by|for|from|with|that|who|which|as|was|were|is|are|had|has|have|be|been"
    r"|by|into|about|between|both|said|told|Mr|Mrs|Ms|Dr|St))$"
)
# The way to a page, printed over it ("Home > Reviews > Child G"), and what a page says about itself.
CRUMBS = re.compile(
    r"^\s*(?:you are here:?\s*)?(?:[^>»/|\n]{1,40}\s[>»›/|]\s){2,}[^>»/|\n]{1,80}$"
    r"|^\s*(?:skip to (?:main )?content|you are (?:here|in):.{0,80}|share this page.{0,60}|print this page|back to top"
    r"|cookies on this .{0,120}|(?:accept|reject)(?: all)?(?: cookies)?(?: \| \w+)*|menu|search"
    r"|(?:cookies?|privacy|accessibility)(?: (?:policy|notice|statement))?(?: \| [\w ]+)*)\s*$",
    re.IGNORECASE,
)
# A line this long was broken by the width of the page, not by its writer.
_WRAPPED = 60
# Several lines longer than this were not broken by any page.
_NEVER_WRAPPED, _SEVERAL = 130, 2
_TO_SPARE = 4


def read(name: str, data: bytes) -> Document:
    """The document in a text file. Raises UnusableInput where the bytes are not text."""
    lines = tuple(_decoded(name, data).replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    if _is_delimited(lines):
        raise UnusableInput(f"{name} is a table of data, not a publication. Merge it as a chronology, or send words.")
    starts = _starts(lines)
    empty = Document(name, "text", "", "line", lines, ())
    pieces = (piece for piece in _pieces(lines) if _has_words(piece, lines))
    blocks = tuple(_block(piece, lines, starts, empty) for piece in pieces)
    marked = sum(block.kind == "heading" for block in blocks) or any(_MARKED_LINK.search(line) for line in lines)
    return Document(name, "markdown" if marked else "text", hashlib.sha256(data).hexdigest(), "line", lines, blocks)


def _is_delimited(lines: Sequence[str]) -> bool:
    """Whether the lines are the rows of a data file: all of one number of fields, and hardly any sentence in them."""
    rows = [line for line in lines if line.strip()]
    for mark in (",", ";", "\t"):
        fields = {row.count(mark) for row in rows}
        if len(rows) > 2 and len(fields) == 1 and fields.pop() >= 2:
            return sum(row.rstrip().endswith((".", "?", ":")) for row in rows) * 4 < len(rows)
    return False


def links_in(text: str) -> tuple[Link, ...]:
    """The links of a text: Markdown's, those in angle brackets, and bare addresses."""
    found = [
        (m.start(), Link(plain(m[1] or ""), m[2] or "") if m[3] is None else Link("", m[3]))
        for m in _MARKED_LINK.finditer(text)
    ]
    bare = _MARKED_LINK.sub(lambda m: " " * len(m[0]), text)
    found += [(m.start(), Link("", m[0])) for m in _BARE_LINK.finditer(bare)]
    return tuple(link for _, link in sorted(found, key=lambda each: each[0]))


@dataclass
class _Piece:
    """Lines first to last (counted from 0), of which the first `skip` characters are marks."""

    kind: Kind
    first: int
    last: int
    skip: int = 0
    level: int = 0
    number: str = ""
    heading_row: bool = False
    trail: int = field(default=0)


def _decoded(name: str, data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    best = from_bytes(data).best()
    if best is None or b"\x00" in data[:1024]:
        raise UnusableInput(f"{name} is not text, PDF, Word, PowerPoint or HTML. Save the briefing as one of these.")
    return str(best)


def _starts(lines: tuple[str, ...]) -> list[int]:
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    return starts


def _pieces(lines: tuple[str, ...]) -> Iterator[_Piece]:
    """The lines, those that belong together joined."""
    open_piece: _Piece | None = None
    width = _width(lines)
    for n, line in enumerate(lines):
        if not line.strip() or _RULE.match(line) or _ROW_RULE.match(line):
            if open_piece and _UNDERLINE.match(line) and open_piece.kind == "paragraph":
                open_piece.kind, open_piece.level = "heading", 1 if "=" in line else 2
            if open_piece:
                yield open_piece
            open_piece = None
            continue
        piece = _started(line, n)
        if piece.heading_row:
            piece.heading_row = n + 1 < len(lines) and bool(_ROW_RULE.match(lines[n + 1]))
        joins = piece.kind == "paragraph" and not piece.number
        if open_piece and joins and _runs_on(open_piece, lines[n - 1], line, width):
            open_piece.last = n
            continue
        if open_piece:
            yield open_piece
        open_piece = piece
    if open_piece:
        yield open_piece


def _width(lines: Sequence[str]) -> int:
    """The length at which the page breaks its lines; 0 where long ones show that it breaks none."""
    lengths = [len(line) for line in lines]
    return 0 if sum(length > _NEVER_WRAPPED for length in lengths) >= _SEVERAL else max(lengths, default=0)


def _started(line: str, n: int) -> _Piece:
    """The piece that a line begins, were it the first of one."""
    if match := _HEADING.match(line):
        return _Piece("heading", n, n, match.end(), len(match[1]))
    if CRUMBS.match(line):
        return _Piece("label", n, n)
    if _NUMERAL.match(line):
        return _Piece("numeral", n, n)
    if match := _BULLET.match(line):
        return _Piece("bullet", n, n, match.end(), _depth(match[1]))
    if match := _PARAGRAPH.match(line):
        return _Piece("paragraph", n, n, match.end(), number=match["number"])
    if match := _NUMBERED.match(line):
        return _Piece("bullet", n, n, match.end(), _depth(match[1]), match["number"])
    if _ROW.match(line):
        return _Piece("table_row", n, n, heading_row=True)
    if match := _QUOTE.match(line):
        return _Piece("quote", n, n, match.end())
    if _NOTE.match(line):
        return _Piece("note", n, n)
    return _Piece("paragraph", n, n)


def _depth(indent: str) -> int:
    # One space before a bullet is a slip of the hand, not a level.
    return (len(indent.expandtabs(4)) + (len(indent) > 1) * 2) // 4


def _runs_on(piece: _Piece, before: str, line: str, width: int) -> bool:
    """Whether a line carries on the sentence of the line before it."""
    if piece.kind in ("heading", "label", "numeral", "table_row") or _ONLY_LINK.match(line) or _ONLY_LINK.match(before):
        return False
    if before.count("**") % 2:
        return True
    if line[:1].isspace() and piece.kind in ("bullet", "note"):
        return True
    start, written = line.strip()[:1], before.rstrip()
    if written.endswith("?") and start.isupper():  # questions one beneath another, each a prompt of its own
        return False
    if start.isupper() and not _OPEN.search(written) and (not width or _broken_by_its_writer(written, line, width)):
        return False
    if _WRAPPED <= width <= _NEVER_WRAPPED and len(written) >= width - 18:
        return True
    if written.endswith(_CLOSED):
        return False
    return start.islower() or len(written) >= _WRAPPED


def _broken_by_its_writer(before: str, line: str, width: int) -> bool:
    """Whether the first word of a line would have stood on the line before it, had only the page broken it."""
    return len(before) + 1 + len(line.split(maxsplit=1)[0]) + _TO_SPARE <= width


def _has_words(piece: _Piece, lines: tuple[str, ...]) -> bool:
    """Whether there is more than marks in a piece."""
    text = "\n".join(lines[piece.first : piece.last + 1])
    return bool(re.search(r"\w", text[piece.skip :]))


def _block(piece: _Piece, lines: tuple[str, ...], starts: list[int], document: Document) -> Block:
    begin = starts[piece.first] + piece.skip
    end = starts[piece.last] + len(lines[piece.last].rstrip())
    text = squashed(document.whole[begin:end])
    begin += len(document.whole[begin:end]) - len(document.whole[begin:end].lstrip())
    if piece.kind == "heading":
        trimmed = text.rstrip("# ")
        end -= len(text) - len(trimmed)
    place = document.place(begin, end)
    block = Block(piece.kind, squashed(document.whole[begin:end]), place, piece.level, number=piece.number)
    passage = document.passage(block)
    if piece.kind in ("heading", "paragraph", "quote") and passage.text != block.text:
        italic = block.text.startswith("*") and not block.text.startswith("**")
        spans: tuple[Span, ...] = (Span(0, len(passage.text), not italic, italic),)
        text, place = passage.text, passage.place
    else:
        text, spans = block.text, _spans(block.text)
    kind = (
        "quote" if piece.kind == "paragraph" and spans and spans[0].italic and len(text) == spans[0].end else piece.kind
    )
    cells = tuple(map(squashed, text.strip("| ").split("|"))) if kind == "table_row" else ()
    return Block(kind, text, place, piece.level, spans, links_in(text), piece.number, cells, piece.heading_row)


def _spans(text: str) -> tuple[Span, ...]:
    return tuple(
        Span(m.start(2), m.end(2), bold=len(m[1]) > 1, italic=len(m[1]) != 2) for m in _EMPHASIS.finditer(text)
    )
