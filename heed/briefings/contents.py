"""What a briefing contains, in whatever form: numbered panels, and what can be said of the whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date

from heed.briefings.filling import Blank, Filling, Group, Point, Table
from heed.briefings.layouts import LAYOUTS, SEVEN_MINUTE, SEVEN_MINUTES, WORDS_A_MINUTE, Layout
from heed.briefings.source import HouseStyle, LessonForBriefing, Link, RecommendationForBriefing
from heed.chronology.when import MONTHS

# A time that opens a paragraph of a story, as story.py writes it: it is set in bold.
_OPENS_WITH_A_TIME = re.compile(
    r"((?:[A-Z][\w ]{0,40} )?(?:1[89]|20)\d\d|At birth|Before the birth|In the first \w+ of life|Later): "
)


def opening(paragraph: str) -> tuple[str, str]:
    """The time that a paragraph opens with ("June 2016:", or ""), and the rest."""
    match = _OPENS_WITH_A_TIME.match(paragraph)
    return (match[0].rstrip(), paragraph[match.end() :]) if match else ("", paragraph)


@dataclass(frozen=True)
class Panel:
    """A numbered part of a briefing: paragraphs, then points, groups of points, tables, room to write in, links.

    notes: what the person who presents it is told, which the others do not read.
    """

    number: int
    title: str
    paragraphs: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    links: tuple[Link, ...] = ()
    groups: tuple[Group, ...] = ()
    tables: tuple[Table, ...] = ()
    blanks: tuple[Blank, ...] = ()
    notes: str = ""
    new_page: bool = False

    @property
    def lines(self) -> tuple[str, ...]:
        """Everything a reader reads in the panel, in order, one part a line."""
        return tuple(part for part in self._parts() if part)

    def _parts(self) -> Iterator[str]:
        yield from self.paragraphs
        yield from (point.said for point in self.points)
        for group in self.groups:
            yield group.title
            yield from (point.said for point in group.points)
        for table in self.tables:
            yield from (" ".join(row) for row in table.rows)
        yield from (blank.label for blank in self.blanks)
        yield from (f"{link.label} {link.target}".strip() for link in self.links)

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def is_numbered(self) -> bool:
        """Whether its points are counted one, two, three, as a list can count them by itself."""
        numbers = [point.number for point in self.points]
        return bool(numbers) and numbers == [str(place) for place in range(1, len(numbers) + 1)]

    def worded(self, word: Callable[[str], str]) -> Panel:
        """The same with every text put through `word`, in the order of reading; contacts and links as they are."""
        return replace(
            self,
            paragraphs=tuple(map(word, self.paragraphs)),
            points=tuple(_worded(point, word) for point in self.points),
            groups=tuple(Group(one.title, tuple(_worded(point, word) for point in one.points)) for one in self.groups),
            tables=tuple(replace(one, rows=tuple(tuple(map(word, row)) for row in one.rows)) for one in self.tables),
        )


def _worded(point: Point, word: Callable[[str], str]) -> Point:
    return Point(number=point.number, lead=word(point.lead), text=word(point.text), ask=word(point.ask))


def panel(number: int, title: str, holds: Filling, *, notes: str = "", new_page: bool = False) -> Panel:
    """A panel that holds what it was filled with."""
    return Panel(
        number=number,
        title=title,
        paragraphs=holds.paragraphs,
        points=holds.points,
        links=holds.links,
        groups=holds.groups,
        tables=holds.tables,
        blanks=holds.blanks,
        notes=notes,
        new_page=new_page,
    )


@dataclass(frozen=True)
class Briefing:
    """A briefing ready to be checked, laid out and written. Nothing stands in a written form that is not in here."""

    id: str
    title: str
    style: HouseStyle
    panels: tuple[Panel, ...]
    lessons: tuple[LessonForBriefing, ...] = ()
    recommendations: tuple[RecommendationForBriefing, ...] = ()
    issued: date | None = None
    version: int = 1
    labels: tuple[str, ...] = ()
    form: str = SEVEN_MINUTE.form

    @property
    def layout(self) -> Layout:
        return LAYOUTS[self.form]

    @property
    def sources(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(lesson.source for lesson in self.lessons if lesson.source))

    @property
    def text(self) -> str:
        """All its words, title first, for the checks of anonymity and contradictions."""
        return "\n".join((self.title, *(f"{panel.title}\n{panel.text}" for panel in self.panels), *self.sources))

    @property
    def words(self) -> int:
        return sum(panel.words for panel in self.panels)

    @property
    def minutes(self) -> int:
        """How long it takes to read at WORDS_A_MINUTE, in whole minutes, at least one."""
        return max(1, round(self.words / WORDS_A_MINUTE))

    @property
    def length(self) -> str:
        """Its length against seven minutes: "562 words, about 4 minutes to read; seven minutes hold 910"."""
        minutes = f"about {self.minutes} minute{'' if self.minutes == 1 else 's'} to read"
        return f"{self.words} words, {minutes}; seven minutes hold {SEVEN_MINUTES}"

    @property
    def imprint(self) -> str:
        """The line that tells which briefing this is: "Version 2, issued 4 June 2021"."""
        if self.issued is None:
            return f"Version {self.version}, not yet issued"
        return f"Version {self.version}, issued {self.issued.day} {MONTHS[self.issued.month - 1]} {self.issued.year}"

    def as_json(self) -> dict[str, object]:
        """Everything in it as plain values; of the logo only what is read out in its place."""
        style = asdict(replace(self.style, logo=None, standing={}))
        style["logo"] = self.style.logo.alt if self.style.logo else None
        return asdict(replace(self, style=HouseStyle(self.style.name))) | {
            "style": style,
            "issued": self.issued.isoformat() if self.issued else None,
            "sources": list(self.sources),
        }
