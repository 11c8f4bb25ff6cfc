"""The master of a deck: four layouts of 16:9 in the colours of the house; the library's own is 4:3 and somebody else's.

The figures are those of slides.typ, so that what was measured there fits here.
"""

from __future__ import annotations

import copy
from typing import Any

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Mm, Pt

from heed.briefings.colour import Palette
from heed.briefings.writing.office import FONT, LANGUAGE

SLIDE_WIDE, SLIDE_HIGH, EDGE = 338.67, 190.5, 18.0
BODY_TOP, BODY_HIGH, GAP = 48.0, 120.0, 12.0
INNER = SLIDE_WIDE - 2 * EDGE
LEFT, RIGHT = (INNER - GAP) * 0.54, (INNER - GAP) * 0.46
FIRST, WIDE, BESIDE, ALONE = "Title", "Words", "Learning point and question", "Learning point"
ACCENT = MSO_THEME_COLOR.ACCENT_1
RUN, RUN_PROPERTIES = qn("a:r"), qn("a:rPr")
_INK = "17211f"
# Which of the library's layouts ours are made from, by their place there.
_FROM = {FIRST: 0, WIDE: 1, BESIDE: 3, ALONE: 5}
_THEME = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def drawing(name: str) -> Any:
    """An empty element of DrawingML."""
    return parse_xml(f"<a:{name} {nsdecls('a')}/>")


def dress(deck: Any, palette: Palette) -> dict[str, Any]:
    """Makes the master and its layouts ours; gives the layouts by name."""
    deck.slide_width, deck.slide_height = 12192000, 6858000
    deck._element.find(qn("p:sldSz")).attrib.pop("type", None)
    master = deck.slide_master
    layouts = _keep(deck, master)
    _theme(master, palette)
    _language(deck, master, layouts.values())
    _master(master, palette)
    _first(layouts[FIRST], palette)
    _place(layouts[WIDE], {1: (EDGE, INNER)})
    _place(layouts[BESIDE], {1: (EDGE, LEFT), 2: (EDGE + LEFT + GAP, RIGHT)})
    _place(layouts[ALONE], {1: (EDGE, INNER)})
    for name in (BESIDE, ALONE):
        _anchor(layouts[name].placeholders, 1)
    _question(layouts[BESIDE], palette)
    return layouts


def foot(slide: Any, words: str, number: int) -> None:
    """The line at the foot and the number of the slide, as placeholders, read last."""
    for shape in slide.slide_layout.placeholders:
        name = _kind(shape._element)
        if name not in ("ftr", "sldNum"):
            continue
        made = copy.deepcopy(shape._element)
        slide.shapes._spTree.append(made)
        made.nvSpPr.cNvPr.set("id", str(len(slide.shapes._spTree) + 10))
        body = made.find(qn("p:txBody"))
        for paragraph in body.findall(qn("a:p")):
            body.remove(paragraph)
        inner = f"<a:r><a:rPr lang='{LANGUAGE}'/><a:t></a:t></a:r>"
        if name == "sldNum":
            inner = "<a:fld id='{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}' type='slidenum'>" + inner[5:-6] + "</a:fld>"
        body.append(parse_xml(f"<a:p {nsdecls('a')}>{inner}</a:p>"))
        next(body.iter(qn("a:t"))).text = str(number) if name == "sldNum" else words


def _kind(shape: Any) -> str:
    """The type of a placeholder: "title", "ftr"; "" of one that holds anything, None of none."""
    ph = next(iter(shape.iter(qn("p:ph"))), None)
    return "" if ph is None else str(ph.get("type", ""))


