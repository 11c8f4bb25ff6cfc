"""Entries appraised, findings written and stood by, recommendations made."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from heed.web.casebook.actions import Writer
from heed.web.casebook.chains import standing_now
from heed.web.casebook.chronologies import moment_from
from heed.web.casebook.models import EventRecord
from heed.web.partnership import history, trail
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.history import name_of
from heed.web.partnership.models import Change
from heed.web.reviews.models import Appraisal, Contribution, Finding, LineOfEnquiry, Recommendation, Review


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

    seen_version: the version the writer had before them, 0 for none. Raises ChangedMeanwhile where somebody else wrote
    meanwhile, so that neither's words are lost.
    """
    _of_this_review(review, [record])
    Review.objects.select_for_update().get(pk=review.pk)  # two first appraisals at once would be two rows
    (record,) = _standing_now([record])
    appraisal = Appraisal.objects.filter(record=record).first() or Appraisal(review=review, record=record)
    appraisal.expected, appraisal.done, appraisal.why, appraisal.context = expected, done, why, context
    history.save(by=by, record=appraisal, seen=seen_version)
    trail.enter(who=by, action="appraised an entry", subject=record)
    return appraisal


@transaction.atomic
def write_finding(
    *,
    by: Writer,
    review: Review,
    text: str,
    cites: Iterable[EventRecord] = (),
    underlying: str = "",
    lesson: str = "",
    good_practice: bool = False,
    rests_on: Iterable[Contribution] = (),
    answers: Iterable[LineOfEnquiry] = (),
) -> Finding:
    """A finding that stands on the entries it cites; sending the same twice writes one.

    Raises NotPossible for an entry of another review's case.
    """
    cites = list(cites)
    _of_this_review(review, cites)
    Review.objects.select_for_update().get(pk=review.pk)  # two writers at once would take one number
    cites = _standing_now(cites)
    said = {"text": text, "underlying": underlying, "lesson": lesson, "good_practice": good_practice}
    there: Finding
    for there in review.findings.standing().filter(**said, written_by=name_of(by)):
        if set(there.cites.all()) == set(cites):
            return there
    finding = Finding(review=review, number=review.findings.count() + 1, written_by=name_of(by), **said)
    history.save(by=by, record=finding)
    finding.cites.set(cites)
    finding.rests_on.set(_within(review, rests_on))
    finding.answers.set(_within(review, answers))
    trail.enter(who=by, action="wrote a finding", subject=finding)
    return finding


@transaction.atomic
def change_finding(
    *,
    by: Writer,
    finding: Finding,
    cites: Iterable[EventRecord] | None = None,
    seen_version: int | None = None,
    **said: Any,
) -> None:
    """Changes what a finding says, and the entries it stands on where `cites` are given; what it said before is kept.

    One that was accepted has to be accepted again. Raises ChangedMeanwhile where somebody else saved since
    `seen_version`, and NotPossible for one that was withdrawn or for an entry of another review.
    """
    finding = Finding.objects.select_for_update().get(pk=finding.pk)
    if finding.withdrawn_because:
        raise NotPossible("This finding was withdrawn. Write it anew.")
    linked: dict[str, list[Any]] = {}
    for name in ("rests_on", "answers"):
        if name in said:
            linked[name] = _within(finding.review, said.pop(name))
    if cites is not None:
        linked["cites"] = _standing_now(cites)
        _of_this_review(finding.review, linked["cites"])
    linked = {name: rows for name, rows in linked.items() if set(getattr(finding, name).all()) != set(rows)}
    for name, value in said.items():
        setattr(finding, name, value)
    changed = history.save(by=by, record=finding, seen=seen_version, besides=bool(linked))
    changed += [_link_others(by, finding, name, rows) for name, rows in linked.items()]
    if changed and finding.accepted is not None:
        finding.accepted, finding.accepted_by = None, ""
        history.save(by=by, record=finding)
    if changed:
        trail.enter(who=by, action="changed a finding", subject=finding)


