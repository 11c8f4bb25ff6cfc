"""Words for the pages of a review."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count
from django.urls import reverse

from heed.reviews.clocks import Deadline
from heed.web.casebook.chronologies import moment_from
from heed.web.reviews.course import Course
from heed.web.reviews.dates import day_in_words
from heed.web.reviews.models import Finding, ReceivedFile, Review, Submission

COLOURS = {
    Submission.REQUESTED: "grey",
    Submission.RECEIVED: "blue",
    Submission.CHECKED: "turquoise",
    Submission.ACCEPTED: "green",
    Submission.RETURNED: "yellow",
}


@dataclass(frozen=True)
class SubmissionRow:
    """One agency on the page of a review."""

    submission: Submission
    status: str
    colour: str
    files: int


def facts_of(review: Review) -> list[tuple[str, str]]:
    """What is known of a review, as pairs for a summary list."""
    kind = ("Kind", review.get_kind_display())
    if review.is_example:
        source = ", ".join(filter(None, [review.source_authority, review.source_title, review.source_published]))
        form = review.source_form.replace("_", " ").capitalize()
        return [kind, ("Published by", source), ("Form of the publication", form)]
    became = review.process.facts["became_aware"].removeprefix("the ").replace("becoming", "became")
    return [
        kind,
        ("Process", review.process.title),
        (became[:1].upper() + became[1:], day_in_words(review.became_aware)),
        ("Scope", scope_in_words(review)),
        ("Lines of enquiry", enquiry_in_words(review)),
    ]


def enquiry_in_words(review: Review) -> str:
    """How many questions the review asks, and which of them nothing answers yet; nothing where it asks none."""
    lines = review.lines_of_enquiry.prefetch_related("findings")
    unanswered = [
        str(line.number)
        for line in lines
        if line.state == line.OPEN and all(finding.withdrawn_because for finding in line.findings.all())
    ]
    if not lines:
        return ""
    return f"{len(lines)}; " + (f"not answered yet: {', '.join(unanswered)}" if unanswered else "none is open")


def scope_in_words(review: Review) -> str:
    """The period a review looks at; nothing where neither end is set."""
    if not (review.scope_from or review.scope_to):
        return ""
    if not review.scope_to:
        return f"from {day_in_words(review.scope_from)}; no last day is set"
    if not review.scope_from:
        return f"to {day_in_words(review.scope_to)}; no first day is set"
    return f"{day_in_words(review.scope_from)} to {day_in_words(review.scope_to)}"


def due_in_words(course: Course, deadline: Deadline) -> str:
    """ "Rapid review is due 21 January 2026, in 5 working days", or by how many it has passed."""
    if deadline.done is not None:
        late = course.days_late(deadline)
        return f"{deadline.title} was due {day_in_words(deadline.due)}{f', and was {_days(late)} late' if late else ''}"
    if deadline.is_late(course.today):
        return f"{deadline.title} was due {day_in_words(deadline.due)}, {_days(course.days_late(deadline))} ago"
    left = course.days_left(deadline)
    when = "today" if deadline.due == course.today else f"in {_days(left)}" if left else "before the next working day"
    return f"{deadline.title} is due {day_in_words(deadline.due)}, {when}"


def _days(number: int) -> str:
    return f"{number} working day{'' if number == 1 else 's'}"


def late_in(course: Course) -> list[str]:
    """What has passed its day and is not done, each as a sentence; empty when nothing has."""
    clocks = [due_in_words(course, one) for one in course.late]
    missing = [
        f"{submission.agency} was asked for its chronology by {day_in_words(submission.due)}"
        for submission in course.review.submissions.all()
        if submission.is_late(course.today)
    ]
    return clocks + missing


@dataclass(frozen=True)
class Next:
    """One thing to be done next in a review: what, why or by when, and where."""

    what: str
    why: str = ""
    href: str = ""
    is_late: bool = False


def next_in(course: Course) -> list[Next]:
    """What is to be done next in a review, the late first; empty once its course has ended."""
    review = course.review
    if not course.is_running:
        return []
    late = [Next(due_in_words(course, one), one.basis, way_to(course, one), True) for one in course.late]
    due = [one for one in course.open_deadlines if not one.is_late(course.today)][:1]
    coming = [Next(due_in_words(course, one), one.basis, way_to(course, one)) for one in due]
    return [*late, *_of_holds(course), *_of_agencies(course), *coming, *_of_stage(course, review)]


def way_to(course: Course, deadline: Deadline) -> str:
    """Where somebody does what is due."""
    if deadline.clock == "monitoring":
        return reverse("reviews:monitoring", args=[course.review.pk])
    return reverse("reviews:stage_of", args=[course.review.pk, deadline.stage])


def _of_holds(course: Course) -> Iterator[Next]:
    for hold in course.holds:
        if hold.look_again and hold.look_again <= course.today:
            why = f"To be looked at again on {day_in_words(hold.look_again)}"
            yield Next(f"Look at the hold again: {hold}", why, reverse("reviews:change_hold", args=[hold.pk]), True)


def _of_agencies(course: Course) -> Iterator[Next]:
    if late := [one for one in course.outstanding if one.is_late(course.today)]:
        names = ", ".join(str(one.agency) for one in late)
        yield Next("Ask again for what has not come", names, "#agencies", True)


def _of_stage(course: Course, review: Review) -> Iterator[Next]:
    state = course.here
    title = f"Stage {state.stage.number}, “{state.stage.title}”"
    href = reverse("reviews:stage_of", args=[review.pk, state.stage.number])
    if state.missing:
        lacking = "; ".join(one.item.title for one in state.missing)
        yield Next(f"{title}: {len(state.missing)} of {len(state.held)} still open", lacking, href)
    elif state.done is None:
        yield Next(f"{title}: everything is there", "Close it with the day it was done.", href)
    if earlier := sum(len(one.missing) for one in course.states[: review.stage]):
        yield Next(f"{earlier} left open in earlier stages", "", reverse("reviews:stages", args=[review.pk]))


def submission_rows(review: Review) -> list[SubmissionRow]:
    found = review.submissions.select_related("agency", "asked_of__user").annotate(handed_in=Count("files"))
    return [
        SubmissionRow(one, one.get_status_display(), COLOURS[one.status], getattr(one, "handed_in", 0)) for one in found
    ]


def cited_in_words(finding: Finding) -> list[tuple[int, str]]:
    """The entries a finding stands on: the key of each, and when it happened."""
    return [(record.pk, moment_from(record).say()) for record in finding.cites.all()]


def size_in_words(size: int) -> str:
    if size < 1000:
        return f"{size} bytes"
    return f"{size / 1000:.0f} KB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"


def file_facts(file: ReceivedFile) -> list[tuple[str, str]]:
    """A file as it was handed in."""
    return [
        ("File", file.name),
        ("Size", size_in_words(file.size)),
        ("Fingerprint (SHA-256)", file.sha256),
        ("Handed in by", file.received_by),
    ]
