"""A briefing as accessible HTML: a fragment for a page of the site, or a page of its own. Every word is escaped."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html import escape
from importlib.resources import files
from string import Template

from heed.briefings import colour
from heed.briefings.contents import Briefing, Link, Panel, Point


def fragment(briefing: Briefing, *, heading: int = 1) -> str:
    """The briefing as one article without style or script, its title a heading of the level given."""
    return "\n".join(
        (
            '<article class="heed-briefing" lang="en-GB" aria-labelledby="heed-briefing-title">',
            _header(briefing, heading),
            '<ol class="heed-briefing__panels">',
            *(_panel(panel, heading + 1, panel.number == briefing.layout.key_panel) for panel in briefing.panels),
            f"</ol>\n{_footer(briefing, heading + 1)}</article>\n",
        )
    )


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
    house = colour.readable(briefing.style.colour)
    return _template("briefing.css").substitute(
        house=house,
        tint=colour.mixed(house, colour.WHITE, 0.12),
        paper=colour.mixed(house, colour.WHITE, 0.05),
        line=colour.mixed(house, colour.WHITE, 0.35),
        key_line=colour.mixed(house, colour.WHITE, 0.6),
    )


@cache
def _template(name: str) -> Template:
    return Template(files(__package__).joinpath(name).read_text(encoding="utf-8"))


def _header(briefing: Briefing, heading: int) -> str:
    return (
        '<header class="heed-briefing__header">\n'
        f'<p class="heed-briefing__house">{escape(briefing.style.name)} · {escape(briefing.layout.title)}</p>\n'
        f'<h{heading} class="heed-briefing__title" id="heed-briefing-title">{escape(briefing.title)}</h{heading}>\n'
        f'<p class="heed-briefing__imprint">{escape(briefing.imprint)} · about {briefing.minutes} '
        f"minute{'' if briefing.minutes == 1 else 's'} to read</p>\n</header>"
    )


def _panel(panel: Panel, heading: int, is_key: bool) -> str:
    name = f"heed-briefing-{panel.number}"
    key = " heed-briefing__panel--key" if is_key else ""
    return "\n".join(
        (
            f'<li class="heed-briefing__panel heed-briefing__panel--{panel.number}{key}">',
            f'<section aria-labelledby="{name}">',
            f'<h{heading} class="heed-briefing__heading" id="{name}">'
            f'<span class="heed-briefing__badge">{panel.number}</span> {escape(panel.title)}</h{heading}>',
            *(f"<p>{escape(paragraph)}</p>" for paragraph in panel.paragraphs),
            *_points(panel.points),
            *(f"<p>{_link(link)}</p>" for link in panel.links),
            "</section>\n</li>",
        )
    )


def _points(points: tuple[Point, ...]) -> Iterator[str]:
    """A list; points that begin with their own number have no bullet beside it."""
    if not points:
        return
    numbered = all(point.lead[:1].isdigit() for point in points)
    yield '<ul class="heed-briefing__numbered">' if numbered else "<ul>"
    for point in points:
        lead = f"<strong>{escape(point.lead)}</strong> " if point.lead else ""
        yield f"<li>{lead}{escape(point.text)}</li>"
    yield "</ul>"


def _link(link: Link) -> str:
    if not link.address:
        return escape(link.label)
    return f'<a href="{escape(link.address)}">{escape(link.label)}</a>'


def _footer(briefing: Briefing, heading: int) -> str:
    if not briefing.sources:
        return ""
    items = "".join(f"<li>{escape(source)}</li>" for source in briefing.sources)
    return (
        '<footer class="heed-briefing__footer">\n'
        f'<h{heading} class="heed-briefing__sources">Where the learning points come from</h{heading}>\n'
        f"<ul>{items}</ul>\n</footer>\n"
    )
