"""A briefing as accessible HTML: a fragment for a page of the site, or a page of its own. Every word is escaped."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from html import escape
from importlib.resources import files
from string import Template

from heed.briefings import colour
from heed.briefings.contents import Briefing, Panel, opening
from heed.briefings.filling import Blank, Group, Point, Table
from heed.briefings.layouts import PARENTS, POSTER, SLIDES
from heed.briefings.source import Link
from heed.briefings.writing.slides import Slide, slides

QUESTION = "Question:"
NOTES = "For whoever presents:"


def fragment(briefing: Briefing, *, heading: int = 1) -> str:
    """The briefing as one article without style or script, its title a heading of the level given.

    Raises typesetting.CannotBeSet for slides with too much on one.
    """
    return "\n".join(
        (
            f'<article class="heed-briefing heed-briefing--{briefing.layout.paper}" lang="en-GB" '
            'aria-labelledby="heed-briefing-title">',
            _header(briefing, heading),
            *_body(briefing, heading + 1),
            f"{_footer(briefing, heading + 1)}</article>\n",
        )
    )


def _body(briefing: Briefing, heading: int) -> Iterator[str]:
    if briefing.layout.paper == POSTER:
        yield '<ol class="heed-briefing__panels">'
        for panel in briefing.panels:
            yield from _panel(panel, heading, panel.number == briefing.layout.key_panel)
        yield "</ol>"
        return
    if briefing.layout.contents:
        yield from _contents(briefing.panels, heading)
    yield '<div class="heed-briefing__parts">'
    if briefing.layout.paper == SLIDES:
        for number, slide in enumerate(slides(briefing), 1):
            yield from _slide(number, slide, heading)
    else:
        for panel in briefing.panels:
            yield from _part(panel, heading)
    yield "</div>"


def page(briefing: Briefing, *, stylesheet: str = "", nonce: str = "") -> str:
    """The briefing as a document that stands alone.

    stylesheet: the address of `style(briefing)` where it is served as a file; without it the style is in the page,
    under the nonce if one is given (for a site whose policy asks for one).
    """
    if stylesheet:
        dress = f'<link rel="stylesheet" href="{escape(stylesheet)}">'
    else:
        allowed = f' nonce="{escape(nonce)}"' if nonce else ""
        dress = f"<style{allowed}>\n{style(briefing)}</style>"
    return _template("page.html").substitute(
        title=escape(f"{briefing.title} - {briefing.layout.title} - {briefing.style.name}"),
        author=escape(briefing.style.name),
        style=dress,
        article=fragment(briefing),
    )


def style(briefing: Briefing) -> str:
    """The style sheet with the colours of the house, for screens from 320 pixels wide and for paper."""
    return _template("briefing.css").substitute(asdict(colour.palette(briefing.style)))


@cache
def _template(name: str) -> Template:
    return Template(files(__package__).joinpath(name).read_text(encoding="utf-8"))


def _header(briefing: Briefing, heading: int) -> str:
    return (
        f'<header class="heed-briefing__header">\n{_logo(briefing)}'
        f'<p class="heed-briefing__house">{escape(briefing.style.name)} · {escape(briefing.layout.title)}</p>\n'
        f'<h{heading} class="heed-briefing__title" id="heed-briefing-title">{escape(briefing.title)}</h{heading}>\n'
        f'<p class="heed-briefing__imprint">{escape(briefing.imprint)} · about {briefing.minutes} '
        f"minute{'' if briefing.minutes == 1 else 's'} to read</p>\n</header>"
    )


def _logo(briefing: Briefing) -> str:
    """The logo within the page, so that a saved page has it; a site's policy must allow pictures from data."""
    logo = briefing.style.logo
    if logo is None:
        return ""
    return (
        f'<img class="heed-briefing__logo" src="data:image/png;base64,{b64encode(logo.png).decode()}" '
        f'alt="{escape(logo.alt)}">\n'
    )


def _panel(panel: Panel, heading: int, is_key: bool) -> Iterator[str]:
    name = f"heed-briefing-{panel.number}"
    key = " heed-briefing__panel--key" if is_key else ""
    yield f'<li class="heed-briefing__panel heed-briefing__panel--{panel.number}{key}">'
    yield f'<section aria-labelledby="{name}">'
    yield (
        f'<h{heading} class="heed-briefing__heading" id="{name}">'
        f'<span class="heed-briefing__badge">{panel.number}</span> {escape(panel.title)}</h{heading}>'
    )
    yield from _told(panel, heading + 1)
    yield "</section>\n</li>"


