"""Sending an issue: to agencies, teams, people and other partnerships, each person once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from heed.web.briefings import actions as briefings
from heed.web.briefings.models import Issue, Withdrawal
from heed.web.cascade.models import Copy, Recipient, rules_of
from heed.web.cascade.wording import about, letter_with
from heed.web.letters import actions as post
from heed.web.letters.models import Letter
from heed.web.letters.tokens import fingerprint, new_secret, token_of
from heed.web.partnership import trail
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.history import name_of
from heed.web.partnership.models import Agency, Member, Team
from heed.web.partnership.trail import Command

IN_ONE_GO = 1000


@dataclass(frozen=True)
class Sent:
    """What a sending did: to how many people and teams, and how many people had it already."""

    people: int
    teams: int
    already: int


@transaction.atomic
def send(
    *,
    by: Member,
    issue: Issue,
    agencies: Iterable[Agency] = (),
    teams: Iterable[Team] = (),
    recipients: Iterable[Recipient] = (),
    closes: date | None = None,
    remind_on: date | None = None,
) -> Sent:
    """Sends an issue to everybody of the agencies and teams, and to the people named; nobody gets it twice.

    Members of those teams who are not on the list come onto it. Raises NotPossible for an issue that is withdrawn, for
    nobody, and for days that have passed.
    """
    Issue.objects.select_for_update().only("pk").get(pk=issue.pk)
    today, rules = timezone.localdate(), rules_of(by.partnership)
    closes = closes or today + timedelta(days=rules.opens_for)
    if Withdrawal.objects.filter(issue=issue).exists():
        raise NotPossible("This issue has been withdrawn. Send the one that replaced it.")
    if closes < today or (remind_on is not None and not today < remind_on <= closes):
        raise NotPossible("The reminder comes after today and not after the day on which the addresses close.")
    agencies, chosen = list(agencies), list(recipients)
    all_teams = _all_teams(agencies, teams)
    list_members(by, agencies, all_teams)
    people = _people(by, agencies, all_teams, chosen)
    if not people:
        raise NotPossible("Nobody is there to send it to. Choose an agency or a team with people on the list.")
    for team in all_teams:
        briefings.share(by=by, issue=issue, team=team)
    has_it = set(Copy.objects.filter(issue=issue).values_list("recipient_id", flat=True))
    new = [one for one in people if one.pk not in has_it]
    make_copies(by=by, issue=issue, recipients=new, closes=closes, remind_on=remind_on)
    trail.enter(who=by, action="sent a briefing", subject=issue)
    return Sent(len(new), len(all_teams), len(people) - len(new))


def _all_teams(agencies: Sequence[Agency], teams: Iterable[Team]) -> list[Team]:
    of_agencies = Team.objects.filter(agency__in=agencies).select_related("agency")
    return list({team.pk: team for team in [*teams, *of_agencies]}.values())


def list_members(by: Member, agencies: Sequence[Agency], teams: Sequence[Team]) -> None:
    """Members of these who are not on the list come onto it; those who are on it are known as members."""
    members = (
        Member.objects.current().filter(partnership=by.partnership).filter(Q(agency__in=agencies) | Q(team__in=teams))
    )
    for member in members.filter(received_as=None).select_related("user"):
        Recipient.objects.update_or_create(
            partnership=by.partnership,
            email=member.user.email,
            defaults={"member": member},
            create_defaults={
                "member": member,
                "name": member.user.name,
                "agency": member.agency,
                "team": member.team,
                "manages": "team_manager" in member.roles,
            },
        )


def _people(
    by: Member, agencies: Sequence[Agency], teams: Sequence[Team], chosen: Sequence[Recipient]
) -> list[Recipient]:
    there = Recipient.objects.filter(partnership=by.partnership).current()
    among = Q(agency__in=agencies) | Q(team__in=teams) | Q(pk__in=[one.pk for one in chosen])
    return list(there.filter(among).select_related("agency", "team"))


def make_copies(
    *, by: Member | Command, issue: Issue, recipients: Sequence[Recipient], closes: date, remind_on: date | None
) -> None:
    """A copy and a letter for each person, in the transaction of the caller."""
    copies = [_copy(by, issue, one, closes, remind_on) for one in recipients]
    Copy.objects.bulk_create(copies, batch_size=IN_ONE_GO)
    post.write_all(map(letter_with, copies))


def _copy(by: Member | Command, issue: Issue, one: Recipient, closes: date, remind_on: date | None) -> Copy:
    secret = new_secret()
    return Copy(
        issue=issue,
        recipient=one,
        agency=one.agency,
        team=one.team,
        secret=secret,
        fingerprint=fingerprint(token_of(secret)),
        made=timezone.now(),
        made_by=name_of(by),
        closes=closes,
        remind_on=remind_on,
    )


@transaction.atomic
def revoke(*, by: Member, copy: Copy) -> None:
    """The person's address no longer opens, and a letter that waits does not go; what they said stays."""
    copy = Copy.objects.select_for_update().get(pk=copy.pk)
    if copy.revoked is None:
        copy.revoked, copy.revoked_by = timezone.now(), name_of(by)
        copy.save(update_fields=["revoked", "revoked_by"])
        waiting = Letter.objects.filter(key__startswith=copy.letter_key, about=about(copy.issue), state=Letter.WAITING)
        exactly = [letter.pk for letter in waiting if letter.key.split()[:2] == copy.letter_key.split()]
        post.stop_these(letters=exactly, reason="The address in it was taken back.")
        trail.enter(who=by, action="took back an address", subject=copy)


@transaction.atomic
def send_address_again(*, by: Member | Command, copy: Copy) -> bool:
    """A new address for a copy whose own has closed or was lost, by letter; the one before opens nothing any more.

    Once a day: asked again, nothing happens. Whether a letter was written. Raises NotPossible for what was taken back.
    """
    copy = Copy.objects.select_for_update().select_related("issue__partnership", "recipient").get(pk=copy.pk)
    today = timezone.localdate()
    if copy.revoked is not None or copy.recipient.has_left(today):
        raise NotPossible("This address was taken back.")
    if Withdrawal.objects.filter(issue=copy.issue).exists():
        raise NotPossible("This issue has been withdrawn.")
    key = f" again {today}"
    if Letter.objects.filter(key=f"{copy.letter_key}{key}").exists():
        return False
    copy.secret = new_secret()
    copy.fingerprint = fingerprint(token_of(copy.secret))
    copy.closes = today + timedelta(days=rules_of(copy.issue.partnership).opens_for)
    copy.save(update_fields=["secret", "fingerprint", "closes"])
    post.write(letter_with(copy, again=key))
    trail.enter(who=by, action="sent an address again", subject=copy)
    return True


def stop_withdrawn(issues: Iterable[Issue]) -> None:
    """Letters about issues that were withdrawn meanwhile do not go."""
    for issue in issues:
        post.stop(about=about(issue), reason="The briefing was withdrawn before this letter went.")
