"""From kept words to the forms of a briefing, and to every file of each."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from heed.briefings.composing import compose
from heed.briefings.contents import Briefing
from heed.briefings.layouts import LAYOUTS, SEVEN_MINUTE
from heed.briefings.source import (
    Contact,
    HouseStyle,
    LessonForBriefing,
    Link,
    Logo,
    Passage,
    QuestionForBriefing,
    RecommendationForBriefing,
    ResponseForBriefing,
    ReviewFacts,
    Source,
)
from heed.briefings.writing import files, html, pdf
from heed.web.briefings.models import House, Issue, Wording
from heed.web.briefings.models.issue import WITHIN_A_PAGE
from heed.web.partnership.models import Partnership
from heed.web.reviews.two_views import labels_table

# What a draft says, part by part: process, story, issues (texts); lessons (text, question, source, and perhaps theme,
# plain, longer); questions that go with no single lesson; recommendations (number, addressee, text, perhaps longer);
# links (label, target); sides (of paper, 1 where it is not told); forms (which are made; the 7-minute briefing where it
# is not told). Where they are told: full_story, more_issues, more_questions, good_practice, for_parents (texts),
# timeline (when, text), responses (number, owner, text, by_when).
# An issue has besides the house it was signed by.
Content = dict[str, Any]
# How a partnership signs, as it is kept with an issue.
Signature = dict[str, Any]


def forms_of(content: Content) -> list[str]:
    """The forms a draft is made in, in the order of the layouts; the 7-minute briefing where nobody chose."""
    chosen = content.get("forms") or [SEVEN_MINUTE.form]
    return [form for form in LAYOUTS if form in chosen]


def briefing_of(wording: Wording, form: str | None = None, *, issued: date | None = None) -> Briefing:
    """A version of a draft in one of its forms (the first of them), signed by the partnership as it is now."""
    review = wording.draft.review
    content = wording.content | {"house": house_of(review.partnership)}
    labels = tuple(entry.label for entry in labels_table(review).entries)
    source = _source(content, f"briefing-{wording.draft_id}", wording.title, labels)
    return compose(source, form or forms_of(content)[0], issued=issued, version=wording.version)


def briefings_of(wording: Wording, *, issued: date | None = None) -> list[Briefing]:
    """The same in every form that was chosen."""
    return [briefing_of(wording, form, issued=issued) for form in forms_of(wording.content)]


def poster_of(wording: Wording, *, issued: date | None = None) -> bytes:
    """Its first form as a PDF, on as many sides of paper as its writer chose. Raises CannotBeSet."""
    return pdf.write(briefing_of(wording, issued=issued), sides=sides_of(wording.content))


def file_of(wording: Wording, form: str, kind: str, *, issued: date | None = None) -> bytes:
    """One form as one kind of file, or as it stands within a page of the site.

    Raises CannotBeSet; KeyError for a kind in which the form is not made.
    """
    if kind == WITHIN_A_PAGE:
        return html.fragment(briefing_of(wording, form, issued=issued)).encode()
    return files.write(briefing_of(wording, form, issued=issued), kind, sides=sides_of(wording.content))


@dataclass(frozen=True)
class Document:
    """One form of a briefing as one kind of file."""

    form: str
    kind: str

    @property
    def title(self) -> str:
        return LAYOUTS[self.form].title

    @property
    def kind_title(self) -> str:
        return files.KINDS[self.kind][0]


def documents_of(content: Content) -> Iterator[Document]:
    """Every file that comes of it."""
    for form in forms_of(content):
        for kind in LAYOUTS[form].files:
            yield Document(form, kind)


def pages_of(content: Content) -> Iterator[Document]:
    """Every form as it stands within a page of the site: frozen too, for what an issue says never changes."""
    return (Document(form, WITHIN_A_PAGE) for form in forms_of(content))


def sides_of(content: Content) -> int:
    """On how many sides of paper the poster is printed; a draft older than that choice has one."""
    return int(content.get("sides", 1))


def briefing_issued(issue: Issue, form: str | None = None) -> Briefing:
    """An issue as it was laid out on its day, whatever has changed since; in its first form, or another it has."""
    source = _source(issue.content, f"issue-{issue.pk}", issue.title)
    return compose(source, form or forms_of(issue.content)[0], issued=issue.issued_on, version=issue.version)


def laid_out(content: Content, id: str, title: str, version: int, issued: date | None) -> Briefing:
    """Kept words, with their house, as a 7-minute briefing."""
    return compose(_source(content, id, title), issued=issued, version=version)


def house_of(partnership: Partnership) -> Signature:
    """How the partnership signs what it tells, as it is kept with an issue."""
    told = {
        "name": partnership.name,
        "contact": partnership.contact_name,
        "phone": partnership.contact_phone,
        "email": partnership.contact_email,
    }
    house = House.objects.filter(partnership=partnership).first()
    if house is None:
        return told
    return told | {
        "colour": house.colour,
        "accent": house.accent,
        "standing": house.standing,
        "logo": b64encode(bytes(house.logo)).decode() if house.logo else "",
        "logo_alt": house.logo_alt,
    }


def style_of(house: Signature) -> HouseStyle:
    """A house as it was kept; one kept before it had colours of its own has those of every house."""
    contact = Contact(house["contact"], house["phone"], house["email"])
    return HouseStyle(
        house["name"],
        contacts=(contact,) if contact.name else (),
        accent=house.get("accent", ""),
        logo=Logo(b64decode(house["logo"]), house["logo_alt"]) if house.get("logo") else None,
        standing=house.get("standing", {}),
        **({"colour": house["colour"]} if house.get("colour") else {}),
    )


def _source(content: Content, id: str, title: str, labels: tuple[str, ...] = ()) -> Source:
    facts = ReviewFacts(
        id=id,
        title=title,
        labels=labels,
        links=tuple(Link(**link) for link in content["links"]),
        timeline=tuple(Passage(**one) for one in content.get("timeline", ())),
        **{name: tuple(content.get(name, ())) for name in _TEXTS},
    )
    asked = [QuestionForBriefing(text) for text in content["questions"]]
    asked += [QuestionForBriefing(text, longer=True) for text in content.get("more_questions", ())]
    return Source(
        facts,
        tuple(LessonForBriefing(**lesson) for lesson in content["lessons"]),
        tuple(asked),
        tuple(RecommendationForBriefing(**one) for one in content["recommendations"]),
        tuple(ResponseForBriefing(**one) for one in content.get("responses", ())),
        style_of(_house_then(content)),
    )


def _house_then(content: Content) -> Signature:
    """Before there were forms to choose, a draft told in its own words what a review is: it is not told twice."""
    house: Signature = content["house"]
    if "forms" in content:
        return house
    return house | {"standing": house.get("standing", {}) | {"what_a_review_is": ""}}


_TEXTS = ("process", "story", "issues", "full_story", "more_issues", "good_practice", "for_parents")
