"""What stands behind the lanes: the scope of the review, the child's age along the axis, birth and harm as lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from heed.chronology.events import CHILD, Chronology
from heed.chronology.people import Person
from heed.chronology.pictures.axis import Axis
from heed.chronology.pictures.lanes import packed
from heed.chronology.pictures.svg import GREY, INK, element, haloed, line, text, width_of, words
from heed.chronology.pictures.wording import Label, kind_in_words, shown
from heed.chronology.when import CALENDAR, EARLIEST, LATEST, Moment

ROW = 20
_SIZE = 12
_KEY = ("birth", "harm.serious", "death")
_NO_KEY = ("birth.expected",)
_MOST_KEY = 12
_AGES = (1, 3, 6, 12, 24, 60, 120)


@dataclass(frozen=True)
class Pole:
    """A moment that everything else is read against: its words, and where it stands on the axis."""

    when: Moment
    said: str
    left: float
    right: float


def poles(chronology: Chronology, axis: Axis, label: Label) -> list[Pole]:
    """Births, serious harm and deaths inside the axis, each moment once."""
    found: dict[tuple[Moment, str], Pole] = {}
    for event in chronology.of_kind(*_KEY):
        when = event.when
        inside = when.clock == axis.clock and when.at > EARLIEST and when.upto < LATEST
        if not inside or event.is_a(*_NO_KEY) or when.upto <= axis.start or when.at >= axis.end:
            continue
        whom = "" if event.about == CHILD else f" ({shown(event.about, label)})"
        said = f"{kind_in_words(event.settled().kind)}{whom}"
        found.setdefault((when, said), Pole(when, said, axis.x(when.at), axis.x(when.upto)))
    return sorted(found.values(), key=lambda pole: pole.when.at)[:_MOST_KEY]


def named(periods: Iterable[tuple[Moment, str]], axis: Axis, label: Label) -> list[Pole]:
    """Stretches of time with a name, as far as they lie inside the axis."""
    here = (each for each in periods if each[0].clock == axis.clock)
    return [
        Pole(when, label(said), axis.x(when.at), axis.x(when.upto))
        for when, said in sorted(here, key=lambda each: each[0].at)
        if when.upto > axis.start and when.at < axis.end
    ]


def height(
    found: Sequence[Pole], episodes: Sequence[Pole], axis: Axis, *, scope: Moment | None, child: Person | None
) -> float:
    """The room that the rows beneath the axis need."""
    levels = sum(max(packed([_extent(pole, axis) for pole in poles]), default=-1) + 1 for poles in (found, episodes))
    rows = levels + (scope is not None) + (child is not None)
    return rows * ROW + 6 if rows else 0.0


def child_of(chronology: Chronology, axis: Axis) -> Person | None:
    """The child whose age stands along the axis: the one whom this is about, where a birth is told."""
    if axis.clock != CALENDAR:
        return None
    return next((one for one in chronology.people if one.role == CHILD and one.born and one.born.is_calendar), None)


def rows(
    found: Sequence[Pole],
    episodes: Sequence[Pole],
    axis: Axis,
    label: Label,
    top: float,
    *,
    scope: Moment | None,
    child: Person | None,
) -> Iterator[str]:
    """The rows beneath the axis, each with its heading."""
    if scope is not None:
        yield _scope_row(scope, axis, top)
        top += ROW
    if child is not None and child.born is not None:
        yield _age_row(child, axis, label, top)
        top += ROW
    if episodes:
        yield text(12, top + 14, "Key episodes", size=13, font_weight="bold", fill=INK)
        levels = packed([_extent(pole, axis) for pole in episodes])
        for pole, level in zip(episodes, levels, strict=True):
            yield line(
                pole.left, top + 18 + level * ROW, pole.right, top + 18 + level * ROW, stroke=INK, stroke_width=2.4
            )
            yield _words(pole, axis, top + level * ROW)
        top += ROW * (max(levels) + 1)
    if found:
        yield text(12, top + 14, "Key moments", size=13, font_weight="bold", fill=INK)
        levels = packed([_extent(pole, axis) for pole in found])
        yield from (_words(pole, axis, top + level * ROW) for pole, level in zip(found, levels, strict=True))


def behind(found: Sequence[Pole], axis: Axis, top: float, bottom: float, scope: Moment | None) -> str:
    """What is drawn under the entries: what lies outside the scope in grey, a line or a band for each key moment."""
    parts = []
    if scope is not None:
        for left, right in ((axis.left, axis.x(scope.at)), (axis.x(scope.upto), axis.right)):
            if right > left:
                parts.append(
                    element(
                        "rect",
                        x=left,
                        y=top,
                        width=right - left,
                        height=bottom - top,
                        fill=GREY,
                        fill_opacity=0.13,
                        class_="timeline__outside",
                    )
                )
    for pole in found:
        wide = pole.right - pole.left
        if wide > 3:
            parts.append(
                element(
                    "rect",
                    x=pole.left,
                    y=top,
                    width=wide,
                    height=bottom - top,
                    fill="#f4d58d",
                    fill_opacity=0.45,
                    class_="timeline__key",
                )
            )
        parts.append(line(pole.left, top, pole.left, bottom, stroke=INK, stroke_width=1.6, class_="timeline__key"))
    return element("g", *parts)


def _extent(pole: Pole, axis: Axis) -> tuple[float, float]:
    room = width_of(pole.said, _SIZE) + 14
    if pole.left + room > axis.right:
        return pole.left - room, max(pole.left + 4, pole.right)
    return pole.left - 2, max(pole.left + room, pole.right)


def _words(pole: Pole, axis: Axis, top: float) -> str:
    backwards = pole.left + width_of(pole.said, _SIZE) + 14 > axis.right
    x = pole.left + (-5 if backwards else 5)
    anchor = "end" if backwards else None
    said = haloed(x, top + 14, pole.said, size=_SIZE, font_weight="bold", text_anchor=anchor)
    whole = element("title", words(f"{pole.said}: {pole.when.say()}"))
    return element("g", whole, line(pole.left, top + 2, pole.left, top + ROW, stroke=INK, stroke_width=1.6), said)


def _scope_row(scope: Moment, axis: Axis, top: float) -> str:
    left, right = axis.x(scope.at), axis.x(scope.upto)
    y = top + 10
    ends = "".join(
        line(x, y - 5, x, y + 5, stroke=INK, stroke_width=1.6)
        for x, end in ((left, scope.at), (right, scope.upto))
        if axis.start <= end <= axis.end
    )
    whole = element("title", words(f"Scope of the review: {scope.say()}"))
    name = text(12, top + 14, "Scope of the review", size=13, font_weight="bold", fill=INK)
    return element("g", whole, name, line(left, y, right, y, stroke=INK, stroke_width=1.6), ends)


def _age_row(child: Person, axis: Axis, label: Label, top: float) -> str:
    assert child.born is not None
    months = next((each for each in _AGES if _wide(axis, each)), _AGES[-1])
    parts = [text(12, top + 14, f"Age of {shown(child.id, label)}", size=13, font_weight="bold", fill=INK)]
    age = 0
    while (at := _later(child.born.at, age)) is not None and at < axis.end:
        if at >= axis.start:
            upto = _later(child.born.upto, age) or axis.end
            parts.append(_age(axis, at, upto, _said(age), top))
        age += months
    return element("g", *parts, class_="timeline__ages")


def _wide(axis: Axis, months: int) -> bool:
    return (axis.right - axis.left) * (months * 30.44 * 86_400 / (axis.end - axis.start).total_seconds()) >= 64


def _age(axis: Axis, at: datetime, upto: datetime, said: str, top: float) -> str:
    """A birthday: a line, or a bar where the birth is known only to a longer time."""
    x, right = axis.x(at), axis.x(upto)
    mark = line(x, top + 2, x, top + ROW - 2, stroke=GREY)
    if right - x > 3:
        mark += element("rect", x=x, y=top + 15, width=right - x, height=3, fill=GREY)
    fits = x + width_of(said, _SIZE) < axis.right + 8
    return mark + (text(x + 4, top + 14, said, size=_SIZE, fill=INK) if said and fits else "")


def _said(months: int) -> str:
    """An age as it stands along the axis: months up to two years, then years and half years."""
    years, rest = divmod(months, 12)
    if months == 0:
        return "born"
    if rest == 6 and years >= 2:
        return f"{years}½ years"
    if rest and years >= 2:
        return ""
    if rest or years == 0:
        return f"{months} month{'' if months == 1 else 's'}"
    return f"{years} year{'' if years == 1 else 's'}"


def _later(at: datetime, months: int) -> datetime | None:
    number = at.year * 12 + at.month - 1 + months
    year, month = number // 12, number % 12 + 1
    if year > LATEST.year:
        return None
    day = at.day
    while day > 28:
        try:
            return at.replace(year=year, month=month, day=day)
        except ValueError:
            day -= 1
    return at.replace(year=year, month=month, day=day)