def _part(panel: Panel, heading: int) -> Iterator[str]:
    name = f"heed-briefing-{panel.number}"
    apart = " heed-briefing__part--new" if panel.new_page else ""
    yield f'<section class="heed-briefing__part{apart}" aria-labelledby="{name}">'
    yield f'<h{heading} class="heed-briefing__heading" id="{name}">{escape(panel.title)}</h{heading}>'
    yield from _told(panel, heading + 1)
    yield "</section>"


def _slide(number: int, slide: Slide, heading: int) -> Iterator[str]:
    name = f"heed-briefing-{number}"
    yield f'<section class="heed-briefing__slide" aria-labelledby="{name}">'
    yield f'<h{heading} class="heed-briefing__heading" id="{name}">{escape(slide.title)}</h{heading}>'
    yield from map(_paragraph, slide.paragraphs)
    yield from _points(slide.points)
    if slide.ask:
        yield _asked(slide.ask)
    yield from (f"<p>{_link(link)}</p>" for link in slide.links)
    yield f'<p class="heed-briefing__notes"><strong>{NOTES}</strong> {escape(slide.notes)}</p>'
    yield "</section>"


def _contents(panels: tuple[Panel, ...], heading: int) -> Iterator[str]:
    items = "".join(f'<li><a href="#heed-briefing-{one.number}">{escape(one.title)}</a></li>' for one in panels)
    name = "heed-briefing-contents"
    yield f'<nav class="{name.replace("-contents", "__contents")}" aria-labelledby="{name}">'
    yield f'<h{heading} class="heed-briefing__heading" id="{name}">Contents</h{heading}><ul>{items}</ul></nav>'


def _told(panel: Panel, heading: int) -> Iterator[str]:
    yield from map(_paragraph, panel.paragraphs)
    yield from _points(panel.points)
    for group in panel.groups:
        yield from _group(group, heading)
    for table in panel.tables:
        yield from _table(table)
    yield from map(_blank, panel.blanks)
    yield from (f"<p>{_link(link)}</p>" for link in panel.links)


def _paragraph(text: str) -> str:
    lead, rest = opening(text)
    return f"<p><strong>{escape(lead)}</strong> {escape(rest)}</p>" if lead else f"<p>{escape(rest)}</p>"


def _group(group: Group, heading: int) -> Iterator[str]:
    yield f'<h{heading} class="heed-briefing__theme">{escape(group.title)}</h{heading}>'
    yield from _points(group.points)


def _points(points: tuple[Point, ...]) -> Iterator[str]:
    """A list; points with numbers of their own keep them, and have no bullet beside them."""
    if not points:
        return
    numbered = all(point.number for point in points)
    yield '<ul class="heed-briefing__numbered">' if numbered else "<ul>"
    for point in points:
        lead = " ".join(filter(None, (f"{point.number}." if point.number else "", point.lead)))
        said = f"<strong>{escape(lead)}</strong> " if lead else ""
        yield f"<li>{said}{escape(point.text)}{_asked(point.ask) if point.ask else ''}</li>"
    yield "</ul>"


def _asked(question: str) -> str:
    return f'<p class="heed-briefing__ask"><strong>{QUESTION}</strong> {escape(question)}</p>'


def _table(table: Table) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{escape(one)}</th>' for one in table.headings)
    yield f'<table class="heed-briefing__table"><caption>{escape(table.caption)}</caption>'
    yield f"<thead><tr>{heads}</tr></thead><tbody>"
    for first, *rest in table.rows:
        cells = "".join(
            f'<td data-heading="{escape(head)}">{escape(cell)}</td>'
            for head, cell in zip(table.headings[1:], rest, strict=True)
        )
        yield f'<tr><th scope="row" data-heading="{escape(table.headings[0])}">{escape(first)}</th>{cells}</tr>'
    yield "</tbody></table>"


def _blank(blank: Blank) -> str:
    room = f'<div class="heed-briefing__room heed-briefing__room--{blank.lines}"></div>'
    return f'<p class="heed-briefing__label"><strong>{escape(blank.label)}</strong></p>{room}'


def _link(link: Link) -> str:
    if not link.address:
        return escape(link.label)
    return f'<a href="{escape(link.address)}">{escape(link.label)}</a>'


def _footer(briefing: Briefing, heading: int) -> str:
    if not briefing.sources or briefing.layout.readers == PARENTS:
        return ""
    items = "".join(f"<li>{escape(source)}</li>" for source in briefing.sources)
    return (
        '<footer class="heed-briefing__footer">\n'
        f'<h{heading} class="heed-briefing__sources">Where the learning points come from</h{heading}>\n'
        f"<ul>{items}</ul>\n</footer>\n"
    )
