"""The library: publications as they were handed in, and the lessons read out of them, each proposed until accepted."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models

from heed.web.partnership.models import Member, Partnership
from heed.web.partnership.roles import Permission


class Publications(models.QuerySet["Publication"]):
    def reachable_by(self, member: Member) -> Self:
        """The library of the member's partnership."""
        return self.filter(partnership_id=member.partnership_id)

    def listed(self) -> Self:
        """Without what is large and not on a list."""
        return self.defer("document", "reading")


class Publication(models.Model):
    """A published document: the file itself, and what was read out of it (`Publication.as_json` of heed.lessons)."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="publications")
    name = models.CharField(max_length=200)
    document = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    reading = models.JSONField()
    title = models.CharField(max_length=250)
    authority = models.CharField(max_length=200, blank=True)
    review = models.CharField(max_length=120, blank=True)
    form = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    added_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    added = models.DateTimeField(auto_now_add=True)

    IDENTIFYING: ClassVar = {
        "partnership": False,
        "name": False,
        "document": False,
        "sha256": False,
        "reading": False,
        "title": False,
        "authority": False,
        "review": False,
        "form": False,
        "year": False,
        "added_by": True,
        "added": False,
    }

    objects = Publications.as_manager()

    class Meta:
        ordering = ["title"]
        constraints = [models.UniqueConstraint(fields=["partnership", "sha256"], name="one_publication_per_file")]

    def __str__(self) -> str:
        return self.title


class Lessons(models.QuerySet["Lesson"]):
    def reachable_by(self, member: Member) -> Self:
        """Lessons of the member's library; those nobody has accepted only for whoever may accept them."""
        reached = self.filter(publication__partnership_id=member.partnership_id)
        return reached if member.may(Permission.ACCEPT_LESSONS) else reached.accepted()

    def accepted(self) -> Self:
        return self.filter(state=Lesson.ACCEPTED)

    def proposed(self) -> Self:
        return self.filter(state=Lesson.PROPOSED)


class Lesson(models.Model):
    """One thing learned, verbatim, with its place.

    lead, parts: words that introduce it, and its parts where it is printed in parts (one a line). themes, stance: as
    accepted, beside what was proposed. safeguards: those of the pack that carry it, as a person named them.
    """

    PROPOSED, ACCEPTED, REJECTED = "proposed", "accepted", "rejected"
    STATES = [(PROPOSED, "Proposed"), (ACCEPTED, "Accepted"), (REJECTED, "Not a lesson")]
    STANCES = [
        ("fault", "What went wrong"),
        ("praise", "Good practice"),
        ("expected", "Expected practice"),
        ("legal", "A legal statement"),
        ("account", "Somebody's account"),
    ]

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="lessons")
    key = models.CharField(max_length=40)
    text = models.TextField()
    lead = models.TextField(blank=True)
    parts = models.TextField(blank=True)
    place = models.JSONField()
    stance = models.CharField(max_length=10, choices=STANCES)
    proposed_stance = models.CharField(max_length=10, choices=STANCES)
    themes = models.JSONField(default=list)
    proposed_themes = models.JSONField(default=list)
    question = models.TextField(blank=True)
    safeguards = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=STATES, default=PROPOSED)
    judged_by = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    judged = models.DateTimeField(null=True, blank=True)
    changed = models.DateTimeField(auto_now=True, db_index=True)

    IDENTIFYING: ClassVar = {
        "publication": False,
        "key": False,
        "text": False,
        "lead": False,
        "parts": False,
        "place": False,
        "stance": False,
        "proposed_stance": False,
        "themes": False,
        "proposed_themes": False,
        "question": False,
        "safeguards": False,
        "state": False,
        "judged_by": True,
        "judged": False,
        "changed": False,
    }

    objects = Lessons.as_manager()

    class Meta:
        ordering = ["publication", "pk"]
        constraints = [models.UniqueConstraint(fields=["publication", "key"], name="one_lesson_per_key")]

    def __str__(self) -> str:
        return f"lesson {self.pk}"

    @property
    def where(self) -> str:
        """The place in words: "page 3", "line 47"."""
        place: dict[str, Any] = self.place
        return next((f"{unit} {place[unit]}" for unit in ("page", "slide", "line") if unit in place), "")

    @property
    def each_part(self) -> list[str]:
        return self.parts.splitlines()

    def agrees(self) -> bool:
        """Whether what was accepted is what was proposed."""
        return self.stance == self.proposed_stance and set(self.themes) == set(self.proposed_themes)
