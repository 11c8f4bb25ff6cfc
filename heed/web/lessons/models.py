"""The library: publications as they were handed in, and the lessons read out of them, each proposed until accepted."""

from __future__ import annotations

from typing import Any, ClassVar, Self
from urllib.parse import urlencode

from django.db import models
from django.urls import reverse
from django.utils import timezone

from heed.web.partnership.models import Member, Partnership
from heed.web.partnership.roles import Permission

MARK_LENGTH = 16


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
    added_as = models.CharField(max_length=140, blank=True)
    added = models.DateTimeField(default=timezone.now, editable=False)
    withdrawn = models.DateField(null=True, blank=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)
    withdrawn_because = models.CharField(max_length=300, blank=True)
    replaced_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaces")

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
        "added_as": True,
        "added": False,
        "withdrawn": False,
        "withdrawn_by": True,
        "withdrawn_because": False,
        "replaced_by": False,
    }

    objects = Publications.as_manager()

    class Meta:
        ordering = ["title"]
        constraints = [models.UniqueConstraint(fields=["partnership", "sha256"], name="one_publication_per_file")]

    def __str__(self) -> str:
        return self.title

    @property
    def mark(self) -> str:
        """What tells the publication in every library that holds the same file: the beginning of the file's hash."""
        return self.sha256[:MARK_LENGTH]


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
    merged_into: the key of the lesson of the same publication that this is another passage of.
    """

    PROPOSED, ACCEPTED, REJECTED, MERGED = "proposed", "accepted", "rejected", "merged"
    STATES = [
        (PROPOSED, "Proposed"),
        (ACCEPTED, "Accepted"),
        (REJECTED, "Not a lesson"),
        (MERGED, "One with another lesson"),
    ]
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
    judged_as = models.CharField(max_length=140, blank=True)
    judged = models.DateTimeField(null=True, blank=True)
    merged_into = models.CharField(max_length=40, blank=True)
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
        "judged_as": True,
        "judged": False,
        "merged_into": False,
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
    def judge(self) -> str:
        """Who judged it, here or in the library that it came from; empty where nobody has."""
        return self.judged_by.user.name if self.judged_by else self.judged_as

    @property
    def each_part(self) -> list[str]:
        return self.parts.splitlines()

    def also(self) -> models.QuerySet[Lesson]:
        """The other passages that are one with this lesson."""
        return Lesson.objects.filter(publication=self.publication_id, state=Lesson.MERGED, merged_into=self.key)

    def agrees(self) -> bool:
        """Whether what was accepted is what was proposed."""
        return self.stance == self.proposed_stance and set(self.themes) == set(self.proposed_themes)


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


class SelfChecks(models.QuerySet["SelfCheck"]):
    def reachable_by(self, member: Member) -> Self:
        """Those of the member's partnership, for whoever may answer one."""
        reached = self.filter(partnership_id=member.partnership_id)
        return reached if member.may(Permission.ANSWER_SELF_CHECK) else reached.none()


class SelfCheck(models.Model):
    """Ten questions that the partnership asks itself, kept as they were put when it began.

    asked: pairs of aspect and words. lessons: what they were made of. theme: set where they were put about a theme.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="self_checks")
    title = models.CharField(max_length=200)
    asked = models.JSONField()
    lessons = models.ManyToManyField(Lesson, related_name="self_checks")
    theme = models.CharField(max_length=40, blank=True)
    begun = models.DateTimeField(default=timezone.now, editable=False)
    begun_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    begun_as = models.CharField(max_length=140, blank=True)

    IDENTIFYING: ClassVar = {
        "partnership": False,
        "title": False,
        "asked": False,
        "lessons": False,
        "theme": False,
        "begun": False,
        "begun_by": True,
        "begun_as": True,
    }

    objects = SelfChecks.as_manager()

    class Meta:
        ordering = ["-begun", "-pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def who(self) -> str:
        """Who began it, here or in the library that it came from."""
        return self.begun_as or self.begun_by.user.name


class SelfCheckAnswers(models.QuerySet["SelfCheckAnswer"]):
    def reachable_by(self, member: Member) -> Self:
        return self.filter(self_check__in=SelfCheck.objects.reachable_by(member))


class SelfCheckAnswer(models.Model):
    """What was answered to one of the ten, by whom and when; a later answer stands before it and both stay."""

    YES, PARTLY, NO, CANNOT_TELL = "yes", "partly", "no", "cannot_tell"
    ANSWERS = [(YES, "Yes"), (PARTLY, "Partly"), (NO, "No"), (CANNOT_TELL, "Cannot tell")]

    self_check = models.ForeignKey(SelfCheck, on_delete=models.PROTECT, related_name="answers")
    aspect = models.CharField(max_length=20)
    answer = models.CharField(max_length=12, choices=ANSWERS)
    words = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    answered = models.DateTimeField(default=timezone.now, editable=False)
    answered_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    answered_as = models.CharField(max_length=140, blank=True)

    IDENTIFYING: ClassVar = {
        "self_check": False,
        "aspect": False,
        "answer": False,
        "words": True,
        "evidence": True,
        "answered": False,
        "answered_by": True,
        "answered_as": True,
    }

    objects = SelfCheckAnswers.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"answer {self.pk}"

    @property
    def who(self) -> str:
        """Who answered, here or in the library that it came from."""
        return self.answered_as or self.answered_by.user.name


class OwnFrameworks(models.QuerySet["OwnFramework"]):
    def reachable_by(self, member: Member) -> Self:
        return self.filter(partnership_id=member.partnership_id)


class OwnFramework(models.Model):
    """A partnership's own grouping of the themes. groups: name and themes of each, in their order."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="frameworks")
    name = models.CharField(max_length=120)
    groups = models.JSONField(default=list)
    made = models.DateTimeField(auto_now_add=True)
    ended = models.DateTimeField(null=True, blank=True)

    IDENTIFYING: ClassVar = {"partnership": False, "name": False, "groups": False, "made": False, "ended": False}

    objects = OwnFrameworks.as_manager()

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name
