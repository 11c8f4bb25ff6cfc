"""What a feed has to be: RFC 4287 (the Atom format, with the grammar of its appendix B) and JSON Feed 1.1.

Each check gives every fault it finds, in a sentence with the path to it; none for a feed that keeps all the rules.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

ATOM, XML = "{http://www.w3.org/2005/Atom}", "{http://www.w3.org/XML/1998/namespace}"
DIV = "{http://www.w3.org/1999/xhtml}div"
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_MEDIA = re.compile(r"[\w.+-]+/[\w.+-]+(;.*)?")
_NCNAME = re.compile(r"[A-Za-z_][\w.-]*")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_NOT_IN_AN_IRI = re.compile(r"[\s<>\"{}|\\^`]")

# Section 4: what may stand in an element, how often at least and at most (None: as often as it likes).
Number = tuple[int, int | None]
ANY, ONE, MAYBE = (0, None), (1, 1), (0, 1)
_OF_A_FEED: dict[str, Number] = {
    "author": ANY,
    "category": ANY,
    "contributor": ANY,
    "generator": MAYBE,
    "icon": MAYBE,
    "id": ONE,
    "link": ANY,
    "logo": MAYBE,
    "rights": MAYBE,
    "subtitle": MAYBE,
    "title": ONE,
    "updated": ONE,
}
HOLDS: dict[str, dict[str, Number]] = {
    "feed": _OF_A_FEED | {"entry": ANY},
    "source": {name: (0, most) for name, (_, most) in _OF_A_FEED.items()},
    "entry": {
        "author": ANY,
        "category": ANY,
        "content": MAYBE,
        "contributor": ANY,
        "id": ONE,
        "link": ANY,
        "published": MAYBE,
        "rights": MAYBE,
        "source": MAYBE,
        "summary": MAYBE,
        "title": ONE,
        "updated": ONE,
    },
    "author": {"name": ONE, "uri": MAYBE, "email": MAYBE},
    "contributor": {"name": ONE, "uri": MAYBE, "email": MAYBE},
}
# Attributes without a namespace that an element may have; those of another namespace are everybody's.
ATTRIBUTES = {
    "title": {"type"},
    "subtitle": {"type"},
    "summary": {"type"},
    "rights": {"type"},
    "content": {"type", "src"},
    "category": {"term", "scheme", "label"},
    "generator": {"uri", "version"},
    "link": {"href", "rel", "type", "hreflang", "title", "length"},
}
NEEDED = {"category": {"term"}, "link": {"href"}}


def faults_of_atom(data: bytes) -> list[str]:
    """Every fault of an Atom feed."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as wrong:
        return [f"not well formed: {wrong}"]
    if root.tag != f"{ATOM}feed":
        return [f"its root is {root.tag}, not atom:feed"]
    return [*_element(root), *_whole_feed(root)]


def _element(one: Any) -> Iterator[str]:
    """The faults of an element of Atom and of all within it."""
    name, where = etree.QName(one).localname, one.getroottree().getpath(one)
    yield from (f"{where}: {fault}" for fault in _attributes(one, name))
    if name in HOLDS:
        yield from (f"{where}: {fault}" for fault in _children(one, HOLDS[name]))
        for child in one.iterchildren(f"{ATOM}*"):
            yield from _element(child)
    elif name in _VALUES:
        yield from (f"{where}: {fault}" for fault in _VALUES[name](one))


def _attributes(one: Any, name: str) -> Iterator[str]:
    for attribute in one.attrib:
        known = attribute in ATTRIBUTES.get(name, set())
        if not attribute.startswith("{") and not known:
            yield f"has an attribute {attribute} that Atom does not know"
    for attribute in NEEDED.get(name, set()) - set(one.attrib):
        yield f"has no {attribute}"
    language, base = one.get(f"{XML}lang"), one.get(f"{XML}base")
    if language and not _LANGUAGE.fullmatch(language):
        yield f"is in no language: {language}"
    if base is not None and not _is_reference(base):
        yield f"has a base that leads nowhere: {base}"


def _children(one: Any, holds: dict[str, Number]) -> Iterator[str]:
    names = [etree.QName(child).localname for child in one.iterchildren(f"{ATOM}*")]
    counted = Counter(names)
    for name in counted.keys() - holds.keys():
        yield f"holds {name}, which does not belong there"
    for name, (least, most) in holds.items():
        if counted[name] < least or (most is not None and counted[name] > most):
            yield f"holds {name} {counted[name]} times"
    if "".join((one.text or "", *((child.tail or "") for child in one))).strip():
        yield "holds words outside an element"
    if "entry" in names and any(name != "entry" for name in names[names.index("entry") :]):
        yield "tells of itself after its first entry"
    alternates = Counter(
        (link.get("type"), link.get("hreflang"))
        for link in one.iterchildren(f"{ATOM}link")
        if link.get("rel", "alternate") == "alternate"
    )
    if any(number > 1 for number in alternates.values()):
        yield "has two alternates of one type and language"


