"""One entry of the timeline: its sign, the span of time it may lie in, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from heed.chronology.events import CHILD, Event
from heed.chronology.pictures.axis import Axis
from heed.chronology.pictures.lanes import REACH, Entry
from heed.chronology.pictures.signs import RADIUS, Sign, sign_of
from heed.chronology.pictures.svg import PAPER, Attribute, element, line, path, text, words
from heed.chronology.pictures.wording import Label, in_words, kind_in_words, shown
from heed.chronology.when import DAY, EARLIEST, LATEST, ORDER

_SOLID = 0.55
_MOST = 400
# Grey that stands at 3:1 against the paper and the band (WCAG 2.2, 1.4.11).
OUTSIDE = "#7c868b"


@dataclass(frozen=True)
class Stop:
    """Where the keyboard finds an entry. href: what it opens; None on paper. outside: whether it is out of scope."""

    href: str | None
    lane: int = 0
    outside: bool = False


def notes(event: Event) -> tuple[str, ...]:
    """What a reader must know besides the words: that it did not happen, is not certain, is one of rival accounts."""
    attrs = event.attrs
    status, confidence = attrs.get("status", ""), attrs.get("confidence", "fact")
    found = [in_words(status).lower()] if status not in ("", "held", "happened") else []
    if confidence == "inferred":
        found.append("inferred by the reader, not stated")
    elif confidence != "fact":
        found.append(in_words(confidence).lower())
    if "rival" in attrs:
        found.append(f"accounts differ; this is {in_words(attrs.get('account', '') or 'one account')}")
    return tuple(found)


def say(entry: Entry, label: Label) -> str:
    """The entry in one line: number, date, agency, kind, about whom, notes, words."""
    event = entry.event.settled()
    about = "" if event.about == CHILD else f"about {shown(event.about, label)}"
    parts = (event.when.say(), shown(event.agency, label) if event.agency else "no agency named")
    told = [*notes(event), *(["accounts differ"] if entry.disputed and "rival" not in event.attrs else [])]
    said = "; ".join(part for part in (*parts, kind_in_words(event.kind), about, *map(label, told)) if part)
    narrative = label(event.text)
    whole = f"{entry.index}. {said}" + (f": {narrative}" if narrative else "")
    return whole if len(whole) <= _MOST else whole[: _MOST - 1] + "…"


def fades(used: tuple[Sign, ...]) -> str:
    """The gradients with which the span of an uncertain date fades at its ends."""
    return "".join(
        element(
            "linearGradient",
            *(_stop(offset, sign, opacity) for offset, opacity in ((0, 0), (0.3, _SOLID), (0.7, _SOLID), (1, 0))),
            id=f"timeline-fade-{sign.name}",
        )
        for sign in used
    )


def drawn(entry: Entry, y: float, axis: Axis, label: Label, stop: Stop, beside: str = "") -> str:
    """An entry with its place on the axis. beside: what else is drawn of it."""
    sign = _sign(entry, stop)
    return _link(entry, sign, beside + _span(entry, sign, y, axis) + _signed(entry, sign, entry.x, y), label, stop)


def drawn_aside(entry: Entry, x: float, y: float, label: Label, stop: Stop) -> str:
    """An entry without a place on the axis: its sign and its number in the chronology's order."""
    sign = _sign(entry, stop)
    order = text(x + REACH + 1, y + 4, str(entry.index), size=11, stroke="none", class_="timeline__order")
    return _link(replace(entry, x=x), sign, _signed(entry, sign, x, y) + order, label, stop)


def _sign(entry: Entry, stop: Stop) -> Sign:
    """The sign of an entry; grey where it lies outside the scope, its shape as it is."""
    sign = sign_of(entry.event.kind)
    return replace(sign, colour=OUTSIDE) if stop.outside else sign


def signed(sign: Sign, x: float, y: float, *, hollow: bool = False) -> str:
    """The bare sign: filled, or hollow for what did not happen."""
    fill, edge = (PAPER, sign.colour) if hollow else (sign.colour, PAPER)
    shift = f"translate({x:.1f} {y:.1f})"
    return element("path", d=sign.outline, transform=shift, fill=fill, stroke=edge, stroke_width=1.8 if hollow else 1)


