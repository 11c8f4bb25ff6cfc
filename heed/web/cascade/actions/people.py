"""One person on the list of those who are sent briefings."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from heed.web.cascade.models import Recipient
from heed.web.letters import actions as post
from heed.web.letters.models import Letter
from heed.web.partnership import trail
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.models import Agency, Member, Team


@transaction.atomic
def add_recipient(
    *,
    by: Member,
    name: str,
    email: str,
    agency: Agency | None = None,
    team: Team | None = None,
    organisation: str = "",
    job: str = "",
    manages: bool = False,
    joined: date | None = None,
) -> Recipient:
    """Somebody more who is sent briefings. Raises NotPossible for an address that is on the list already."""
    _belong_together(by, agency, team, organisation)
    there = Recipient.objects.filter(partnership=by.partnership, email=email.lower()).first()
    if there is not None:
        raise NotPossible(f"{there.name} is on the list with this e-mail address already. Change that entry instead.")
    added = Recipient.objects.create(
        partnership=by.partnership,
        name=name,
        email=email.lower(),
        agency=agency,
        team=team,
        organisation=organisation,
        job=job,
        manages=manages,
        joined=joined or timezone.localdate(),
        member=Member.objects.current().filter(partnership=by.partnership, user__email__iexact=email).first(),
    )
    trail.enter(who=by, action="added a recipient", subject=added)
    return added


@transaction.atomic
def change_recipient(
    *,
    by: Member,
    recipient: Recipient,
    name: str,
    email: str,
    agency: Agency | None,
    team: Team | None,
    organisation: str,
    job: str,
    manages: bool,
    joined: date,
    left: date | None,
) -> None:
    """Puts an entry of the list right. Letters that the address before refused go to the one given now.

    Raises NotPossible where somebody else has the address, or they left before they joined.
    """
    _belong_together(by, agency, team, organisation)
    recipient = Recipient.objects.select_for_update().get(pk=recipient.pk)
    if Recipient.objects.filter(partnership=by.partnership, email=email.lower()).exclude(pk=recipient.pk).exists():
        raise NotPossible("Somebody else on the list has this e-mail address.")
    if left is not None and left < joined:
        raise NotPossible("They cannot have left before they joined. Put one of the two days right.")
    before = recipient.email
    recipient.name, recipient.email, recipient.agency, recipient.team = name, email.lower(), agency, team
    recipient.organisation, recipient.job, recipient.manages = organisation, job, manages
    recipient.joined, recipient.left = joined, left
    recipient.save()
    trail.enter(who=by, action="changed a recipient", subject=recipient)
    if recipient.email != before:
        _send_what_was_refused(by, recipient)


def _send_what_was_refused(by: Member, recipient: Recipient) -> None:
    keys = [copy.letter_key for copy in recipient.copies.filter(revoked=None)]
    for letter in Letter.objects.filter(key__in=keys, state__in=[Letter.REFUSED, Letter.RETURNED]):
        post.send_again(by=by, letter=letter, to=recipient.email)


def _belong_together(by: Member, agency: Agency | None, team: Team | None, organisation: str) -> None:
    if agency is None and not organisation:
        raise NotPossible("Say which agency they are of or, for somebody outside the partnership, which organisation.")
    if agency is not None and agency.partnership_id != by.partnership_id:
        raise NotPossible("This agency is in another partnership. Choose one of your own.")
    if team is not None and team.agency_id != (agency.pk if agency else None):
        raise NotPossible(f"{team} is not a team of {agency or organisation}. Choose the agency the team belongs to.")