def _whole_feed(root: Any) -> Iterator[str]:
    """What hangs together over several elements: authors, alternates, summaries, identifiers."""
    entries = list(root.iterchildren(f"{ATOM}entry"))
    for number, entry in enumerate(entries, 1):
        content = entry.find(f"{ATOM}content")
        authors = (root, entry, entry.find(f"{ATOM}source"))
        if not any(one is not None and one.find(f"{ATOM}author") is not None for one in authors):
            yield f"entry {number} has no author, and neither has the feed"
        alternates = [link for link in entry.iterchildren(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"]
        if content is None and not alternates:
            yield f"entry {number} has neither content nor an alternate"
        if content is not None and _needs_summary(content) and entry.find(f"{ATOM}summary") is None:
            yield f"entry {number} has content elsewhere, or in base 64, and no summary"
    told = Counter((entry.findtext(f"{ATOM}id"), entry.findtext(f"{ATOM}updated")) for entry in entries)
    yield from (f"the entry {id} stands twice with one date" for (id, _), number in told.items() if number > 1)
    if not any(link.get("rel") == "self" for link in root.iterchildren(f"{ATOM}link")):
        yield "the feed does not say where it is"


def _needs_summary(content: Any) -> bool:
    kind = content.get("type", "text").lower()
    in_words = kind in ("text", "html", "xhtml") or kind.startswith("text/") or kind.endswith(("+xml", "/xml"))
    return content.get("src") is not None or not in_words


def _text(one: Any) -> Iterator[str]:
    kind = one.get("type", "text")
    if kind not in ("text", "html", "xhtml"):
        yield f"is of a type that no text is: {kind}"
    yield from _words(one, kind)


def _words(one: Any, kind: str) -> Iterator[str]:
    if kind in ("text", "html") and len(one):
        yield "holds elements, and says that it holds none"
    if kind == "xhtml" and ([child.tag for child in one] != [DIV] or (one.text or "").strip()):
        yield "is xhtml, and not one div"


def _content(one: Any) -> Iterator[str]:
    kind = one.get("type", "text")
    source = one.get("src")
    if source is not None and (not _is_reference(source) or len(one) or (one.text or "").strip()):
        yield "has its content elsewhere, and here too or nowhere"
    if kind not in ("text", "html", "xhtml") and not _MEDIA.fullmatch(kind):
        yield f"is of no media type: {kind}"
    if source is None:
        yield from _words(one, kind)


def _date(one: Any) -> Iterator[str]:
    if not _is_date(one.text or ""):
        yield f"is no date: {one.text}"


def _id(one: Any) -> Iterator[str]:
    if not _is_iri(one.text or ""):
        yield f"is no identifier: {one.text}"


def _reference(one: Any) -> Iterator[str]:
    if not _is_reference(one.text or ""):
        yield f"leads nowhere: {one.text}"


def _email(one: Any) -> Iterator[str]:
    if not _EMAIL.fullmatch(one.text or ""):
        yield f"is no e-mail address: {one.text}"


def _plain(one: Any) -> Iterator[str]:
    if len(one):
        yield "holds elements where words are expected"
    for name in ("uri", "scheme"):
        if one.get(name) is not None and not _is_reference(one.get(name)):
            yield f"has a {name} that leads nowhere: {one.get(name)}"


def _link(one: Any) -> Iterator[str]:
    if not _is_reference(one.get("href", "")):
        yield f"leads nowhere: {one.get('href')}"
    relation, kind, language = one.get("rel", "alternate"), one.get("type"), one.get("hreflang")
    if not _NCNAME.fullmatch(relation) and not _is_iri(relation):
        yield f"is of no relation: {relation}"
    if kind is not None and not _MEDIA.fullmatch(kind):
        yield f"is of no media type: {kind}"
    if language is not None and not _LANGUAGE.fullmatch(language):
        yield f"is in no language: {language}"


_VALUES: dict[str, Callable[[Any], Iterator[str]]] = {
    **dict.fromkeys(("title", "subtitle", "summary", "rights"), _text),
    **dict.fromkeys(("updated", "published"), _date),
    **dict.fromkeys(("icon", "logo", "uri"), _reference),
    **dict.fromkeys(("name", "generator", "category"), _plain),
    "content": _content,
    "email": _email,
    "id": _id,
    "link": _link,
}


def _is_date(told: str) -> bool:
    try:
        return bool(_DATE.fullmatch(told)) and datetime.fromisoformat(told).tzinfo is not None
    except ValueError:
        return False


def _is_reference(told: str) -> bool:
    return bool(told) and not _NOT_IN_AN_IRI.search(told)


def _is_iri(told: str) -> bool:
    parts = urlsplit(told)
    return _is_reference(told) and bool(parts.scheme) and bool(parts.netloc or parts.path)


# JSON Feed 1.1: what each object may hold, and of which kind each is.
Kind = Callable[[Any], bool]


def _is_text(told: Any) -> bool:
    return isinstance(told, str)


def _is_address(told: Any) -> bool:
    return isinstance(told, str) and _is_iri(told)


def _is_moment(told: Any) -> bool:
    return isinstance(told, str) and _is_date(told)


def _is_language(told: Any) -> bool:
    return isinstance(told, str) and bool(_LANGUAGE.fullmatch(told))


def _is_number(told: Any) -> bool:
    return isinstance(told, int | float) and not isinstance(told, bool) and told >= 0


def _is_list_of_texts(told: Any) -> bool:
    return isinstance(told, list) and all(map(_is_text, told))


_AUTHOR: dict[str, Kind] = {"name": _is_text, "url": _is_address, "avatar": _is_address}
_HUB: dict[str, Kind] = {"type": _is_text, "url": _is_address}
_ATTACHMENT: dict[str, Kind] = {
    "url": _is_address,
    "mime_type": lambda told: isinstance(told, str) and bool(_MEDIA.fullmatch(told)),
    "title": _is_text,
    "size_in_bytes": _is_number,
    "duration_in_seconds": _is_number,
}
_FEED: dict[str, Kind] = {
    "version": lambda told: told == "https://jsonfeed.org/version/1.1",
    "title": _is_text,
    **dict.fromkeys(("home_page_url", "feed_url", "next_url", "icon", "favicon"), _is_address),
    **dict.fromkeys(("description", "user_comment"), _is_text),
    "language": _is_language,
    "expired": lambda told: isinstance(told, bool),
    "authors": lambda told: isinstance(told, list),
    "hubs": lambda told: isinstance(told, list),
    "items": lambda told: isinstance(told, list),
}
_ITEM: dict[str, Kind] = {
    "id": lambda told: isinstance(told, str) and bool(told),
    **dict.fromkeys(("url", "external_url", "image", "banner_image"), _is_address),
    **dict.fromkeys(("title", "content_html", "content_text", "summary"), _is_text),
    **dict.fromkeys(("date_published", "date_modified"), _is_moment),
    "authors": lambda told: isinstance(told, list),
    "tags": _is_list_of_texts,
    "language": _is_language,
    "attachments": lambda told: isinstance(told, list),
}


def faults_of_json(data: bytes) -> list[str]:
    """Every fault of a JSON Feed."""
    try:
        told = json.loads(data.decode("utf-8"))
    except ValueError as wrong:
        return [f"no JSON in UTF-8: {wrong}"]
    faults = list(_object("the feed", told, _FEED, {"version", "title", "items"}))
    if faults and not (isinstance(told, dict) and isinstance(told.get("items"), list)):
        return faults
    if told.get("next_url") and told["next_url"] == told.get("feed_url"):
        faults.append("the feed leads on to itself")
    faults += _people_and_hubs("the feed", told)
    for number, item in enumerate(told["items"], 1):
        faults += _item(f"item {number}", item)
    ids = Counter(item.get("id") for item in told["items"] if isinstance(item, dict))
    return faults + [f"two items are {id}" for id, number in ids.items() if number > 1]


def _item(where: str, item: Any) -> Iterator[str]:
    yield from _object(where, item, _ITEM, {"id"})
    if not isinstance(item, dict):
        return
    if "content_html" not in item and "content_text" not in item:
        yield f"{where} has no content"
    yield from _people_and_hubs(where, item)
    for attachment in _listed(item, "attachments"):
        yield from _object(f"an attachment of {where}", attachment, _ATTACHMENT, {"url", "mime_type"})


def _people_and_hubs(where: str, told: dict[str, Any]) -> Iterator[str]:
    for author in _listed(told, "authors"):
        yield from _object(f"an author of {where}", author, _AUTHOR, set())
        if isinstance(author, dict) and not author.keys() & _AUTHOR.keys():
            yield f"an author of {where} is nobody"
    for hub in _listed(told, "hubs"):
        yield from _object(f"a hub of {where}", hub, _HUB, {"type", "url"})


def _listed(told: dict[str, Any], name: str) -> list[Any]:
    found = told.get(name, [])
    return found if isinstance(found, list) else []


def _object(where: str, told: Any, holds: dict[str, Kind], needed: set[str]) -> Iterator[str]:
    if not isinstance(told, dict):
        yield f"{where} is no object"
        return
    yield from (f"{where} has no {name}" for name in sorted(needed - told.keys()))
    for name, value in told.items():
        if name not in holds and not re.match(r"_[A-Za-z]", name):
            yield f"{where} has {name}, which JSON Feed does not know"
        elif name in holds and not holds[name](value):
            yield f"{where} has a {name} that is none: {value!r}"
