"""Every write by which a member follows the library: addresses for feed readers, searches that tell of new lessons."""

from __future__ import annotations

import secrets
from typing import Any

from django.db import transaction
from django.utils import timezone

from heed.web.lessons.models import FeedAddress, SavedSearch
from heed.web.letters.tokens import fingerprint
from heed.web.partnership import trail
from heed.web.partnership.models import Member

_TOKEN_BYTES = 32


@transaction.atomic
def make_feed_address(*, by: Member, reader: str) -> str:
    """The token of a new address for a feed reader, which nobody can be shown again."""
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    made = FeedAddress.objects.create(member=by, reader=reader, fingerprint=fingerprint(token))
    trail.enter(who=by, action="made a feed address", subject=made)
    return token


@transaction.atomic
def revoke_feed_address(*, by: Member, address: FeedAddress) -> None:
    """The address no longer opens."""
    if address.revoked is None:
        address.revoked = timezone.now()
        address.save(update_fields=["revoked"])
        trail.enter(who=by, action="revoked a feed address", subject=address)


@transaction.atomic
def save_search(*, by: Member, name: str, chosen: dict[str, Any], site: str) -> SavedSearch:
    """Keeps a search; its member is told of lessons accepted from now on."""
    made = SavedSearch.objects.create(member=by, name=name, chosen=chosen, site=site, told=timezone.now())
    trail.enter(who=by, action="saved a search", subject=made)
    return made


@transaction.atomic
def end_search(*, by: Member, search: SavedSearch) -> None:
    """The search tells of nothing any more."""
    if search.ended is None:
        search.ended = timezone.now()
        search.save(update_fields=["ended"])
        trail.enter(who=by, action="ended a saved search", subject=search)
