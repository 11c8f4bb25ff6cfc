"""The report of a review put together from what people wrote in it, in the view somebody may have."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone

from heed.chronology.pictures.wording import in_words
from heed.reviews.report import Part, Report
from heed.web.casebook.chronologies import moment_from
from heed.web.casebook.models import EventRecord
from heed.web.reviews.dates import day_in_words
from heed.web.reviews.integrated import integrated
from heed.web.reviews.models import Episode, Finding, Recommendation, Review, TermsOfReference
from heed.web.reviews.two_views import View
from heed.web.reviews.wording import agency_in_words

Lines = tuple[tuple[str, str], ...]


def report_of(review: Review, view: View) -> Report:
    """Everything that stands in the report; entries by their number in the chronology, their day and agency."""
    whole = integrated(review, view)
    numbers = dict(zip(whole.pks, whole.numbers, strict=True))
    findings = list(review.findings.standing().prefetch_related("cites", "rests_on", "answers"))
    good = [finding for finding in findings if finding.good_practice]
    rest = [finding for finding in findings if not finding.good_practice]
    told = f"{view.name.capitalize()}, as it stood on {day_in_words(timezone.localdate())}."
    return Report(
        f"{review.label}: {review.title}",
        told,
        (
            Part("Terms of reference", tuple(_terms(review, view))),
            Part("Lines of enquiry", parts=tuple(_lines_of_enquiry(review, view))),
            Part("Who took part", parts=tuple(_contributions(review, view))),
            Part("Key episodes", parts=tuple(_episode(one, view) for one in review.episodes.all())),
            Part("Findings", parts=tuple(_finding(one, view, numbers) for one in rest), always=True),
            Part("Good practice", parts=tuple(_finding(one, view, numbers) for one in good), always=True),
            Part("Systemic or underlying reasons", tuple(_beneath(findings, view)), always=True),
            Part("Improvements recommended", parts=tuple(_recommended(review, view)), always=True),
            Part("Entries of the chronology that the findings stand on", tuple(_entries(findings, view, numbers))),
        ),
    )


def _worded(record: object, names: dict[str, str], view: View) -> Lines:
    """What a record says in these fields, each with its title; what is empty is left out."""
    said = ((title, str(getattr(record, name))) for name, title in names.items())
    return tuple((title, view.words(words)) for title, words in said if words)


def _terms(review: Review, view: View) -> Iterator[tuple[str, str]]:
    terms = TermsOfReference.objects.filter(review=review).first()
    if terms is None:
        return
    yield from _worded(
        terms,
        {
            "purpose": "Purpose",
            "method": "Method",
            "reviewers": "Reviewers",
            "panel": "Panel",
            "family_plan": "How the family takes part",
        },
        view,
    )
    if review.scope_from or review.scope_to:
        since, until = (day_in_words(day) or "open" for day in (review.scope_from, review.scope_to))
        reasons = f". {view.words(terms.scope_reasons)}" if terms.scope_reasons else ""
        yield "Period", f"{since} to {until}{reasons}"
    if terms.agreed_by:
        yield "Agreed", f"{day_in_words(terms.agreed_on)}, {view.words(terms.agreed_by)}".strip(", ")


def _lines_of_enquiry(review: Review, view: View) -> Iterator[Part]:
    for line in review.lines_of_enquiry.prefetch_related("findings"):
        standing = [finding.number for finding in line.findings.all() if not finding.withdrawn_because]
        lines = [("", view.words(line.answer))] if line.answer else []
        if standing:
            lines.append(("Findings", ", ".join(map(str, standing))))
        yield Part(f"{line.number}. {view.words(line.question)}", tuple(lines or [("", "Open.")]))


def _contributions(review: Review, view: View) -> Iterator[Part]:
    for one in review.contributions.all():
        lines = [("How it stands", one.get_state_display())]
        if one.words:
            lines.append(("In their words", view.words(one.words)))
        yield Part(view.words(one.role), tuple(lines))


def _episode(episode: Episode, view: View) -> Part:
    period = (("", f"{day_in_words(episode.since)} to {day_in_words(episode.until)}"),)
    told = {
        "summary": "What happened",
        "expected": "Expected",
        "done": "Done",
        "why": "Why it made sense",
        "context": "What shaped it",
    }
    return Part(f"{episode.number}. {view.words(episode.title)}", (*period, *_worded(episode, told, view)))


def _finding(finding: Finding, view: View, numbers: dict[int, int]) -> Part:
    lines = [("", view.words(finding.text))]
    lines += _worded(finding, {"underlying": "What lay beneath it", "lesson": "Lesson"}, view)
    if cited := sorted(numbers[entry.pk] for entry in finding.cites.all() if entry.pk in numbers):
        lines.append(("Stands on entries", ", ".join(map(str, cited))))
    if said := [view.words(one.role) for one in finding.rests_on.all()]:
        lines.append(("And on what was said by", ", ".join(said)))
    if answered := [str(one.number) for one in finding.answers.all()]:
        lines.append(("Answers line of enquiry", ", ".join(answered)))
    state = "" if finding.accepted else " (not accepted yet)"
    return Part(f"Finding {finding.number}{state}", tuple(lines))


def _beneath(findings: list[Finding], view: View) -> Iterator[tuple[str, str]]:
    return ((f"Finding {one.number}", view.words(one.underlying)) for one in findings if one.underlying)


def _recommended(review: Review, view: View) -> Iterator[Part]:
    recommendation: Recommendation
    for recommendation in review.recommendations.select_related("finding"):
        lines = [("", view.words(recommendation.text))]
        lines += _worded(recommendation, {"expected_change": "What is to be different"}, view)
        if recommendation.by_when:
            lines.append(("By when", day_in_words(recommendation.by_when)))
        if recommendation.finding:
            lines.append(("Follows from", f"finding {recommendation.finding.number}"))
        addressee = view.words(recommendation.addressee) or "addressee not stated"
        yield Part(f"Recommendation {recommendation.number}, to {addressee}", tuple(lines))


def _entries(findings: list[Finding], view: View, numbers: dict[int, int]) -> Iterator[tuple[str, str]]:
    cited: dict[int, EventRecord] = {entry.pk: entry for finding in findings for entry in finding.cites.all()}
    for pk in sorted((pk for pk in cited if pk in numbers), key=numbers.__getitem__):
        entry = cited[pk]
        who = view.people.get(entry.about) or in_words(entry.about)
        title = f"Entry {numbers[pk]}, {moment_from(entry).say()}, {agency_in_words(entry.agency)}, about {who}"
        yield title, f"{view.words(entry.text)} [{view.source(entry.source)}]"
