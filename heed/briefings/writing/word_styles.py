"""The styles of a Word document: those that are used, in the colours of the house, in British English; no other."""

from __future__ import annotations

from typing import Any

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from heed.briefings.colour import Palette
from heed.briefings.writing.office import FONT, LANGUAGE
from heed.briefings.writing.word_parts import BULLETS, NUMBERED, element, lists

INK = "#17211f"
_SIDES = ("top", "left", "bottom", "right")
_KEPT = {
    *("Normal", "Heading 1", "Heading 2", "Heading 3", "List Bullet", "List Number", "Caption", "Header", "Footer"),
    *("Strong", "Default Paragraph Font", "Normal Table", "No List"),
}
# What Word would write into a file about whoever last saved it, and what the template brings of its own.
_SETTINGS = ("rsids", "proofState", "savePreviewPicture", "doNotAutoCompressPictures", "shapeDefaults")


def dress(document: WordDocument, palette: Palette, *, letters: float, tight: bool = False) -> None:
    """Gives a new document its styles, its language and its lists.

    letters: of the running text, in points. tight: with little room around headings, for a poster.
    """
    _settings(document)
    _forget(document)
    lists(document, palette.house)
    _defaults(document)
    styles = document.styles
    _paragraph(styles["Normal"], letters, INK, after=letters * (0.32 if tight else 0.45))
    styles["Normal"].paragraph_format.line_spacing = 1.0 if tight else 1.1
    _headings(styles, palette, letters, tight=tight)
    for name, kind in (("List Bullet", 2), ("List Number", 1)):
        _paragraph(styles[name], letters, INK, after=letters * (0.25 if tight else 0.35))
        _counted(styles[name], kind)
    _paragraph(styles["Caption"], letters, palette.house, bold=True, after=4, keep=True)
    _paragraph(styles["Footer"], 8.5, INK)
    _banner(styles, palette, tight=tight)
    _own(styles, palette, letters)
    _tables(document, palette)


def _settings(document: WordDocument) -> None:
    settings = document.settings.element
    for one in list(settings):
        name = one.tag.rpartition("}")[2]
        if name in _SETTINGS or one.tag.startswith("{http://schemas.microsoft.com"):
            settings.remove(one)
    settings.find(qn("w:zoom")).set(qn("w:percent"), "100")
    language = settings.find(qn("w:themeFontLang"))
    language.attrib.clear()
    language.set(qn("w:val"), LANGUAGE)
    for one in settings.iter(qn("w:compatSetting")):
        if one.get(qn("w:name")) == "compatibilityMode":
            one.set(qn("w:val"), "15")  # else Word opens it in the mode of an older version


def _forget(document: WordDocument) -> None:
    """Takes out the styles that are not used, and what the kept ones say of them."""
    for style in list(document.styles):
        if style.name not in _KEPT:
            style.delete()
    root = document.styles.element
    for latent in root.findall(qn("w:latentStyles")):
        root.remove(latent)
    for style in root.findall(qn("w:style")):
        for name in ("rsid", "link"):
            for one in style.findall(qn(f"w:{name}")):
                style.remove(one)


