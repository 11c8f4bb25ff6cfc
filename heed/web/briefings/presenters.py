"""Words for the pages of briefings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.utils.safestring import SafeString, mark_safe

from heed.anonymity.small_numbers import SMALLEST_PUBLISHED, is_small
from heed.briefings.contents import Briefing
from heed.briefings.layouts import LAYOUTS
from heed.briefings.writing import html
from heed.briefings.writing.typesetting import CannotBeSet
from heed.web.briefings.drafting import not_told
from heed.web.briefings.laying_out import briefing_issued, forms_of, sides_of
from heed.web.briefings.material import Passage
from heed.web.briefings.models import Draft, Issue, IssueDocument, Reflection, Wording
from heed.web.briefings.models.issue import WITHIN_A_PAGE
from heed.web.partnership.models import Member

PARTS = {
    "process": "Process and background",
    "story": "What happened",
    "issues": "Emerging issues",
    "lessons": "Learning points",
    "questions": "More questions to the reader",
    "recommendations": "Recommendations",
    "links": "Where to learn more",
    "good_practice": "What was done well",
    "for_parents": "What happened, in a parent's words",
    "full_story": "What happened, at more length",
    "timeline": "Month by month",
    "more_issues": "More emerging issues",
    "more_questions": "More questions, for the longer forms",
    "responses": "What is being done",
}


def as_html(briefing: Briefing, heading: int = 1) -> SafeString:
    """The briefing for a page. The writer escapes every word of it; tests/web/test_briefings_hostile.py tries."""
    return mark_safe(html.fragment(briefing, heading=heading))


def as_issued(issue: Issue, form: str) -> SafeString:
    """A form of an issue for a page, as it was frozen; one from before pages were frozen is laid out again."""
    kept = issue.documents.filter(form=form, kind=WITHIN_A_PAGE).first()
    if kept is None:
        return as_html(briefing_issued(issue, form))
    return mark_safe(bytes(kept.data).decode())  # written by as_html's own writer, and the database keeps it


def as_html_or_why(briefing: Briefing, heading: int) -> str:
    """The same for a draft, which may have too much on a slide: then what to do about it."""
    try:
        return as_html(briefing, heading=heading)
    except CannotBeSet as problem:
        return str(problem)


def counted(number: int) -> str:
    """A count of people as others may read it: a small one points at somebody."""
    if not number:
        return "nobody yet"
    return f"fewer than {SMALLEST_PUBLISHED}" if is_small(number) else str(number)


@dataclass(frozen=True)
class Difference:
    """A part of a draft in which somebody else's version differs: its title and their words."""

    part: str
    theirs: tuple[str, ...]


def differences(theirs: Wording, title: str, content: dict[str, Any]) -> list[Difference]:
    """Where another's version does not say what is in hand."""
    found = [Difference("Title", (theirs.title,))] if theirs.title != title else []
    if sides_of(theirs.content) != sides_of(content):
        found.append(Difference("Sides of paper", (str(sides_of(theirs.content)),)))
    if forms_of(theirs.content) != forms_of(content):
        titles = tuple(LAYOUTS[form].title for form in forms_of(theirs.content))
        found.append(Difference("Forms", titles))
    for name, part in PARTS.items():
        told = theirs.content.get(name, [])
        if told != content.get(name, []):
            found.append(Difference(part, tuple(_as_line(one) for one in told) or ("Nothing.",)))
    return found


def not_told_yet(draft: Draft) -> list[tuple[str, list[Passage]]]:
    """What the review holds beside the draft, under the titles of the parts it could be added to."""
    return [(PARTS[part], passages) for part, passages in not_told(draft).items()]


def _as_line(told: str | dict[str, Any]) -> str:
    if isinstance(told, str):
        return told
    longer = "in the longer forms only" if told.get("longer") else ""
    return " | ".join(filter(None, (*(value for value in told.values() if isinstance(value, str)), longer)))


@dataclass(frozen=True)
class Form:
    """A form of an issue: its title, whether it is the one shown, and the files in which it was frozen."""

    form: str
    title: str
    is_shown: bool
    documents: tuple[IssueDocument, ...]


def forms_issued(issue: Issue, shown: str) -> list[Form]:
    """The forms of an issue, in the order of the layouts."""
    kept = list(issue.documents.to_take().defer("data"))
    return [
        Form(form, LAYOUTS[form].title, form == shown, tuple(one for one in kept if one.form == form))
        for form in forms_of(issue.content)
    ]


@dataclass(frozen=True)
class Said:
    """A reflection as a member may read it: the number of people only where it points at nobody, or they were there."""

    reflection: Reflection
    people: str
    may_mend: bool


def said_about(issue: Issue, member: Member) -> list[Said]:
    """What teams said, as far as the member reaches it."""
    reached = Reflection.objects.reachable_by(member).filter(issue=issue).current().select_related("team__agency")
    return [_said(one, own=one.team_id == member.team_id, mend=member.may("reflect")) for one in reached]


def _said(reflection: Reflection, *, own: bool, mend: bool) -> Said:
    people = str(reflection.people) if own else counted(reflection.people)
    return Said(reflection, f"{people} {'person' if people == '1' else 'people'}", own and mend)


def with_use(issues: Any) -> Any:
    """A list of issues, each with the number of teams it was shared with."""
    return issues.annotate(teams=Count("cascades"))
