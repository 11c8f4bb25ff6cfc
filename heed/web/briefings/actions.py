"""Every write about briefings. Nothing is issued with an open leak, under a hold, or on one person's word alone."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from heed.web.briefings import drafting, laying_out
from heed.web.briefings.checking import key_of, open_leaks, what_stands_in_the_way
from heed.web.briefings.models import (
    Approval,
    Cascade,
    Draft,
    House,
    Issue,
    IssueDocument,
    KeptLeak,
    Receipt,
    Reflection,
    Unsaved,
    Withdrawal,
    Wording,
)
from heed.web.partnership import trail
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.history import name_of
from heed.web.partnership.models import Member, Team
from heed.web.partnership.trail import Command
from heed.web.reviews.models import Review


@dataclass
class ChangedMeanwhile(Exception):
    """Somebody else saved the draft since this text was opened; `theirs` is what they wrote."""

    theirs: Wording


@transaction.atomic
def start_draft(*, by: Member, review: Review, title: str = "") -> Draft:
    """A draft composed from what the review holds; asking twice, with nothing written in between, starts one."""
    Review.objects.select_for_update().get(pk=review.pk)
    first = {"title": title or f"Learning from {review.label}", "content": drafting.first_words(review)}
    for there in Draft.objects.filter(review=review, started_by=by):
        if there.latest.version == 1 and all(getattr(there.latest, name) == said for name, said in first.items()):
            return there
    draft = Draft.objects.create(review=review, started_by=by)
    Wording.objects.create(draft=draft, version=1, by=by, **first)
    trail.enter(who=by, action="started a briefing", subject=draft)
    return draft


@transaction.atomic
def write(*, by: Member, draft: Draft, title: str, content: laying_out.Content, based_on: int) -> Wording:
    """Adds a version to the draft; approvals of earlier ones no longer count.

    Raises ChangedMeanwhile where `based_on` is not the version that stands.
    """
    draft = _locked(draft)
    if draft.latest.version != based_on:
        raise ChangedMeanwhile(draft.latest)
    wording = Wording.objects.create(draft=draft, version=based_on + 1, title=title, content=content, by=by)
    Unsaved.objects.filter(draft=draft, by=by).delete()
    trail.enter(who=by, action="wrote a briefing", subject=draft)
    return wording


def take_in_the_rest(*, by: Member, draft: Draft, version: int) -> Wording:
    """Adds a version that tells, in the longer forms, all that the review holds beside it.

    Raises ChangedMeanwhile where another version stands.
    """
    return write(by=by, draft=draft, title=draft.latest.title, content=drafting.with_the_rest(draft), based_on=version)


@transaction.atomic
def keep_unsaved(*, by: Member, draft: Draft, told: dict[str, list[str]]) -> None:
    """Keeps what a member has typed and not saved, in place of what they typed before; it is no version of the draft.

    It has no entry in the trail: that would be one for every pause in typing.
    """
    Unsaved.objects.update_or_create(draft=draft, by=by, defaults={"told": told})


@transaction.atomic
def forget_unsaved(*, by: Member, draft: Draft) -> None:
    """Lets go of what a member typed and did not save, as they ask."""
    Unsaved.objects.filter(draft=draft, by=by).delete()


@transaction.atomic
def keep_leak(*, by: Member, draft: Draft, leak: str, reason: str) -> KeptLeak:
    """A named person lets a leak stand (`checking.key_of` names it), with the reason.

    Raises NotPossible where the draft holds no such leak any more, or somebody has decided on it.
    """
    draft = _locked(draft)
    found = next((one for one in open_leaks(draft) if key_of(one) == leak), None)
    if found is None:
        raise NotPossible("The draft does not hold this leak any more, or somebody has decided on it already.")
    kept = KeptLeak.objects.create(draft=draft, kind=found.kind, found=found.found, reason=reason, by=by)
    trail.enter(who=by, action="let a leak stand", subject=draft)
    return kept


@transaction.atomic
def take_back(*, by: Member, kept: KeptLeak) -> None:
    """Opens a leak again that somebody let stand; the decision stays to be seen in the table."""
    _locked(kept.draft)
    kept.taken_back = timezone.now()
    kept.save(update_fields=["taken_back"])
    trail.enter(who=by, action="opened a leak again", subject=kept.draft)


@transaction.atomic
def ask_for_approval(*, by: Member, draft: Draft) -> None:
    """Says that the version that stands is ready to be read by a second person."""
    draft = _locked(draft)
    draft.asked = draft.latest.version
    draft.save(update_fields=["asked"])
    trail.enter(who=by, action="asked for approval of a briefing", subject=draft)


@transaction.atomic
def approve(*, by: Member, draft: Draft, version: int) -> Approval:
    """A second person approves what they read. Raises NotPossible for a writer, an open leak, another version."""
    draft = _as_read(draft, version)
    if by.pk in draft.writers():
        raise NotPossible("A second person approves: ask somebody who wrote none of it.")
    if open_leaks(draft):
        raise NotPossible("Resolve every leak first.")
    approval, _ = Approval.objects.get_or_create(wording=draft.latest, by=by)
    trail.enter(who=by, action="approved a briefing", subject=draft)
    return approval


@transaction.atomic
def issue(*, by: Member, draft: Draft, version: int) -> Issue:
    """Freezes the version that was read. Raises NotPossible with everything that stands in the way."""
    draft = _as_read(draft, version)
    Review.objects.select_for_update().get(pk=draft.review_id)  # no hold and no name arrives between check and issue
    if reasons := what_stands_in_the_way(draft):
        raise NotPossible(" ".join(reasons))
    wording, today = draft.latest, timezone.localdate()
    document = laying_out.poster_of(wording, issued=today)
    issued = Issue.objects.create(
        partnership=draft.review.partnership,
        wording=wording,
        title=wording.title,
        version=wording.version,
        content=wording.content | {"house": laying_out.house_of(draft.review.partnership)},
        pdf=document,
        sha256=hashlib.sha256(document).hexdigest(),
        issued_on=today,
        issued_by=by,
    )
    for one in (*laying_out.documents_of(wording.content), *laying_out.pages_of(wording.content)):
        data = laying_out.file_of(wording, one.form, one.kind, issued=today)
        IssueDocument.objects.create(
            issue=issued, form=one.form, kind=one.kind, data=data, sha256=hashlib.sha256(data).hexdigest()
        )
    trail.enter(who=by, action="issued a briefing", subject=issued)
    return issued


@transaction.atomic
def withdraw(*, by: Member, issue: Issue, reason: str) -> Withdrawal:
    """Takes an issue back, with the reason; it stays to be seen, marked."""
    withdrawal, new = Withdrawal.objects.get_or_create(issue=issue, defaults={"reason": reason, "by": by})
    if not new:
        raise NotPossible("This issue has been withdrawn already.")
    trail.enter(who=by, action="withdrew a briefing", subject=issue)
    return withdrawal


@transaction.atomic
def share(*, by: Member, issue: Issue, team: Team) -> Cascade:
    """Shares an issue with a team of the partnership; doing it twice changes nothing."""
    if team.agency.partnership_id != issue.partnership_id:
        raise NotPossible("This team is of another partnership.")
    if Withdrawal.objects.filter(issue=issue).exists():
        raise NotPossible("This issue has been withdrawn. Share the one that replaced it.")
    shared, new = Cascade.objects.get_or_create(issue=issue, team=team, defaults={"by": by})
    if new:
        trail.enter(who=by, action="shared a briefing", subject=issue)
    return shared


@transaction.atomic
def stop_sharing(*, by: Member, cascade: Cascade) -> None:
    """Takes an issue off the home pages of a team it was not meant for; what the team said stays."""
    trail.enter(who=by, action="stopped sharing a briefing", subject=cascade.issue)
    cascade.delete()


@transaction.atomic
def say_read(*, by: Member, issue: Issue) -> Receipt:
    """A member says they have read it; saying so twice changes nothing."""
    receipt, new = Receipt.objects.get_or_create(issue=issue, member=by)
    if new:
        trail.enter(who=by, action="read a briefing", subject=issue)
    return receipt


@transaction.atomic
def reflect(
    *,
    by: Member | Command,
    issue: Issue,
    team: Team | None = None,
    held: date,
    people: int,
    will_change: str,
    stops_us: str = "",
    mends: Reflection | None = None,
) -> Reflection:
    """Records what a team said, the member's own where none is named, in place of an earlier record it mends.

    by: the holder of a personal address is a Command. Sending the same twice changes nothing.
    Raises NotPossible for somebody of no team, or where `mends` was mended.
    """
    team = team or (by.team if isinstance(by, Member) else None)
    if team is None:
        raise NotPossible("You belong to no team, so there is nobody's reflection to record.")
    if mends is not None and Reflection.objects.filter(mends=mends).exists():
        raise NotPossible("Somebody has mended this record already. Open the later one.")
    said = {"issue": issue, "team": team, "held": held, "people": people}
    said |= {"will_change": will_change, "stops_us": stops_us}
    there: Reflection | None = Reflection.objects.filter(mended_by=None, **said).first()
    if there is not None:
        return there
    writer = {"by": by if isinstance(by, Member) else None, "by_name": name_of(by)}
    reflection: Reflection = Reflection.objects.create(mends=mends, **writer, **said)
    trail.enter(who=by, action="recorded a reflection", subject=issue)
    return reflection


@transaction.atomic
def set_contact(*, by: Member, name: str, phone: str, email: str) -> None:
    """Whom the readers of the partnership's briefings may ask; issues that are out keep what they say."""
    partnership = by.partnership
    partnership.contact_name, partnership.contact_phone, partnership.contact_email = name, phone, email
    partnership.save(update_fields=["contact_name", "contact_phone", "contact_email"])
    trail.enter(who=by, action="changed whom readers may ask", subject=partnership)


@transaction.atomic
def set_house(*, by: Member, logo: bytes | None = None, **style: Any) -> House:
    """How the partnership signs from now on: colour, accent, logo_alt, standing. logo: a cleaned picture, b"" for none,
    None to leave the one there is. Issues that are out keep what they say.
    """
    if logo is not None:
        style["logo"] = logo
    house, _ = House.objects.update_or_create(partnership=by.partnership, defaults=style)
    trail.enter(who=by, action="changed the house style", subject=by.partnership)
    return house


def _locked(draft: Draft) -> Draft:
    """The draft as it stands now, held until this write is done."""
    return Draft.objects.select_for_update(of=("self",)).select_related("review__partnership").get(pk=draft.pk)


def _as_read(draft: Draft, version: int) -> Draft:
    draft = _locked(draft)
    if draft.latest.version != version:
        raise NotPossible(f"Version {draft.latest.version} was written meanwhile. Read it first: it is shown now.")
    return draft
