"""What a briefing contains: composed from a review's facts and lessons, and what a draft of it still lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from heed.briefings import colour, wording
from heed.briefings.layouts import LAYOUTS, SEVEN_MINUTE, WORDS_A_MINUTE, Layout, PanelPlan
from heed.chronology.when import MONTHS

_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?:[/?#]|$)")


@dataclass(frozen=True)
class Contact:
    """Somebody to ask, as the reader should know them ("Avonmere MASH"), and how to reach them."""

    name: str
    phone: str = ""
    email: str = ""
    web: str = ""

    def __str__(self) -> str:
        return ", ".join(part for part in (self.name, self.phone, self.email, self.web) if part)


@dataclass(frozen=True)
class HouseStyle:
    """How a partnership signs what it tells: its name, its colour ("#1d5c63") and whom to ask."""

    name: str
    colour: str = "#1d5c63"
    contacts: tuple[Contact, ...] = ()


@dataclass(frozen=True)
class Link:
    """A way to a longer form of the review, or to a protocol."""

    label: str
    target: str = ""

    @property
    def address(self) -> str:
        """Where it leads, in full; "" where it leads nowhere or is not an address of the web or of mail."""
        bare = self.target.strip()
        if bare.startswith(("https://", "http://", "mailto:")):
            return bare
        return f"https://{bare}" if _HOST.match(bare) else ""


@dataclass(frozen=True)
class ReviewFacts:
    """What may be told of a review, already anonymised. Each part is one paragraph (or, of issues, one point).

    labels: the labels that stand for people, so that none is taken for an abbreviation.
    """

    id: str
    title: str
    process: tuple[str, ...] = ()
    story: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    labels: tuple[str, ...] = ()


@dataclass(frozen=True)
class LessonForBriefing:
    """A learning point, the question that brings it to the reader's own work, and where it comes from."""

    text: str
    question: str = ""
    source: str = ""


@dataclass(frozen=True)
class QuestionForBriefing:
    """A question to the reader that belongs to no single learning point."""

    text: str


@dataclass(frozen=True)
class RecommendationForBriefing:
    """What the review asks to be changed, and of whom."""

    number: str
    text: str
    addressee: str = ""


@dataclass(frozen=True)
class Point:
    """One bullet; `lead` stands before it in bold."""

    text: str
    lead: str = ""


@dataclass(frozen=True)
class Panel:
    """A numbered part of a briefing: paragraphs, then points, then links."""

    number: int
    title: str
    paragraphs: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def text(self) -> str:
        """Everything a reader reads in the panel, one part a line."""
        points = (f"{point.lead} {point.text}".strip() for point in self.points)
        return "\n".join((*self.paragraphs, *points, *(f"{link.label} {link.target}".strip() for link in self.links)))

    @property
    def words(self) -> int:
        return len(self.text.split())


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
    def imprint(self) -> str:
        """The line that tells which briefing this is: "Version 2, issued 4 June 2021"."""
        if self.issued is None:
            return f"Version {self.version}, not yet issued"
        return f"Version {self.version}, issued {self.issued.day} {MONTHS[self.issued.month - 1]} {self.issued.year}"

    def as_json(self) -> dict[str, object]:
        return asdict(self) | {
            "issued": self.issued.isoformat() if self.issued else None,
            "sources": list(self.sources),
        }


@dataclass(frozen=True)
class Fault:
    """Something a draft lacks or should not have: in which panel (None: all of it), what, and what to do."""

    kind: str
    say: str
    panel: int | None = None


def compose(
    facts: ReviewFacts,
    lessons: Sequence[LessonForBriefing],
    questions: Sequence[QuestionForBriefing] = (),
    recommendations: Sequence[RecommendationForBriefing] = (),
    style: HouseStyle = HouseStyle("A safeguarding partnership"),
    *,
    issued: date | None = None,
    version: int = 1,
) -> Briefing:
    """A 7-minute briefing drafted from what is given and nothing else; a panel with nothing to hold stays empty."""
    asked = [lesson.question for lesson in lessons if lesson.question] + [question.text for question in questions]
    parts: dict[int, tuple[tuple[str, ...], tuple[Point, ...], tuple[Link, ...]]] = {
        1: (facts.process, (), ()),
        2: (facts.story, (), ()),
        3: ((), _points(facts.issues), ()),
        4: ((), _points(lesson.text for lesson in lessons), ()),
        5: ((), tuple(_recommendation(one) for one in recommendations), ()),
        6: ((), _points(asked), ()),
        7: ((), tuple(_contact(contact) for contact in style.contacts), facts.links),
    }
    panels = tuple(Panel(plan.number, plan.title, *parts[plan.number]) for plan in SEVEN_MINUTE.panels)
    kept = tuple(lessons), tuple(recommendations)
    return Briefing(facts.id, facts.title, style, panels, *kept, issued, version, facts.labels)