def _defaults(document: WordDocument) -> None:
    """One font and one language, whatever the theme says."""
    root = document.styles.element
    for fonts in root.iter(qn("w:rFonts")):
        _font(fonts)
    properties = root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for one in properties.findall(qn("w:lang")):
        properties.remove(one)
    properties.append(element("lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi="ar-SA"))


def _font(fonts: Any) -> None:
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)


def _paragraph(
    style: Any,
    letters: float,
    ink: str,
    *,
    bold: bool = False,
    before: float = 0,
    after: float = 0,
    keep: bool = False,
) -> None:
    style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(letters), bold, False
    style.font.color.rgb = _rgb(ink)
    _font(style.element.rPr.find(qn("w:rFonts")))
    shape = style.paragraph_format
    shape.space_before, shape.space_after, shape.keep_with_next = Pt(before), Pt(after), keep
    shape.widow_control = True


def _headings(styles: Any, palette: Palette, letters: float, *, tight: bool) -> None:
    _paragraph(styles["Heading 1"], 20, "#ffffff", bold=True, keep=True)
    before, after = (2, 3) if tight else (14, 5)
    _paragraph(styles["Heading 2"], letters * 1.3, palette.house, bold=True, before=before, after=after, keep=True)
    if tight:
        _shaded(styles["Heading 2"], palette.tint)
    else:
        _bordered(styles["Heading 2"], palette.line, "bottom", size=6)
    _paragraph(styles["Heading 3"], letters * 1.1, palette.house, bold=True, before=9, after=4, keep=True)


def _banner(styles: Any, palette: Palette, *, tight: bool) -> None:
    """One band of the house's colour: the same border and shading on all of its paragraphs makes them one."""
    _paragraph(_new(styles, "Banner"), 10, "#ffffff", keep=True)
    _paragraph(_new(styles, "Banner end"), 9 if tight else 10, "#ffffff", after=8 if tight else 12)
    for name in ("Banner", "Heading 1", "Banner end"):
        space = 5 if tight else 8
        styles[name].paragraph_format.left_indent = styles[name].paragraph_format.right_indent = Pt(space)
        _bordered(styles[name], palette.house, *_SIDES, size=4, space=space)
        _shaded(styles[name], palette.house)
    _paragraph(_new(styles, "Logo"), 10, INK, after=6)
    styles["Logo"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _own(styles: Any, palette: Palette, letters: float) -> None:
    _paragraph(_new(styles, "Question"), letters, INK, before=2, after=letters * 0.8)
    styles["Question"].paragraph_format.left_indent = Mm(8)
    styles["Question"].paragraph_format.right_indent = Mm(1)
    _bordered(styles["Question"], palette.accent_tint, "top", size=4, space=3)
    _bordered(styles["Question"], palette.accent, "left", size=18)
    _bordered(styles["Question"], palette.accent_tint, "bottom", "right", size=4, space=3)
    _shaded(styles["Question"], palette.accent_tint)
    _paragraph(_new(styles, "Contents"), letters, INK, after=2)
    _paragraph(_new(styles, "Contents heading"), letters * 1.3, palette.house, bold=True, before=14, after=5, keep=True)
    _paragraph(_new(styles, "Label"), letters, INK, bold=True, before=8, after=3, keep=True)
    _paragraph(_new(styles, "Room"), letters, INK, after=4)
    styles["Room"].paragraph_format.left_indent = styles["Room"].paragraph_format.right_indent = Mm(1.5)
    _bordered(styles["Room"], palette.line, *_SIDES, size=6)
    _paragraph(_new(styles, "Table heading"), letters, palette.house, bold=True, after=2, keep=True)
    _paragraph(_new(styles, "Cell"), letters, INK, after=2)
    _paragraph(_new(styles, "Small"), 8, INK)
    _paragraph(_new(styles, "Spacer"), 2, INK)
    for name, ink in (("Hyperlink", palette.house), ("Hint", "#5b6663")):
        made = styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        made.font.color.rgb = _rgb(ink)
        made.font.underline = name == "Hyperlink"


def _new(styles: Any, name: str) -> Any:
    made = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    made.base_style = styles["Normal"]
    return made


def _counted(style: Any, kind: int) -> None:
    """Makes a paragraph style the item of a list; its indent is the list's."""
    properties = style.element.get_or_add_pPr()
    for name in ("numPr", "ind", "contextualSpacing", "tabs"):
        for one in properties.findall(qn(f"w:{name}")):
            properties.remove(one)
    properties.get_or_add_numPr().get_or_add_numId().val = kind
    assert NUMBERED < BULLETS


def _shaded(style: Any, fill: str) -> None:
    _insert(style, element("shd", val="clear", color="auto", fill=fill.lstrip("#")))


def _bordered(style: Any, ink: str, *sides: str, size: int, space: int = 4) -> None:
    properties = style.element.get_or_add_pPr()
    borders = properties.find(qn("w:pBdr"))
    if borders is None:
        borders = element("pBdr")
        _insert(style, borders)
    for side in sides:
        borders.append(element(side, val="single", sz=str(size), space=str(space), color=ink.lstrip("#")))


def fill_of(style: Any) -> str:
    """The colour behind the text of a paragraph style, as six figures."""
    return str(style.element.pPr.find(qn("w:shd")).get(qn("w:fill")))


# The order of CT_PPr up to the elements used here (ECMA-376, part 1, 17.3.1.26).
_ORDER = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers"),
    *("pBdr", "shd", "tabs", "suppressAutoHyphens", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl"),
)


def _insert(style: Any, made: Any) -> None:
    properties = style.element.get_or_add_pPr()
    place = _ORDER.index(made.tag.rpartition("}")[2])
    for one in properties.findall(made.tag):
        properties.remove(one)
    after = [one for one in properties if _ORDER.index(one.tag.rpartition("}")[2]) > place]
    if after:
        after[0].addprevious(made)
    else:
        properties.append(made)


def _tables(document: WordDocument, palette: Palette) -> None:
    """Rows under a tinted head; and boxes that stand apart."""
    lines = _borders(palette.line, ("top", "bottom", "insideH"))
    _table_style(document, "Rows", [lines, _margins(60)], _first_row(palette.tint))
    _table_style(document, "Boxes", [_borders(palette.line, (*_SIDES, "insideH", "insideV")), _margins(70)])


def _borders(ink: str, sides: tuple[str, ...]) -> Any:
    borders = element("tblBorders")
    for side in sides:
        borders.append(element(side, val="single", sz="6", space="0", color=ink.lstrip("#")))
    return borders


def _margins(high: int) -> Any:
    margins = element("tblCellMar")
    for side, wide in (("top", high), ("left", 115), ("bottom", high), ("right", 115)):
        margins.append(element(side, w=str(wide), type="dxa"))
    return margins


def _first_row(fill: str) -> Any:
    first, cell = element("tblStylePr", type="firstRow"), element("tcPr")
    cell.append(element("shd", val="clear", color="auto", fill=fill.lstrip("#")))
    first.append(cell)
    return first


def _table_style(document: WordDocument, name: str, look: list[Any], *more: Any) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.TABLE)
    style.base_style = document.styles["Normal Table"]
    table = element("tblPr")
    table.extend(look)
    style.element.extend([table, *more])


def _rgb(ink: str) -> RGBColor:
    return RGBColor.from_string(ink.lstrip("#"))