def _link_others(by: Writer, finding: Finding, name: str, after: list[Any]) -> Change:
    links = getattr(finding, name)
    before = list(links.all())
    links.set(after)
    listed = ["; ".join(map(_called, some)) for some in (before, after)]
    return history.note(by=by, record=finding, field=name, before=listed[0], after=listed[1])


def _called(linked: Any) -> str:
    return moment_from(linked).say() if isinstance(linked, EventRecord) else str(linked)


def _within(review: Review, chosen: Iterable[Any]) -> list[Any]:
    """What was chosen, all of this review. Raises NotPossible for something of another."""
    chosen = list(chosen)
    if any(one.review_id != review.pk for one in chosen):
        raise NotPossible("Something chosen is of another review. Choose again.")
    return chosen


@transaction.atomic
def withdraw_finding(*, by: Writer, finding: Finding, because: str) -> None:
    """The review no longer stands by a finding; it stays, marked, with the reason. Raises NotPossible without one."""
    if not because.strip():
        raise NotPossible("Say why the finding is withdrawn.")
    finding = Finding.objects.select_for_update().get(pk=finding.pk)
    if not finding.withdrawn_because:
        finding.withdrawn_because = because.strip()
        history.save(by=by, record=finding)
        trail.enter(who=by, action="withdrew a finding", subject=finding)


@transaction.atomic
def accept_finding(*, by: Writer, finding: Finding, seen_version: int | None = None) -> None:
    """The review stands by a finding, as whoever accepts it has read it.

    Raises NotPossible where it cites no entry, is accepted already, or was changed since `seen_version`.
    """
    finding = Finding.objects.select_for_update().get(pk=finding.pk)
    if finding.accepted is not None:
        raise NotPossible(f"{finding.accepted_by} accepted this finding already.")
    if finding.withdrawn_because:
        raise NotPossible("This finding was withdrawn. Write it anew.")
    if seen_version is not None and finding.version != seen_version:
        raise NotPossible(f"{finding.changed_by} changed this finding meanwhile. Read it as it is now, then accept it.")
    if not finding.cites.exists():
        raise NotPossible("This finding cites no entry of the chronology. Choose the entries it stands on first.")
    finding.accepted, finding.accepted_by = timezone.now(), name_of(by)
    history.save(by=by, record=finding)
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
    expected_change: str = "",
    by_when: date | None = None,
) -> Recommendation:
    """What the review asks of somebody; numbered on from the last unless a number is given. The same twice is one."""
    Review.objects.select_for_update().get(pk=review.pk)
    said: dict[str, Any] = {"finding": finding, "text": text, "addressee": addressee, "place": place}
    said |= {"expected_change": expected_change, "by_when": by_when}
    there: Recommendation | None = review.recommendations.filter(**said, written_by=name_of(by)).first()
    if there is not None and not number:
        return there
    number = number or str(review.recommendations.count() + 1)
    recommendation = Recommendation(review=review, number=number, written_by=name_of(by), **said)
    history.save(by=by, record=recommendation)
    trail.enter(who=by, action="wrote a recommendation", subject=recommendation)
    return recommendation


@transaction.atomic
def change_recommendation(
    *, by: Writer, recommendation: Recommendation, seen_version: int | None = None, **said: Any
) -> None:
    """Changes what is recommended; what it said before is kept. Raises ChangedMeanwhile as `change_finding` does."""
    for name, value in said.items():
        setattr(recommendation, name, value)
    if history.save(by=by, record=recommendation, seen=seen_version):
        trail.enter(who=by, action="changed a recommendation", subject=recommendation)


def _standing_now(records: Iterable[EventRecord]) -> list[EventRecord]:
    """The entries as they stand: an agency may have corrected one since the page was opened."""
    try:
        return standing_now(records)
    except ValueError as taken_back:
        raise NotPossible(str(taken_back)) from None


def _of_this_review(review: Review, records: Iterable[EventRecord]) -> None:
    if any(record.case_id != review.case_id for record in records):
        raise NotPossible("An entry is of another review's chronology. Choose entries of this one.")
