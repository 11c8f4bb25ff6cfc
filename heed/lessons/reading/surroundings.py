"""What a web page has round its words: the ways to other pages, banners, buttons. Taken out; what folds is opened."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bs4 import BeautifulSoup
from bs4.element import Tag

HEADS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LEFT_OUT = ("nav", "header", "footer", "aside", "script", "style", "noscript", "template", "svg", "iframe", "button")
_ROLES = ("navigation", "banner", "contentinfo", "search", "complementary")
# What the builders of sites call such parts, one word of a class or an identifier.
_CALLED = re.compile(
    r"(?:^|[\s_-])(?:cookies?|breadcrumbs?|nav|navigation|navbar|menu|sidebar|share|sharing|sharethis|addthis|social"
    r"|skip|skiplinks?|footer|search|pagination|pager|related|header|topbar|toolbar|feedback|newsletter|subscribe)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
# A part that holds more of the page's words than this is no surrounding, whatever it is called.
_MOST = 0.5


def clear(soup: BeautifulSoup) -> None:
    """Takes the surroundings from a page, and leaves its words."""
    _unfold(soup)
    _open_forms(soup)
    _drop(tag for tag in soup.find_all(_LEFT_OUT) if not _stays(tag))
    _drop(soup.select(", ".join(f"[role={role}]" for role in _ROLES)))
    _drop(tag for tag in soup.find_all(hidden=True))
    _drop_called(soup)


def _drop(tags: Iterable[Tag]) -> None:
    for tag in list(tags):
        if not tag.decomposed:
            tag.decompose()


def _stays(tag: Tag) -> bool:
    """A header inside the main content carries the title of the page; a box beside it may carry what was learned."""
    if tag.name not in ("header", "aside") or not tag.find_parent(["main", "article"]):
        return False
    if tag.name == "header":
        return True
    linked = sum(len(link.get_text()) for link in tag.find_all("a"))
    return linked * 2 < len(tag.get_text(strip=True))


def _unfold(soup: BeautifulSoup) -> None:
    """The parts that a button opens are read as if open, under what is written on the button."""
    opened = {str(each.get("aria-controls")) for each in soup.select("[aria-controls]")} - {""}
    for panel in soup.find_all(hidden=True):
        if panel.get("id") in opened or panel.get("hidden") == "until-found" or panel.get("role") == "tabpanel":
            del panel["hidden"]
    panels = {str(panel.get("id")) for panel in soup.find_all(id=True) if panel.name not in ("nav", "ul", "form")}
    for button in soup.find_all("button"):
        if button.find_parent([*HEADS, "summary"]):
            button.unwrap()
        elif button.get("aria-controls") in panels & opened and not button.find_parent(["nav", "header"]):
            button.name = "summary"


def _open_forms(soup: BeautifulSoup) -> None:
    """A form round the whole page is a habit of the program that made it; any other asks something of a visitor."""
    whole = _length(soup)
    for form in soup.find_all("form"):
        if form.find("h1") or _length(form) > whole * _MOST:
            form.unwrap()
        else:
            form.decompose()


def _drop_called(soup: BeautifulSoup) -> None:
    whole = _length(soup)
    for tag in soup.find_all(["div", "ul", "ol", "section", "p", "a", "span", "table"]):
        if tag.decomposed:
            continue
        called = f"{' '.join(tag.get('class') or ())} {tag.get('id') or ''}"
        if _CALLED.search(called) and not tag.find(["h1", "main", "article"]) and _length(tag) < whole * _MOST:
            tag.decompose()


def _length(tag: Tag) -> int:
    return len(tag.get_text(strip=True))