def ring(x: float, y: float, colour: str) -> str:
    """The ring round one of rival accounts."""
    return element("circle", cx=x, cy=y, r=RADIUS + 3, fill="none", stroke=colour, stroke_width=1.4)


def has_underline(entry: Entry, axis: Axis) -> bool:
    """Whether its date is wider than a day and yet too narrow here for a bar."""
    moment = entry.event.when
    return not entry.has_span and moment.upto - moment.at > DAY and axis.clock != ORDER


def is_hollow(event: Event) -> bool:
    """Whether the record says that it did not happen, or has yet to."""
    return event.attrs.get("status", "") not in ("", "held", "happened")


def _signed(entry: Entry, sign: Sign, x: float, y: float) -> str:
    halo = element(
        "circle", cx=x, cy=y, r=12, class_="timeline__halo", fill="none", stroke="none", pointer_events="all"
    )
    rival = ring(x, y, sign.colour) if entry.disputed else ""
    return halo + rival + signed(sign, x, y, hollow=is_hollow(entry.event))


def _link(entry: Entry, sign: Sign, inside: str, label: Label, stop: Stop) -> str:
    common: dict[str, Attribute] = {
        "id": f"sign-{entry.index}",
        "class_": f"timeline__event timeline__event--{sign.name}",
        "fill": sign.colour,
        "stroke": sign.colour,
        "data_index": str(entry.index),
        "data_lane": str(stop.lane),
        "data_x": f"{entry.x:.0f}",
    }
    title = element("title", words(say(entry, label)))
    if stop.href is None:
        return element("g", title, inside, **common)
    return element("a", title, inside, href=stop.href, tabindex="0" if entry.place == 0 else "-1", **common)


def _span(entry: Entry, sign: Sign, y: float, axis: Axis) -> str:
    moment = entry.event.when
    if not entry.has_span:
        return _underline(entry, y, axis) if has_underline(entry, axis) else ""
    if moment.at <= EARLIEST or moment.upto >= LATEST:
        return _arrow(entry, y, axis, backwards=moment.at <= EARLIEST)
    fill = f"url(#timeline-fade-{sign.name})" if moment.uncertain else sign.colour
    bar = element(
        "rect",
        x=entry.left,
        y=y - 3,
        width=entry.right - entry.left,
        height=6,
        class_="timeline__span",
        fill=fill,
        fill_opacity=None if moment.uncertain else _SOLID,
        stroke="none",
    )
    ends = "" if moment.uncertain else "".join(line(x, y - 6, x, y + 6, stroke_width=1.6) for x in _ends(entry, axis))
    return bar + ends


def _underline(entry: Entry, y: float, axis: Axis) -> str:
    """A span too short to show round its sign, drawn at its true length beneath it."""
    moment = entry.event.when
    length = max(axis.x(moment.upto) - axis.x(moment.at), 5.0)
    return element(
        "rect", x=entry.x - length / 2, y=y + 8.5, width=length, height=2.5, class_="timeline__span", stroke="none"
    )


def _ends(entry: Entry, axis: Axis) -> list[float]:
    return [x + inwards for x, inwards in ((entry.left, 1), (entry.right, -1)) if axis.left < x < axis.right]


def _arrow(entry: Entry, y: float, axis: Axis, *, backwards: bool) -> str:
    tip, tail, way = (axis.left + 1, entry.right, 1) if backwards else (axis.right - 1, entry.left, -1)
    head = path([(tip, y), (tip + way * 9, y - 5), (tip + way * 9, y + 5)], closed=True)
    shaft = line(tip + way * 8, y, tail, y, stroke_width=2)
    stop = line(tail, y - 6, tail, y + 6, stroke_width=1.6)
    return element("g", shaft, stop, element("path", d=head, stroke="none"), class_="timeline__arrow")


def _stop(offset: float, sign: Sign, opacity: float) -> str:
    return element("stop", offset=str(offset), stop_color=sign.colour, stop_opacity=str(opacity))
