"""What Word and PowerPoint files have in common: whose they are, and that nothing else travels in them.

The libraries start from a template of their own, with its thumbnail, its printer, its author and the day somebody made
it. What leaves here has the parts that are read and no other, and the same words give the same bytes.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from datetime import UTC, datetime, time
from typing import Any

from lxml import etree

from heed.briefings.contents import Briefing
from heed.briefings.writing.typesetting import NOT_ISSUED, CannotBeSet

LANGUAGE = "en-GB"
FONT = "Arial"
# Of the template, and of no use to a reader.
_LEFTOVERS = re.compile(
    r"docProps/thumbnail\.\w+|customXml/.*|word/stylesWithEffects\.xml|ppt/printerSettings/.*|word/webSettings\.xml"
)
# By these Word tells which words were written in one sitting.
_SAVED_BY = re.compile(rb' w:rsid\w*="\w*"')
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>Heed</Application></Properties>"
)
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_TELEPHONE = re.compile(r"\b0[0-9][0-9 ]{7,}[0-9]\b")

# What XML has no place for: signs that steer a machine, and two that stand for nothing.
_UNSAYABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def sayable(briefing: Briefing) -> None:
    """Raises CannotBeSet for a sign that a file of Word or PowerPoint cannot hold."""
    if found := _UNSAYABLE.search(f"{briefing.text}\n{briefing.style}"):
        raise CannotBeSet(f"The page cannot show '{found[0]!r}', which is no letter. Take it out.")


def unbroken(text: str) -> str:
    """The text with each telephone number held together on one line."""
    return _TELEPHONE.sub(lambda match: match[0].replace(" ", "\u00a0"), text)


def describe(properties: Any, briefing: Briefing) -> None:
    """The core properties: what it is, in which language, and the partnership it is from. No person's name."""
    day = briefing.issued or NOT_ISSUED
    properties.title = briefing.title
    properties.subject = briefing.layout.title
    properties.author = briefing.style.name
    properties.last_modified_by = briefing.style.name
    properties.language = LANGUAGE
    properties.comments = properties.keywords = properties.category = ""
    properties.created = properties.modified = datetime.combine(day, time(12), tzinfo=UTC).replace(tzinfo=None)
    properties.revision = 1


def cleaned(data: bytes) -> bytes:
    """The file without the leftovers of the template, its language ours, packed the same way each time."""
    with zipfile.ZipFile(io.BytesIO(data)) as given:
        parts = {name: given.read(name) for name in given.namelist() if not _LEFTOVERS.fullmatch(name)}
    parts["docProps/app.xml"] = _APP
    for name in [name for name in parts if name.startswith("word/") and name.endswith(".xml")]:
        parts[name] = _SAVED_BY.sub(b"", parts[name])
    for name in [name for name in parts if name.startswith("ppt/") and name.endswith(".xml")]:
        parts[name] = parts[name].replace(b"en-US", LANGUAGE.encode())
    for name in [name for name in parts if name.endswith(".rels")]:
        parts[name] = _without_leftovers(parts[name], posixpath.dirname(posixpath.dirname(name)))
    parts["[Content_Types].xml"] = _types_of(parts)
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in sorted(parts, key=lambda name: (name != "[Content_Types].xml", not name.startswith("_rels"), name)):
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, parts[name])
    return kept.getvalue()


def _without_leftovers(relations: bytes, folder: str) -> bytes:
    tree = etree.fromstring(relations)
    for one in tree.findall(_RELATIONS):
        if one.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/")
            if _LEFTOVERS.fullmatch(target):
                tree.remove(one)
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def _types_of(parts: dict[str, bytes]) -> bytes:
    """The list of content types, for the parts there are."""
    tree = etree.fromstring(parts["[Content_Types].xml"])
    endings = {posixpath.splitext(name)[1].lstrip(".").lower() for name in parts}
    for one in list(tree):
        gone = one.tag == f"{_TYPES}Override" and one.get("PartName", "").lstrip("/") not in parts
        unused = one.tag == f"{_TYPES}Default" and one.get("Extension", "").lower() not in endings
        if gone or unused:
            tree.remove(one)
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
