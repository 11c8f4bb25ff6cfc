"""What hides in a Word document, a PowerPoint deck or an Excel workbook (ECMA-376)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from heed.anonymity.hidden import pictures
from heed.anonymity.hidden.hidden import Hidden, hidden
from heed.chronology.problems import UnusableInput
from heed.chronology.reading.packages import Package, attribute, local

# Properties that a program writes about itself tell nobody.
_OF_THE_PROGRAM = {
    *(
        "Application",
        "AppVersion",
        "DocSecurity",
        "ScaleCrop",
        "LinksUpToDate",
        "SharedDoc",
        "HyperlinksChanged",
        "Pages",
    ),
    *(
        "Words",
        "Characters",
        "Lines",
        "Paragraphs",
        "TotalTime",
        "CharactersWithSpaces",
        "Slides",
        "Notes",
        "HiddenSlides",
    ),
    *(
        "MMClips",
        "PresentationFormat",
        "HeadingPairs",
        "TitlesOfParts",
        "revision",
        "version",
        "language",
        "Properties",
    ),
    *("coreProperties", "created", "modified", "contentStatus", "lpstr", "vector", "variant", "i4", "Template"),
}
_PROPERTIES = re.compile(r"docProps/(?:core|app|custom)\.xml")
_COMMENTS = re.compile(r"(?:word|ppt|xl)/(?:comments|threadedComments|modernComments)?/?[\w]*[cC]omments?[\w]*\.xml")
_PEOPLE = re.compile(r"(?:word/people|ppt/commentAuthors|ppt/authors|xl/persons/\w+)\.xml")
_WORDS = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|glossary/document)\.xml")
_SLIDE = re.compile(r"ppt/slides/slide(\d+)\.xml")
_NOTES = re.compile(r"ppt/notesSlides/notesSlide(\d+)\.xml")
_SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_EMBEDDED = re.compile(
    r"(?:word|ppt|xl)/(?:embeddings|activeX|externalLinks)/[^/]+|.*vbaProject\.bin|customXml/item\d+\.xml"
)
_MEDIA = re.compile(r"(?:word|ppt|xl)/media/[^/]+\.(?:jpe?g|png|tiff?|webp)", re.IGNORECASE)
_SMALLEST_HALF_POINTS = 6
_WHITE = {"FFFFFF", "FEFEFE"}


def find(name: str, data: bytes) -> Iterator[Hidden]:
    """Raises UnusableInput where the file is damaged, would unpack to too much or declares entities."""
    package = Package(name, data)
    parts = sorted(package.parts)
    if "[Content_Types].xml" not in package.parts:
        raise UnusableInput(f"{name} is an archive and no Office file. Unpack it and send the files inside.")
    for part in parts:
        for shape, reader in _READERS:
            if shape.fullmatch(part) and (root := package.xml(part)) is not None:
                yield from reader(part, root)
        if part.endswith(".rels") and (root := package.xml(part)) is not None:
            yield from _links(part, root)
        if _EMBEDDED.fullmatch(part):
            yield hidden("embedded file", part, part.rpartition("/")[2], "A file or a program stands within this one.")
        if _MEDIA.fullmatch(part):
            yield from pictures.find(part, package.bytes(part))


def _properties(part: str, root: etree._Element) -> Iterator[Hidden]:
    for element in root.iter():
        name, text = local(element), (element.text or "").strip()
        if element.get("name") and (said := "".join(map(str, element.itertext())).strip()):
            yield hidden(
                "property", f"{part}, {element.get('name')}", said, "A property of the file that no page shows."
            )
        elif text and name and name not in _OF_THE_PROGRAM and not part.endswith("custom.xml"):
            yield hidden("property", f"properties, {name}", text, "A property of the file that no page shows.")


def _comments(part: str, root: etree._Element) -> Iterator[Hidden]:
    for element in root.iter():
        if local(element) in ("comment", "cm", "threadedComment"):
            by = attribute(element, "author") or attribute(element, "personId")
            yield hidden(
                "comment", part, f"{by}: {_text(element)}".strip(": "), "A comment that the page does not show."
            )
        elif local(element) == "author" and (element.text or "").strip():
            yield hidden("property", part, element.text or "", "The author of comments.")


def _people(part: str, root: etree._Element) -> Iterator[Hidden]:
    for element in root.iter():
        for key in ("author", "name", "displayName"):
            if said := attribute(element, key):
                yield hidden("property", part, said, "Somebody who wrote in this file.")


def _words(part: str, root: etree._Element) -> Iterator[Hidden]:
    for element in root.iter():
        name = local(element)
        if name in ("ins", "del", "moveFrom", "moveTo") and (attribute(element, "author") or _text(element)):
            by, said = attribute(element, "author"), _text(element)
            yield hidden(
                "tracked change", part, f"{by}: {said}", f"Tracked: {_DONE[name]} by somebody named in the file."
            )
        elif name == "r" and (why := _is_unseen(element)) and (said := _text(element).strip()):
            yield hidden("hidden text", part, said, why)
        elif name == "bookmarkStart" and not attribute(element, "name").startswith(("_", "OLE_LINK")):
            yield hidden("other part", part, attribute(element, "name"), "The name of a bookmark.")
        elif name == "instrText" and "HYPERLINK" in (element.text or ""):
            yield hidden("link", part, element.text or "", "Where a link leads, which the page does not say.")
        yield from _alternative(part, element)


_DONE = {"ins": "put in", "del": "taken out", "moveFrom": "moved away", "moveTo": "moved here"}


def _is_unseen(run: etree._Element) -> str:
    """Why the words of a run are not seen; "" where they are."""
    for element in run.iter():
        name, value = local(element), attribute(element, "val")
        if name in ("vanish", "webHidden", "specVanish") and value not in ("0", "false", "off"):
            return "Words set as hidden."
        if name == "color" and value.upper() in _WHITE:
            return "White words on a white page."
        if name == "sz" and value.isdigit() and int(value) <= _SMALLEST_HALF_POINTS:
            return "Words too small to be read."
    return ""


def _slide(part: str, root: etree._Element) -> Iterator[Hidden]:
    number = _SLIDE.fullmatch(part)
    where = f"slide {number[1]}" if number else part
    if root.get("show") in ("0", "false"):
        yield hidden("hidden slide", where, _text(root), "A slide that is left out when the deck is shown.")
    for element in root.iter():
        if local(element) == "cNvPr" and element.get("hidden") in ("1", "true"):
            shape = next(element.iterancestors("{*}sp", "{*}pic", "{*}graphicFrame"), None)
            yield hidden("hidden text", where, _text(shape) if shape is not None else "", "A shape set as hidden.")
        yield from _alternative(where, element)


def _notes(part: str, root: etree._Element) -> Iterator[Hidden]:
    paragraphs = (_text(each).strip() for each in root.iter() if local(each) == "p")
    if said := " ".join(each for each in paragraphs if each and not each.isdigit()):
        yield hidden("speaker notes", part.rpartition("/")[2], said, "Notes that the slides do not show.")


def _workbook(part: str, root: etree._Element) -> Iterator[Hidden]:
    for element in root.iter():
        if local(element) == "sheet" and element.get("state") in ("hidden", "veryHidden"):
            yield hidden(
                "hidden sheet", f"sheet '{element.get('name')}'", element.get("name") or "", "A sheet set as hidden."
            )
        if local(element) == "definedName" and element.get("hidden") == "1":
            yield hidden("other part", "names", element.get("name") or "", "A name set as hidden.")


def _sheet(part: str, root: etree._Element) -> Iterator[Hidden]:
    for element in root.iter():
        if local(element) in ("row", "col") and element.get("hidden") in ("1", "true"):
            at = element.get("r") or f"{element.get('min')} to {element.get('max')}"
            yield hidden(
                "hidden sheet",
                f"{part.rpartition('/')[2]}, {local(element)} {at}",
                at,
                "Rows or columns set as hidden.",
            )


def _alternative(where: str, element: etree._Element) -> Iterator[Hidden]:
    if local(element) in ("docPr", "cNvPr"):
        for key in ("descr", "title"):
            if said := (element.get(key) or "").strip():
                yield hidden("alternative text", where, said, "Words of a picture that are read aloud and not shown.")


def _links(part: str, root: etree._Element) -> Iterator[Hidden]:
    for element in root:
        target = element.get("Target") or ""
        if element.get("TargetMode") == "External" and target:
            kind = (element.get("Type") or "").rpartition("/")[2]
            say = (
                "Where a link leads, which the page does not say."
                if kind == "hyperlink"
                else f"It reaches for a {kind}."
            )
            yield hidden("link", part.rpartition("/")[2].removesuffix(".rels"), target, say)


def _text(element: etree._Element) -> str:
    return "".join(
        (each.text or "") + (" " if local(each) == "p" else "")
        for each in element.iter()
        if local(each) in ("t", "delText", "text", "p")
    )


_READERS = (
    (_PROPERTIES, _properties),
    (_COMMENTS, _comments),
    (_PEOPLE, _people),
    (_WORDS, _words),
    (_SLIDE, _slide),
    (_NOTES, _notes),
    (re.compile(r"xl/workbook\.xml"), _workbook),
    (_SHEET, _sheet),
    (re.compile(r"xl/drawings/drawing\d+\.xml"), _slide),
)
