"""Web pages: the main content; navigation, banners and footers left out. Each block is a line of the text as read."""

from __future__ import annotations

import warnings
from collections.abc import Iterator

from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning
from bs4.element import Comment, NavigableString, Tag

from heed.chronology.problems import UnusableInput
from heed.lessons.documents import Document, Kind, Link, squashed
from heed.lessons.reading.drafts import Draft, Run

_LEFT_OUT = (
    "nav",
    "header",
    "footer",
    "aside",
    "script",
    "style",
    "noscript",
    "template",
    "form",
    "svg",
    "iframe",
    "button",
)
_ROLES = ("navigation", "banner", "contentinfo", "search", "complementary")
_PIECES = ("h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "tr", "blockquote", "figcaption", "dt", "dd", "pre")
_BOXES = ("div", "section", "article", "main", "body", "ul", "ol", "table", "details", "summary", "figure", "address")
_BOLD = ("b", "strong")
_ITALIC = ("i", "em", "cite", "q")


def read(name: str, data: bytes) -> Document:
    """The document in a web page. Raises UnusableInput for one nested deeper than any page is."""
    try:
        return _read(name, data)
    except RecursionError:
        raise UnusableInput(
            f"{name} is nested too deeply to be read. Open it in a browser, copy its text and save that."
        ) from None


def _read(name: str, data: bytes) -> Document:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        soup = BeautifulSoup(data, "lxml")
    _clear(soup)
    draft = Draft("line")
    _walk(soup.select_one("main, [role=main]") or soup.find("article") or soup.body or soup, draft, 0)
    return draft.finished(name, "html", data)


def _clear(soup: BeautifulSoup) -> None:
    for tag in soup.find_all(_LEFT_OUT):
        # A header inside the main content carries the title of the page.
        if not (tag.name == "header" and tag.find_parent(["main", "article"])):
            tag.decompose()
    for tag in soup.select(", ".join(f"[role={role}]" for role in _ROLES)):
        tag.decompose()
    for tag in soup.find_all(hidden=True):
        tag.decompose()


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
    draft.add("paragraph", runs, links=links)
    nodes.clear()


def _piece(tag: Tag, draft: Draft, depth: int) -> None:
    if tag.name in _BOXES:
        _walk(tag, draft, depth + (tag.name in ("ul", "ol")))
    elif tag.name == "tr":
        _row(tag, draft)
    elif tag.name == "li":
        _item(tag, draft, depth)
    elif tag.name in ("blockquote", "dd") and tag.find(_PIECES):
        _walk(tag, draft, depth)
    elif tag.name not in ("hr", "br"):
        level = int(tag.name[1]) if tag.name[0] == "h" and tag.name[1:].isdigit() else 0
        kind: Kind = "heading" if level or tag.name == "dt" else "quote" if tag.name == "blockquote" else "paragraph"
        draft.add(
            kind, list(_runs(tag, False, False)), level=level or (6 if tag.name == "dt" else 0), links=_links(tag)
        )


def _item(tag: Tag, draft: Draft, depth: int) -> None:
    inner = tag.find_all(["ul", "ol"], recursive=False)
    for box in inner:
        box.extract()
    number = ""
    if tag.parent is not None and tag.parent.name == "ol":
        number = str(1 + len(tag.find_previous_siblings("li")))
    runs = list(_runs(tag, False, False))
    draft.add("bullet", runs, level=max(depth - 1, 0), links=_links(tag), number=number)
    for box in inner:
        _walk(box, draft, depth + 1)


def _row(tag: Tag, draft: Draft) -> None:
    cells = tag.find_all(["td", "th"])
    runs = [run for n, cell in enumerate(cells) for run in [Run(" | " if n else ""), *_runs(cell, False, False)]]
    words = [squashed(cell.get_text(" ")) for cell in cells]
    draft.add("table_row", runs, links=_links(tag), cells=words, heading_row=tag.find("td") is None)


def _runs(node: NavigableString | Tag, bold: bool, italic: bool) -> Iterator[Run]:
    if isinstance(node, NavigableString):
        if not isinstance(node, Comment):
            yield Run(str(node), bold, italic)
        return
    if node.name == "br":
        yield Run("\n", bold, italic)
    for child in node.children:
        if isinstance(child, NavigableString | Tag):
            yield from _runs(child, bold or node.name in _BOLD, italic or node.name in _ITALIC)
    if node.name in _PIECES:
        yield Run(" ", bold, italic)


def _links(tag: Tag) -> list[Link]:
    anchors = [tag] if tag.name == "a" else tag.find_all("a")
    return [Link(squashed(a.get_text(" ")), str(a.get("href") or "")) for a in anchors if squashed(a.get_text(" "))]
