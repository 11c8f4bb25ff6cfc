"""Web pages: the main content; navigation, banners and footers left out. Each block is a line of the text as read."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator

from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning
from bs4.element import Comment, NavigableString, Tag

from heed.chronology.problems import UnusableInput
from heed.lessons.documents import Document, Kind, Link, squashed
from heed.lessons.reading.drafts import Draft, Run, without
from heed.lessons.reading.surroundings import HEADS, clear
from heed.lessons.reading.text import CRUMBS

_PIECES = (*HEADS, "summary", "p", "li", "tr", "blockquote", "figcaption", "dt", "dd", "pre")
_BOXES = ("div", "section", "article", "main", "body", "ul", "ol", "table", "details", "figure", "address")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
# A bullet that a writer typed, or a word processor left behind.
_TYPED = re.compile(r"\s*(?:[•●▪■◦‣·➢✓]|[–-](?=\s))\s*(?=\S)")
# Tags that are always closed, so that they can be counted.
_NESTING = re.compile(rb"<(/?)(?:div|section|article|span|table|blockquote|font)\b", re.IGNORECASE)
_DEEPEST = 400
_BOLD = ("b", "strong")
_ITALIC = ("i", "em", "cite", "q")


def read(name: str, data: bytes) -> Document:
    """The document in a web page. Raises UnusableInput for one nested deeper than any page is."""
    too_deep = f"{name} is nested too deeply to be read. Open it in a browser, copy its text and save that."
    if _is_too_deep(data):
        raise UnusableInput(too_deep)
    try:
        return _read(name, data)
    except RecursionError:
        raise UnusableInput(too_deep) from None


def _is_too_deep(data: bytes) -> bool:
    """Whether boxes stand within boxes as in no page, told before they are taken apart."""
    depth = 0
    for tag in _NESTING.finditer(data):
        depth += -1 if tag[1] else 1
        if depth > _DEEPEST:
            return True
    return False


def _read(name: str, data: bytes) -> Document:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        soup = BeautifulSoup(data.decode("utf-16") if data.startswith(UTF_16) else data, "lxml")
    title = head.get_text(" ") if (head := soup.find("h1")) else None
    clear(soup)
    draft = Draft("line")
    content = _content(soup)
    if title is not None and content.find("h1") is None:
        draft.add("heading", [Run(title)], level=1)
    _walk(content, draft, 0)
    return draft.finished(name, "html", data)


def _content(soup: BeautifulSoup) -> Tag:
    """The part of the page that it is for; where several claim to be, the whole of it."""
    for claimed in (soup.select("main, [role=main]"), soup.find_all("article")):
        if len(claimed) == 1:
            return claimed[0]
    return soup.body or soup


def _walk(box: Tag, draft: Draft, depth: int) -> None:
    """Add the pieces of a box in order; loose words between them are paragraphs of their own."""
    loose: list[NavigableString | Tag] = []
    for child in box.children:
        if isinstance(child, Comment):
            continue
        if isinstance(child, Tag) and (child.name in _PIECES or child.name in _BOXES or child.name in ("hr", "br")):
            _loose(loose, draft)
            _piece(child, draft, depth)
        elif isinstance(child, Tag) and child.find([*_PIECES, *_BOXES]):
            _loose(loose, draft)
            _walk(child, draft, depth)
        elif isinstance(child, NavigableString | Tag):
            loose.append(child)
    _loose(loose, draft)


def _loose(nodes: list[NavigableString | Tag], draft: Draft) -> None:
    runs = [run for node in nodes for run in _runs(node, False, False)]
    links = [link for node in nodes if isinstance(node, Tag) for link in _links(node)]
    way = CRUMBS.match(squashed("".join(run.text for run in runs)))
    draft.add("label" if way else "paragraph", runs, links=links)
    nodes.clear()


def _piece(tag: Tag, draft: Draft, depth: int) -> None:
    if tag.name in _BOXES:
        _walk(tag, draft, depth + (tag.name in ("ul", "ol")))
    elif tag.name == "tr" and _arranges(tag):
        for cell in tag.find_all(["td", "th"], recursive=False):
            _walk(cell, draft, depth)
    elif tag.name == "tr":
        _row(tag, draft)
    elif tag.name == "li" and tag.find(HEADS):
        _walk(tag, draft, depth)
    elif tag.name == "li":
        _item(tag, draft, depth)
    elif tag.name in ("blockquote", "dd") and tag.find(_PIECES):
        _walk(tag, draft, depth)
    elif tag.name in ("p", "pre") and _lists(tag):
        _typed(tag, draft)
    elif tag.name not in ("hr", "br"):
        level = _level(tag)
        kind: Kind = "heading" if level else "quote" if tag.name == "blockquote" else "paragraph"
        draft.add(kind, list(_runs(tag, False, False)), level=level, links=_links(tag))


def _arranges(row: Tag) -> bool:
    """Whether the cells of a row only arrange parts of the page."""
    return row.find([*HEADS, "table"]) is not None or len(row.find_all(["td", "th"], recursive=False)) == 1


def _level(tag: Tag) -> int:
    """The level of a heading, 0 where a piece is none. What opens a part stands one beneath the heading over it."""
    if tag.name in HEADS:
        return int(tag.name[1])
    if tag.name == "dt":
        return 6
    if tag.name != "summary":
        return 0
    if inner := tag.find(HEADS):
        return int(inner.name[1])
    over = next((head for head in tag.find_all_previous(HEADS) if not head.find_parent("details")), None)
    return min(6, (int(over.name[1]) if over else 1) + max(1, len(tag.find_parents("details"))))


def _item(tag: Tag, draft: Draft, depth: int) -> None:
    inner = []
    while box := tag.find(["ul", "ol"]):
        inner.append(box.extract())
    runs = list(_runs(tag, False, False))
    draft.add("bullet", runs, level=max(depth - 1, 0), links=_links(tag), number=_number(tag))
    for box in inner:
        _walk(box, draft, depth + 1)


def _number(tag: Tag) -> str:
    """The number that a browser prints before an item of a numbered list."""
    if tag.parent is None or tag.parent.name != "ol":
        return ""
    first = str(tag.parent.get("start") or "1")
    return str((int(first) if first.isdigit() else 1) + len(tag.find_previous_siblings("li")))


def _typed(tag: Tag, draft: Draft) -> None:
    """A paragraph in which somebody typed a list, line by line."""
    for line in _printed(tag):
        mark = _TYPED.match("".join(run.text for run in line))
        draft.add("bullet" if mark else "paragraph", without(line, mark.end()) if mark else line, links=_links(tag))


def _printed(tag: Tag) -> list[list[Run]]:
    """The lines of a paragraph, as its writer broke them."""
    lines: list[list[Run]] = [[]]
    for run in _runs(tag, False, False):
        if run.text == "\n":
            lines.append([])
        else:
            lines[-1].append(run)
    return lines


def _lists(tag: Tag) -> bool:
    """Whether a line of a paragraph begins with a typed bullet."""
    return any(_TYPED.match("".join(run.text for run in line)) for line in _printed(tag))


def _row(tag: Tag, draft: Draft) -> None:
    cells = tag.find_all(["td", "th"], recursive=False)
    told = [list(_runs(cell, False, False)) for cell in cells]
    runs = [run for n, cell in enumerate(told) for run in [Run(" | " if n else ""), *cell]]
    words = [squashed("".join(run.text for run in cell)) for cell in told]
    draft.add("table_row", runs, links=_links(tag), cells=words, heading_row=tag.find("td") is None)


def _runs(node: NavigableString | Tag, bold: bool, italic: bool) -> Iterator[Run]:
    if isinstance(node, NavigableString):
        if not isinstance(node, Comment):
            yield Run(str(node).replace("\n", " "), bold, italic)
        return
    if node.name == "br":
        yield Run("\n", bold, italic)
    if node.name == "li" and node.find_parent(["td", "th"]):
        yield Run(" • ")
    for child in node.children:
        if isinstance(child, NavigableString | Tag):
            yield from _runs(child, bold or node.name in _BOLD, italic or node.name in _ITALIC)
    if node.name in _PIECES:
        yield Run(" ", bold, italic)


def _links(tag: Tag) -> list[Link]:
    anchors = [tag] if tag.name == "a" else tag.find_all("a")
    return [Link(squashed(a.get_text(" ")), str(a.get("href") or "")) for a in anchors if squashed(a.get_text(" "))]