def _keep(deck: Any, master: Any) -> dict[str, Any]:
    """Our four layouts; the others go."""
    everything = list(deck.slide_layouts)
    kept = {name: everything[place] for name, place in _FROM.items()}
    # What stands alone is a layout with a body: made of a second copy of words would share its part, so the one with a
    # title only is given the body of the first.
    body = next(one for one in kept[WIDE].placeholders if one.placeholder_format.idx == 1)
    kept[ALONE].shapes._spTree.insert(3, copy.deepcopy(body._element))
    for layout in everything:
        if layout not in kept.values():
            deck.slide_layouts.remove(layout)
    for name, layout in kept.items():
        layout._element.cSld.set("name", name)
        layout._element.attrib.pop("type", None)
        undated(layout)
    undated(master)
    return kept


def undated(page: Any) -> None:
    """Takes out the place for a date: what stands in it is the day on which somebody made the template."""
    for shape in [one for one in page.placeholders if _kind(one._element) == "dt"]:
        shape._element.getparent().remove(shape._element)


def _theme(master: Any, palette: Palette) -> None:
    """Our colours and font under the names by which Word and PowerPoint offer them."""
    part = next(one.target_part for one in master.part.rels.values() if one.reltype.endswith("/theme"))
    tree = etree.fromstring(part.blob)
    tree.set("name", "House style")
    ours = {"dk1": _INK, "lt1": "ffffff", "dk2": palette.house, "lt2": palette.tint, "accent1": palette.accent}
    for name, value in ours.items():
        slot = next(tree.iter(f"{_THEME}clrScheme")).find(f"{_THEME}{name}")
        assert slot is not None
        for child in list(slot):
            slot.remove(child)
        etree.SubElement(slot, f"{_THEME}srgbClr").set("val", value.lstrip("#"))
    for font in tree.iter(f"{_THEME}latin"):
        font.set("typeface", FONT)
    part._blob = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def _language(deck: Any, master: Any, layouts: Any) -> None:
    for root in (deck._element, master._element, *(one._element for one in layouts)):
        for one in root.iter():
            if isinstance(one.tag, str) and one.get("lang"):
                one.set("lang", LANGUAGE)
            one.attrib.pop("smtClean", None)


def _master(master: Any, palette: Palette) -> None:
    for shape in master.placeholders:
        kind = _kind(shape._element)
        if kind == "title":
            _put(shape, EDGE, 13, INNER, 25)
        elif kind == "body":
            _put(shape, EDGE, BODY_TOP, INNER, BODY_HIGH)
        else:
            _foot(shape, kind)
    title = master._element.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    title.set("algn", "l")
    letters = title.find(qn("a:defRPr"))
    letters.set("sz", "2800")
    letters.set("b", "1")
    letters.find(f"{qn('a:solidFill')}/{qn('a:schemeClr')}").set("val", "tx2")
    for shape in master.placeholders:
        if _kind(shape._element) == "title":
            shape.text_frame._txBody.bodyPr.set("anchor", "b")
    for shape in (one for one in master.placeholders if _kind(one._element) in ("title", "body")):
        _no_margins(shape)
    first = master._element.find(f".//{qn('p:bodyStyle')}/{qn('a:lvl1pPr')}")
    first.set("marL", "285750")
    first.set("indent", "-285750")
    _bar(master, palette)


def _bar(master: Any, palette: Palette) -> None:
    """A bar at the edge and a line under the title; on the master, where nobody has to hear of them."""
    shapes = master.shapes
    tree = shapes._spTree
    for number, (name, ink, box) in enumerate(
        (("Edge", palette.house, (0, 0, 6, SLIDE_HIGH)), ("Line", palette.line, (EDGE, 40, INNER, 0.5))), 90
    ):
        left, top, wide, high = (int(Mm(one)) for one in box)
        tree.insert(
            2,
            parse_xml(
                f"<p:sp {nsdecls('p', 'a')}><p:nvSpPr><p:cNvPr id='{number}' name='{name}'/><p:cNvSpPr/><p:nvPr "
                f"userDrawn='1'/></p:nvSpPr><p:spPr><a:xfrm><a:off x='{left}' y='{top}'/><a:ext cx='{wide}' "
                f"cy='{high}'/></a:xfrm><a:prstGeom prst='rect'><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr "
                f"val='{ink.lstrip('#')}'/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
            ),
        )


