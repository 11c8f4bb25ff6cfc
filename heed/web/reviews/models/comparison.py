"""What was found when the entries of a case were set against each other, kept so that no page has to look again."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from heed.web.casebook.models import Case, OfACase


class Comparison(models.Model):
    """The contradictions, pairs and gaps of one case as it stood under a fingerprint; made anew when that changes.

    found holds words of the case and the keys of records; pages show it through the labels of their view.
    """

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="comparison")
    fingerprint = models.CharField(max_length=64)
    found = models.JSONField(default=dict)
    made = models.DateTimeField(auto_now=True)

    IDENTIFYING: ClassVar = {"case": False, "fingerprint": False, "found": True, "made": False}

    objects = OfACase.as_manager()
