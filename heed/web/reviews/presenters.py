"""Words for the pages of a review."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from heed.web.casebook.chronologies import moment_from
from heed.web.reviews.dates import day_in_words
from heed.web.reviews.models import Finding, ReceivedFile, Review, Submission
from heed.web.reviews.stages import Deadline

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
    stage = review.at_stage
    told = [kind, ("Stage", f"{stage.number}. {stage.title}: {stage.asks}")]
    scope = f"{day_in_words(review.scope_from) or 'not set'} to {day_in_words(review.scope_to) or 'not set'}"
    clocks = [(clock.title, _clock_in_words(clock)) for clock in review.deadlines()]
    return [*told, ("Scope", scope), ("Local authority became aware", day_in_words(review.became_aware)), *clocks]


def _clock_in_words(clock: Deadline) -> str:
    due = f"{day_in_words(clock.due)}, {clock.basis}"
    return f"Done {day_in_words(clock.done)}; was due {due}" if clock.done else f"Due {due}"


def late_in(review: Review, today: date) -> list[str]:
    """What has passed its day, each as a sentence; empty when nothing has."""
    clocks = [
        f"{clock.title} was due {day_in_words(clock.due)}{', done ' + day_in_words(clock.done) if clock.done else ''}"
        for clock in review.deadlines()
        if clock.is_late(today)
    ]
    missing = [
        f"{submission.agency} was asked for its chronology by {day_in_words(submission.due)}"
        for submission in review.submissions.all()
        if submission.is_late(today)
    ]
    return clocks + missing


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
