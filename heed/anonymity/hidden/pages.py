"""What hides in a web page: notes to nobody, elements that are not shown, words for programs, where links lead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Comment
from bs4.element import Tag

from heed.anonymity.hidden.hidden import Hidden, hidden
from heed.chronology.problems import UnusableInput

_UNSEEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?![.\d])|font-size\s*:\s*0"
    r"|(?:left|top|text-indent)\s*:\s*-\d{3,}|(?<!-)color\s*:\s*(?:#fff(?:fff)?\b|white\b|transparent)",
    re.IGNORECASE,
)
_MOST_TAGS = 200_000
_ENTITIES = re.compile(rb"<!ENTITY", re.IGNORECASE)


def find(name: str, data: bytes) -> Iterator[Hidden]:
    """Raises UnusableInput for a page that declares entities or has more elements than any page that people read."""
    if _ENTITIES.search(data):
        raise UnusableInput(f"{name} declares entities, which no page needs. Save it again from the browser.")
    if data.count(b"<") > _MOST_TAGS:
        raise UnusableInput(f"{name} has more elements than a page that people read. Send the page itself.")
    soup = BeautifulSoup(data, "lxml")
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        if str(comment).strip():
            yield hidden("comment", "a comment of the page", str(comment), "A note in the page that no reader sees.")
    for tag in soup.find_all(True):
        yield from _of_tag(tag)


def _of_tag(tag: Tag) -> Iterator[Hidden]:
    said = " ".join(tag.get_text(" ").split())
    if tag.name == "meta" and (tag.get("name") or tag.get("property")) and tag.get("content"):
        called = str(tag.get("name") or tag.get("property"))
        if called not in ("viewport", "color-scheme", "theme-color", "robots"):
            yield hidden("property", f"meta {called}", str(tag["content"]), "Words for programs that no page shows.")
    unseen = tag.has_attr("hidden") or _UNSEEN.search(str(tag.get("style") or ""))
    if said and tag.name not in ("style", "script") and (unseen or tag.name in ("template", "noscript")):
        yield hidden("hidden text", f"<{tag.name}>", said, "Words that the page does not show.")
    if tag.name == "script" and tag.string and ("json" in str(tag.get("type")) or len(tag.string) > 0):
        yield hidden("other part", "<script>", tag.string, "A program or data within the page.")
    if tag.name == "input" and tag.get("type") == "hidden" and tag.get("value"):
        yield hidden(
            "hidden text", f"field {tag.get('name')}", str(tag["value"]), "A field that the page does not show."
        )
    for key in ("alt", "aria-label", "title"):
        if tag.get(key):
            yield hidden(
                "alternative text", f"<{tag.name}>", str(tag[key]), "Words that are read aloud or shown on pointing."
            )
    for key in tag.attrs:
        if key.startswith("data-") and str(tag[key]).strip():
            yield hidden("other part", f"<{tag.name} {key}>", str(tag[key]), "Data that the page does not show.")
    if tag.name == "a" and tag.get("href") and not str(tag["href"]).startswith("#"):
        yield hidden(
            "link", f"link '{said[:40]}'", str(tag["href"]), "Where a link leads, which the page does not say."
        )
