"""What a member follows of the library: feeds by address, and searches that tell of new lessons."""

from __future__ import annotations

from typing import ClassVar, Self
from urllib.parse import urlencode

from django.db import models
from django.urls import reverse

from heed.web.partnership.models import Member


class FeedAddresses(models.QuerySet["FeedAddress"]):
    def reachable_by(self, member: Member) -> Self:
        """A member's own."""
        return self.filter(member=member)


class FeedAddress(models.Model):
    """An address by which a feed reader may follow the library in a member's name, until the member revokes it.

    Only the hash of its token is kept; see decision 18.
    """

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="feed_addresses")
    reader = models.CharField(max_length=80)
    fingerprint = models.CharField(max_length=64, unique=True)
    made = models.DateTimeField(auto_now_add=True)
    revoked = models.DateTimeField(null=True, blank=True)

    IDENTIFYING: ClassVar = {"member": True, "reader": False, "fingerprint": False, "made": False, "revoked": False}

    objects = FeedAddresses.as_manager()

    class Meta:
        ordering = ["-made"]

    def __str__(self) -> str:
        return self.reader


class SavedSearches(models.QuerySet["SavedSearch"]):
    def reachable_by(self, member: Member) -> Self:
        """A member's own."""
        return self.filter(member=member)


class SavedSearch(models.Model):
    """A search that tells its member of lessons accepted since. told: up to when. site: where its links lead."""

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="saved_searches")
    name = models.CharField(max_length=80)
    chosen = models.JSONField(default=dict)
    site = models.CharField(max_length=200)
    made = models.DateTimeField(auto_now_add=True)
    told = models.DateTimeField()
    ended = models.DateTimeField(null=True, blank=True)

    IDENTIFYING: ClassVar = {
        "member": True,
        "name": False,
        "chosen": False,
        "site": False,
        "made": False,
        "told": False,
        "ended": False,
    }

    objects = SavedSearches.as_manager()

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        """The search itself, within the site."""
        return f"{reverse('lessons:library')}?{urlencode(self.chosen)}"