def _first(layout: Any, palette: Palette) -> None:
    """The title slide: white on the colour of the house."""
    layout._element.set("showMasterSp", "0")
    layout._element.cSld.insert(
        0,
        parse_xml(
            f"<p:bg {nsdecls('p', 'a')}><p:bgPr><a:solidFill><a:srgbClr val='{palette.house.lstrip('#')}'/>"
            "</a:solidFill><a:effectLst/></p:bgPr></p:bg>"
        ),
    )
    for shape in list(layout.placeholders):
        kind = _kind(shape._element)
        if kind in ("ctrTitle", "subTitle"):
            top, high, letters = (44, 60, 40) if kind == "ctrTitle" else (108, 30, 20)
            _put(shape, EDGE + 8, top, INNER - 16, high)
            _white(shape, letters, "b" if kind == "ctrTitle" else "t")
            _no_margins(shape)
        else:
            shape._element.getparent().remove(shape._element)


def _white(shape: Any, letters: int, anchor: str) -> None:
    body = shape.text_frame._txBody
    body.bodyPr.set("anchor", anchor)
    styles = body.find(qn("a:lstStyle"))
    for one in list(styles):
        styles.remove(one)
    styles.append(
        parse_xml(
            f"<a:lvl1pPr {nsdecls('a')} marL='0' indent='0' algn='l'><a:buNone/><a:defRPr sz='{letters * 100}' "
            f"b='{int(letters > 30)}'><a:solidFill><a:srgbClr val='FFFFFF'/></a:solidFill></a:defRPr></a:lvl1pPr>"
        )
    )


def _place(layout: Any, bodies: dict[int, tuple[float, float]]) -> None:
    for shape in layout.placeholders:
        kind, place = _kind(shape._element), shape.placeholder_format.idx
        if place in bodies:
            left, wide = bodies[place]
            _put(shape, left, BODY_TOP, wide, BODY_HIGH)
            styles = shape.text_frame._txBody.find(qn("a:lstStyle"))
            for one in list(styles):
                styles.remove(one)
        elif kind == "title":
            _put(shape, EDGE, 13, INNER, 25)
        else:
            _foot(shape, kind)


def _foot(shape: Any, kind: str) -> None:
    left, wide = (EDGE, INNER - 30) if kind == "ftr" else (SLIDE_WIDE - EDGE - 25, 25)
    _put(shape, left, 178, wide, 8)
    styles = shape.text_frame._txBody.find(qn("a:lstStyle"))
    for one in list(styles):
        styles.remove(one)
    side = "l" if kind == "ftr" else "r"
    styles.append(
        parse_xml(
            f"<a:lvl1pPr {nsdecls('a')} algn='{side}'><a:defRPr sz='1100'><a:solidFill><a:schemeClr val='tx1'/>"
            "</a:solidFill></a:defRPr></a:lvl1pPr>"
        )
    )
    _no_margins(shape)


def _question(layout: Any, palette: Palette) -> None:
    shape = next(one for one in layout.placeholders if one.placeholder_format.idx == 2)
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string(palette.accent_tint.lstrip("#"))  # type: ignore[no-untyped-call]
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Mm(8)
    frame._txBody.bodyPr.set("anchor", "ctr")


def _anchor(placeholders: Any, place: int) -> None:
    shape = next(one for one in placeholders if one.placeholder_format.idx == place)
    shape.text_frame._txBody.bodyPr.set("anchor", "ctr")


def _no_margins(shape: Any) -> None:
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Pt(0)


def _put(shape: Any, left: float, top: float, wide: float, high: float) -> None:
    shape.left, shape.top, shape.width, shape.height = Mm(left), Mm(top), Mm(wide), Mm(high)
