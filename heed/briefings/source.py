"""What every form of briefing is made from: one source, worded once, already anonymised."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

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
class Logo:
    """A picture that stands for the partnership (PNG, cleaned by `logos.cleaned`) and what is read out in its place."""

    png: bytes
    alt: str


@dataclass(frozen=True)
class HouseStyle:
    """How a partnership signs what it tells: its name, its colours ("#1d5c63"), its logo, whom to ask.

    accent: the colour of questions to the reader; "" for that of the house.
    standing: its own words for the paragraphs of standing.yaml, by their names there; "" leaves one out.
    """

    name: str
    colour: str = "#1d5c63"
    contacts: tuple[Contact, ...] = ()
    accent: str = ""
    logo: Logo | None = None
    standing: Mapping[str, str] = field(default_factory=dict)


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
class Passage:
    """What happened at one time, no more exactly than the month."""

    when: str
    text: str


@dataclass(frozen=True)
class ReviewFacts:
    """What may be told of a review, already anonymised. Each part is one paragraph (or, of issues, one point).

    more_issues: points for the longer forms only. full_story: the story where there is room for it; empty, the short
    one is told there too. for_parents: in a parent's words. labels: the labels that stand for people, so that none is
    taken for an abbreviation.
    """

    id: str
    title: str
    process: tuple[str, ...] = ()
    story: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    labels: tuple[str, ...] = ()
    more_issues: tuple[str, ...] = ()
    full_story: tuple[str, ...] = ()
    good_practice: tuple[str, ...] = ()
    timeline: tuple[Passage, ...] = ()
    for_parents: tuple[str, ...] = ()


@dataclass(frozen=True)
class LessonForBriefing:
    """A learning point, the question that brings it to the reader's own work, and where it comes from.

    theme: the heading it stands under where there is room for headings. plain: the same for a parent. longer: told in
    the longer forms only.
    """

    text: str
    question: str = ""
    source: str = ""
    theme: str = ""
    plain: str = ""
    longer: bool = False


@dataclass(frozen=True)
class QuestionForBriefing:
    """A question to the reader that belongs to no single learning point."""

    text: str
    longer: bool = False


@dataclass(frozen=True)
class RecommendationForBriefing:
    """What the review asks to be changed, and of whom."""

    number: str
    text: str
    addressee: str = ""
    longer: bool = False


@dataclass(frozen=True)
class ResponseForBriefing:
    """What was done or promised: to which recommendation ("" where to none by its number), by whom, by when."""

    text: str
    number: str = ""
    owner: str = ""
    by_when: str = ""


@dataclass(frozen=True)
class Source:
    """All there is to tell, once; each form takes its parts from here."""

    facts: ReviewFacts
    lessons: tuple[LessonForBriefing, ...] = ()
    questions: tuple[QuestionForBriefing, ...] = ()
    recommendations: tuple[RecommendationForBriefing, ...] = ()
    responses: tuple[ResponseForBriefing, ...] = ()
    style: HouseStyle = field(default_factory=lambda: HouseStyle("A safeguarding partnership"))