def _points(texts: Sequence[str] | Iterator[str]) -> tuple[Point, ...]:
    return tuple(Point(text) for text in dict.fromkeys(texts))


def _recommendation(one: RecommendationForBriefing) -> Point:
    lead = f"{one.number}. {one.addressee}" if one.number else one.addressee
    return Point(one.text, f"{lead.strip()}:" if lead.strip(" .") else "")


def _contact(contact: Contact) -> Point:
    reach = ", ".join(part for part in (contact.phone, contact.email, contact.web) if part)
    return Point(reach, f"{contact.name}:" if reach else contact.name)


def faults(briefing: Briefing) -> list[Fault]:
    """Everything a draft still lacks before it is fit to be issued, panel by panel, then of the whole."""
    found = [fault for panel in briefing.panels for fault in _of_panel(panel, briefing.layout.plan(panel.number))]
    return [*found, *_unpaired(briefing), *_unreachable(briefing), *_wording(briefing), *_too_long(briefing)]


def _of_panel(panel: Panel, plan: PanelPlan) -> Iterator[Fault]:
    if not panel.words:
        yield Fault(
            "empty_panel", f"Panel {panel.number}, {panel.title}, is empty. It holds {plan.holds}.", panel.number
        )
    elif panel.words > plan.words:
        say = (
            f"Panel {panel.number}, {panel.title}, has {panel.words} words; it has space for {plan.words}. Shorten it."
        )
        yield Fault("panel_too_long", say, panel.number)
    for words, instead in wording.blaming(panel.text):
        say = f"Panel {panel.number} says '{words}'. Tell instead {instead}."
        yield Fault("blaming_words", say, panel.number)


def _unpaired(briefing: Briefing) -> Iterator[Fault]:
    for place, lesson in enumerate(briefing.lessons, 1):
        if not lesson.question.strip():
            say = f"Learning point {place} has no question. Ask the reader what it means in their own work."
            yield Fault("no_question", say, 6)
        if not lesson.source.strip():
            yield Fault("no_source", f"Learning point {place} has no source. Name the review and the place in it.", 4)
    for one in briefing.recommendations:
        if not one.addressee.strip():
            say = f"Recommendation {one.number} is addressed to nobody. Name the one agency that answers for it."
            yield Fault("no_addressee", say, 5)


def _unreachable(briefing: Briefing) -> Iterator[Fault]:
    if not any(contact.phone or contact.email or contact.web for contact in briefing.style.contacts):
        say = "Nobody can be asked: the house style has no contact. Add a name with a telephone number or an address."
        yield Fault("no_contact", say, 7)
    for link in (link for panel in briefing.panels for link in panel.links):
        if not link.address:
            yield Fault("lost_link", f"'{link.label}' leads nowhere. Add its address or leave it out.", 7)
    if not colour.is_colour(briefing.style.colour):
        yield Fault("no_colour", f"'{briefing.style.colour}' is not a colour. Write six figures after a hash: #1d5c63.")


def _wording(briefing: Briefing) -> Iterator[Fault]:
    """Abbreviations, over the whole text in the order of reading: explained once is explained."""
    text = "\n".join(panel.text for panel in briefing.panels)
    for short, meaning in wording.unexplained(text, briefing.labels):
        panel = next(panel.number for panel in briefing.panels if short in panel.text)
        how = f"{meaning} ({short})" if meaning else f"its meaning with ({short}) after it"
        yield Fault("abbreviation", f"Panel {panel} uses '{short}' unexplained. Write {how} the first time.", panel)


def _too_long(briefing: Briefing) -> Iterator[Fault]:
    most = briefing.layout.words
    if briefing.words > most:
        say = (
            f"The briefing has {briefing.words} words, about {briefing.words / WORDS_A_MINUTE:.0f} minutes at "
            f"{WORDS_A_MINUTE} a minute. Seven minutes is {most}: take out {briefing.words - most}."
        )
        yield Fault("too_long", say)
