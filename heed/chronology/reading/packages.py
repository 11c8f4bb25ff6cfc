"""The XML inside a Word or Excel file, parsed so that a hostile file can neither grow nor reach outside itself."""

from __future__ import annotations

import io
import zipfile
import zlib
from functools import lru_cache

from lxml import etree

from heed.chronology.problems import Refused, UnusableInput
from heed.chronology.reading import limits

DAMAGED = "{name} is damaged and cannot be read. Open it in its own program and save it again."
_DOCTYPES = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"))


class Package:
    """The parts of one file, by their path inside it. Raises UnusableInput where they would unpack to too much."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except zipfile.BadZipFile:
            raise UnusableInput(DAMAGED.format(name=name)) from None
        self.parts = frozenset(self._archive.namelist())
        limits.check_parts(name, len(self._archive.infolist()))
        self._unpacked = 0

    def xml(self, part: str) -> etree._Element | None:
        """The root of a part; None where the file has no such part. Raises UnusableInput for a damaged one."""
        if part not in self.parts:
            return None
        return parsed(self.name, self.bytes(part))

    def bytes(self, part: str) -> bytes:
        """What a part holds. Raises UnusableInput for a damaged or locked one, and where the whole is too much."""
        self._unpacked += self._archive.getinfo(part).file_size
        limits.check_unpacked(self.name, self._unpacked)
        try:
            return self._archive.read(part)
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError):
            # A RuntimeError is zipfile's word for a part that is locked or packed in a way it does not know.
            raise UnusableInput(DAMAGED.format(name=self.name)) from None


def parsed(name: str, data: bytes) -> etree._Element:
    """The root of an XML document. Raises UnusableInput for a damaged one, and for one that declares entities."""
    if any(doctype in data for doctype in _DOCTYPES):
        raise Refused(f"{name} declares entities, which no file of a chronology does. Save it again.")
    # Entities are never expanded and nothing is fetched: no chronology has need of either.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise UnusableInput(DAMAGED.format(name=name)) from None


def local(element: etree._Element) -> str:
    """The element's name without its namespace; "" for a comment or processing instruction."""
    tag = element.tag
    return _without_namespace(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=2_000)
def _without_namespace(tag: str) -> str:
    return tag.rpartition("}")[2]


def attribute(element: etree._Element, name: str) -> str:
    """The value of the attribute in whatever namespace it stands; "" where it has none."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""
