"""Entries appraised, findings written and stood by, recommendations made."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from heed.web.casebook.actions import Writer
from heed.web.casebook.models import EventRecord
from heed.web.partnership import trail
from heed.web.partnership.actions import NotPossible
from heed.web.reviews.actions.reviews import name_of
from heed.web.reviews.models import Appraisal, Finding, Recommendation, Review


@transaction.atomic
def appraise(
    *,
    by: Writer,
    review: Review,
    record: EventRecord,
    expected: str,
    done: str,
    why: str = "",
    context: str = "",
    seen_version: int = 0,
) -> Appraisal:
    """Writes what was expected at an entry, what was done and why, in the place of an earlier appraisal.

    seen_version: the version the writer had before them, 0 for none. Raises NotPossible where somebody else wrote
    meanwhile, so that neither's words are lost.
    """
    _of_this_review(review, [record])
    before = Appraisal.objects.select_for_update().filter(record=record).first()
    if before is not None and before.version != seen_version:
        raise NotPossible(
            f"{before.written_by} appraised this entry while you were writing. Their words are shown above yours: "
            "bring the two together and save again."
        )
    appraisal = before or Appraisal(review=review, record=record, version=0)
    appraisal.expected, appraisal.done, appraisal.why, appraisal.context = expected, done, why, context
    appraisal.version += 1
    appraisal.written_by = name_of(by)
    appraisal.save()
    trail.enter(who=by, action="appraised an entry", subject=record)
    return appraisal


@transaction.atomic
def write_finding(
    *,
    by: Writer,
    review: Review,
    text: str,
    cites: Iterable[EventRecord] = (),
    lesson: str = "",
    good_practice: bool = False,
) -> Finding:
    """A finding that stands on the entries it cites; sending the same twice writes one.

    Raises NotPossible for an entry of another review's case.
    """
    cites = list(cites)
    _of_this_review(review, cites)
    Review.objects.select_for_update().get(pk=review.pk)  # two writers at once would take one number
    said = {"text": text, "lesson": lesson, "good_practice": good_practice, "written_by": name_of(by)}
    there: Finding
    for there in review.findings.filter(**said):
        if set(there.cites.all()) == set(cites):
            return there
    finding = Finding.objects.create(
        review=review,
        number=review.findings.count() + 1,
        **said,
    )
    finding.cites.set(cites)
    trail.enter(who=by, action="wrote a finding", subject=finding)
    return finding


@transaction.atomic
def accept_finding(*, by: Writer, finding: Finding) -> None:
    """The review stands by a finding. Raises NotPossible where it cites no entry, or is accepted already."""
    finding = Finding.objects.select_for_update().get(pk=finding.pk)
    if finding.accepted is not None:
        raise NotPossible(f"{finding.accepted_by} accepted this finding already.")
    if not finding.cites.exists():
        raise NotPossible("This finding cites no entry of the chronology. Choose the entries it stands on first.")
    finding.accepted, finding.accepted_by = timezone.now(), name_of(by)
    finding.save(update_fields=["accepted", "accepted_by"])
    trail.enter(who=by, action="accepted a finding", subject=finding)


@transaction.atomic
def write_recommendation(
    *,
    by: Writer,
    review: Review,
    text: str,
    addressee: str,
    number: str = "",
    finding: Finding | None = None,
    place: str = "",
) -> Recommendation:
    """What the review asks of somebody; numbered on from the last unless a number is given. The same twice is one."""
    Review.objects.select_for_update().get(pk=review.pk)
    said = {"finding": finding, "text": text, "addressee": addressee, "place": place, "written_by": name_of(by)}
    there: Recommendation | None = review.recommendations.filter(**said).first()
    if there is not None and not number:
        return there
    recommendation: Recommendation = review.recommendations.create(
        number=number or str(review.recommendations.count() + 1), **said
    )
    trail.enter(who=by, action="wrote a recommendation", subject=recommendation)
    return recommendation


def _of_this_review(review: Review, records: Iterable[EventRecord]) -> None:
    if any(record.case_id != review.case_id for record in records):
        raise NotPossible("An entry is of another review's chronology. Choose entries of this one.")
