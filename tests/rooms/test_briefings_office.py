"""What Word and PowerPoint files must be besides what they say: whole, in one language, with nothing hidden in them."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from dataclasses import replace

import pytest
from docx import Document
from lxml import etree
from PIL import Image, PngImagePlugin
from pptx import Presentation

from heed.briefings import logos
from heed.briefings.layouts import LAYOUTS
from heed.briefings.source import HouseStyle, Logo
from heed.briefings.writing import files
from tests.rooms.avonmere import STYLE, briefing
from tests.rooms.office_files import WORD, parts, trees

WRITTEN = [(form, kind) for form, layout in LAYOUTS.items() for kind in layout.files if kind in ("docx", "pptx")]
NOT_TELLING = {"", "Avonmere Safeguarding Children Partnership"}


def a_logo() -> bytes:
    """A picture with a past: where it was taken, by whom."""
    kept = io.BytesIO()
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", "Somebody Quillfeather")
    exif = Image.Exif()
    exif[0x013B] = "Somebody Quillfeather"
    Image.new("RGB", (1200, 300), "#1d5c63").save(kept, "PNG", pnginfo=told, exif=exif)
    return kept.getvalue()


@pytest.fixture(scope="module")
def written() -> dict[tuple[str, str], bytes]:
    style = replace(STYLE, logo=Logo(logos.cleaned(a_logo()), "Avonmere, a heron over water"))
    return {(form, kind): files.write(briefing(form, style=style), kind) for form, kind in WRITTEN}


@pytest.mark.parametrize(("form", "kind"), WRITTEN)
class TestEveryFile:
    def test_is_opened_by_its_library(self, written: dict[tuple[str, str], bytes], form: str, kind: str) -> None:
        opened = (Document if kind == "docx" else Presentation)(io.BytesIO(written[form, kind]))
        told = opened.core_properties
        assert told.title == briefing().title
        assert told.language == "en-GB"
        assert {told.author, told.last_modified_by, told.comments, told.keywords, told.category} <= NOT_TELLING
        assert told.revision == 1

    def test_has_every_part_it_speaks_of_and_no_other(
        self, written: dict[tuple[str, str], bytes], form: str, kind: str
    ) -> None:
        held = parts(written[form, kind])
        spoken_of = {"[Content_Types].xml"}
        for name, tree in trees(written[form, kind]):
            if name.endswith(".rels"):
                spoken_of.add(name)
                folder = posixpath.dirname(posixpath.dirname(name))
                for one in tree:
                    if one.get("TargetMode") != "External":
                        spoken_of.add(posixpath.normpath(posixpath.join("/", folder, one.get("Target"))).lstrip("/"))
        assert spoken_of == set(held)
        types = etree.fromstring(held["[Content_Types].xml"])
        assert {one.get("PartName").lstrip("/") for one in types if one.get("PartName")} <= set(held)
        endings = {one.get("Extension") for one in types if one.get("Extension")}
        named = {one.get("PartName") for one in types if one.get("PartName")}
        assert all(f"/{name}" in named or name.rpartition(".")[2] in endings for name in held if name[0] != "[")

    def test_hides_nothing(self, written: dict[tuple[str, str], bytes], form: str, kind: str) -> None:
        held = parts(written[form, kind])
        hidden = r"comments|thumbnail|custom|people|printer|vba|embeddings|docProps/(?!core|app)"
        assert not [name for name in held if re.search(hidden, name)]
        for name, tree in trees(written[form, kind]):
            for one in tree.iter(etree.Element):
                tag = etree.QName(one).localname
                assert tag not in ("ins", "del", "moveFrom", "moveTo", "rsid", "rsids", "vanish", "docId"), name
                assert not [key for key in one.attrib if re.search(r"rsid|author|initials", str(key))], name
                assert one.get("show") != "0"
        everything = b"".join(held.values())
        for leftover in (b"python", b"Canny", b"Macintosh", b"Quillfeather", b"Normal.dotm", b"en-US", b"datetime"):
            assert leftover not in everything

    def test_carries_no_time_but_the_day_of_issue(
        self, written: dict[tuple[str, str], bytes], form: str, kind: str
    ) -> None:
        with zipfile.ZipFile(io.BytesIO(written[form, kind])) as opened:
            assert {entry.date_time[:3] for entry in opened.infolist()} == {(1980, 1, 1)}
        core = parts(written[form, kind])["docProps/core.xml"].decode()
        assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+", core)) == {"2021-06-04T12:00:00"}

    def test_the_same_words_give_the_same_bytes(
        self, written: dict[tuple[str, str], bytes], form: str, kind: str
    ) -> None:
        style = replace(STYLE, logo=Logo(logos.cleaned(a_logo()), "Avonmere, a heron over water"))
        assert files.write(briefing(form, style=style), kind) == written[form, kind]

    def test_every_picture_has_an_alternative_in_words(
        self, written: dict[tuple[str, str], bytes], form: str, kind: str
    ) -> None:
        told = []
        for name, tree in trees(written[form, kind]):
            if re.match(r"word/document|ppt/slides/slide", name):
                named = [one for one in tree.iter() if etree.QName(one).localname in ("docPr", "cNvPr")]
                told += [one.get("descr") for one in named if one.get("descr") or one.get("name") == "Logo"]
        assert told == ["Avonmere, a heron over water"]


def test_a_picture_loses_its_past_and_keeps_its_look() -> None:
    clean = logos.cleaned(a_logo())
    with Image.open(io.BytesIO(clean)) as opened:
        assert opened.info == {}
        assert not opened.getexif()
        assert opened.size == (640, 160)
        assert opened.convert("RGB").getpixel((10, 10)) == (0x1D, 0x5C, 0x63)
    assert logos.cleaned(clean) == clean


@pytest.mark.parametrize("data", [b"", b"not a picture", b"\x89PNG\r\n\x1a\n" + b"0" * 40, b"<svg onload='x'/>"])
def test_what_is_no_picture_is_refused_with_what_to_give(data: bytes) -> None:
    with pytest.raises(logos.UnusableLogo, match="Give a PNG"):
        logos.cleaned(data)


# The order in which the schema wants what stands in these (ECMA-376, part 1), as far as it is used.
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind contextualSpacing "
    "jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs color spacing sz szCs u lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "tcW gridSpan tcBorders shd vAlign",
    "trPr": "cantSplit tblHeader",
    "sectPr": "headerReference footerReference type pgSz pgMar cols docGrid",
    "sdtPr": "alias showingPlcHdr text",
    "lvl": "start numFmt lvlText lvlJc pPr rPr",
    "style": "name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat locked pPr rPr tblPr trPr tcPr "
    "tblStylePr",
    "pBdr": "top left bottom right",
    "num": "abstractNumId lvlOverride",
}


@pytest.mark.parametrize("form", [form for form, kind in WRITTEN if kind == "docx"])
def test_every_element_stands_where_the_schema_wants_it(written: dict[tuple[str, str], bytes], form: str) -> None:
    for name, tree in trees(written[form, "docx"]):
        for one in tree.iter(*(f"{WORD}{tag}" for tag in ORDERS)):
            order = ORDERS[etree.QName(one).localname].split()
            found = [etree.QName(child).localname for child in one]
            assert set(found) <= set(order), (name, one.tag, found)
            places = [order.index(tag) for tag in found]
            assert places == sorted(places), (name, one.tag, found)


def test_a_house_without_a_logo_has_no_picture() -> None:
    made = files.write(briefing(style=HouseStyle("Avonmere")), "docx")
    assert not [name for name in parts(made) if "media" in name]
