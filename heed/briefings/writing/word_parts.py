"""What python-docx has no call for: links, page numbers, lists that begin at one, columns, room to write in.

Each element stands where the schema of WordprocessingML wants it among its neighbours; Word repairs files that do not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, RGBColor

NUMBERED, BULLETS = 90, 91
DOT = "\u2022"


# What follows the shading of a paragraph in the schema (ECMA-376, part 1, 17.3.1.26), as far as it is used here.
AFTER_SHADING = ("w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl", "w:rPr", "w:sectPr")


def element(name: str, /, **attributes: str) -> Any:
    """An element of WordprocessingML: element("tab", val="right")."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def add_link(paragraph: Any, address: str, label: str) -> None:
    """A link to the web or to mail."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    _put_into(link, paragraph, label)


def add_link_within(paragraph: Any, bookmark: str, label: str) -> None:
    """A link to another place of the document."""
    _put_into(element("hyperlink", anchor=bookmark, history="1"), paragraph, label)


def _put_into(link: Any, paragraph: Any, label: str) -> None:
    run = paragraph.add_run(label, style="Hyperlink")
    link.append(run._r)
    paragraph._p.append(link)


def as_bookmark(paragraph: Any, number: int, name: str) -> None:
    """Makes a paragraph a place that links lead to."""
    start, end = element("bookmarkStart", id=str(number), name=name), element("bookmarkEnd", id=str(number))
    first = paragraph.runs[0]._r
    first.addprevious(start)
    paragraph._p.append(end)


def add_page_numbers(paragraph: Any) -> None:
    """ "3 of 7", counted by Word."""
    for field, between in (("PAGE", " of "), ("NUMPAGES", "")):
        simple = element("fldSimple", instr=f" {field} ")
        run = paragraph.add_run("1")
        simple.append(run._r)
        paragraph._p.append(simple)
        if between:
            paragraph.add_run(between)


def add_room(paragraph: Any, label: str, lines: int) -> None:
    """A field to type into, named by its label, with room for a pen."""
    control, told, holds = element("sdt"), element("sdtPr"), element("sdtContent")
    told.extend([element("alias", val=label[:64]), element("showingPlcHdr"), element("text", multiLine="1")])
    run = paragraph.add_run("Write here")
    run.style = paragraph.part.document.styles["Hint"]
    holds.append(run._r)
    control.extend([told, holds])
    paragraph._p.append(control)
    after = paragraph.add_run()
    for _ in range(lines):
        after.add_break()


def list_of(document: WordDocument) -> Callable[[Any], None]:
    """A counted list that begins at one: gives what makes a paragraph its next item."""
    numbering = document.part.numbering_part.element
    number = element("num", numId=str(1 + max(int(one.get(qn("w:numId"))) for one in numbering.findall(qn("w:num")))))
    number.append(element("abstractNumId", val=str(NUMBERED)))
    override = element("lvlOverride", ilvl="0")
    override.append(element("startOverride", val="1"))
    number.append(override)
    numbering.append(number)

    def count(paragraph: Any) -> None:
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = int(number.get(qn("w:numId")))

    return count


def lists(document: WordDocument, house: str) -> None:
    """The two kinds of list there are: counted, and with a dot in the colour of the house; no other of the template."""
    numbering = document.part.numbering_part.element
    for one in list(numbering):
        numbering.remove(one)
    for place, (kind, text, format_) in enumerate(((NUMBERED, "%1.", "decimal"), (BULLETS, DOT, "bullet")), 1):
        numbering.insert(place - 1, _kind_of_list(kind, text, format_, house))
        number = element("num", numId=str(place))
        number.append(element("abstractNumId", val=str(kind)))
        numbering.append(number)


def _kind_of_list(kind: int, text: str, format_: str, house: str) -> Any:
    abstract, level = element("abstractNum", abstractNumId=str(kind)), element("lvl", ilvl="0")
    abstract.append(element("multiLevelType", val="singleLevel"))
    paragraph, run = element("pPr"), element("rPr")
    paragraph.append(element("ind", left="340", hanging="340"))
    run.append(element("rFonts", ascii="Arial", hAnsi="Arial", cs="Arial", hint="default"))
    run.extend([element("b"), element("color", val=house.lstrip("#"))])
    level.extend(
        [
            *(element("start", val="1"), element("numFmt", val=format_), element("lvlText", val=text)),
            *(element("lvlJc", val="left"), paragraph, run),
        ]
    )
    abstract.append(level)
    return abstract


def emphasise(cell: Any, heading: Any, run: Any, fill: str) -> None:
    """The box that a passer-by should read: a strong border, its heading white on the colour of the house."""
    run.font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
    properties = heading._p.get_or_add_pPr()
    properties.insert_element_before(element("shd", val="clear", color="auto", fill=fill), *AFTER_SHADING)
    borders = element("tcBorders")
    for side in ("top", "left", "bottom", "right"):
        borders.append(element(side, val="single", sz="24", space="0", color=fill))
    cell._tc.get_or_add_tcPr().append(borders)


def table_is(table: Any, title: str, says: str, *, widths: Sequence[float]) -> None:
    """What a table is, for those who do not see it, and how wide its columns are in millimetres."""
    table.autofit = False
    properties = table._tbl.tblPr
    for one in properties.findall(qn("w:tblLook")):
        properties.remove(one)
    properties.append(
        element(
            "tblLook", val="0620", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0", noHBand="1", noVBand="1"
        )
    )
    properties.append(element("tblCaption", val=title))
    if says:
        properties.append(element("tblDescription", val=says))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def repeat_as_header(row: Any) -> None:
    """The first row heads the table, on every page."""
    row._tr.get_or_add_trPr().append(element("tblHeader"))


def keep_row_whole(row: Any) -> None:
    """A row is not parted over two pages."""
    row._tr.get_or_add_trPr().insert(0, element("cantSplit"))
