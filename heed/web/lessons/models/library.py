"""The library: publications as they were handed in, and what was read out of them, each proposed until accepted."""

from __future__ import annotations

from typing import Any, ClassVar, Self, TypeVar

from django.db import models
from django.utils import timezone

from heed.web.partnership.models import VERSIONED, Member, Partnership, Versioned
from heed.web.partnership.roles import Permission

MARK_LENGTH = 16
UNITS = ("page", "slide", "line")
Row = TypeVar("Row", bound=models.Model)


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


class JudgedRows(models.QuerySet[Row]):
    def reachable_by(self, member: Member) -> Self:
        """Those of the member's library; what nobody has accepted only for whoever may accept it."""
        reached = self.filter(publication__partnership_id=member.partnership_id)
        return reached if member.may(Permission.ACCEPT_LESSONS) else reached.accepted()

    def accepted(self) -> Self:
        return self.filter(state=Judged.ACCEPTED)

    def proposed(self) -> Self:
        return self.filter(state=Judged.PROPOSED)


class Judged(Versioned):
    """What was read out of a publication, verbatim and with its place, and what a person made of it.

    lead, parts: words that introduce it, and its parts where it is printed in parts (one a line). merged_into: the key
    of the one of the same publication and kind that this is another passage of. A concrete table names in `MENDED`
    what a person may mend; each of these fields has one beside it that keeps what was `proposed`.
    """

    PROPOSED, ACCEPTED, REJECTED, MERGED = "proposed", "accepted", "rejected", "merged"
    MENDED: ClassVar[tuple[str, ...]] = ()

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="%(class)ss")
    key = models.CharField(max_length=40)
    text = models.TextField()
    lead = models.TextField(blank=True)
    parts = models.TextField(blank=True)
    place = models.JSONField()
    judged_by = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    judged_as = models.CharField(max_length=140, blank=True)
    judged = models.DateTimeField(null=True, blank=True)
    merged_into = models.CharField(max_length=40, blank=True)
    changed = models.DateTimeField(auto_now=True, db_index=True)

    state: models.CharField[str, str]

    class Meta(Versioned.Meta):
        abstract = True

    @property
    def where(self) -> str:
        """The place in words: "page 3", "line 47"."""
        place: dict[str, Any] = self.place
        return next((f"{unit} {place[unit]}" for unit in UNITS if unit in place), "")

    @property
    def order(self) -> tuple[int, int]:
        """What sorts it into the order of the document."""
        place: dict[str, Any] = self.place
        return next((place[unit] for unit in UNITS if unit in place), 0), place.get("start", 0)

    @property
    def judge(self) -> str:
        """Who judged it, here or in the library that it came from; empty where nobody has."""
        return self.judged_by.user.name if self.judged_by else self.judged_as

    @property
    def each_part(self) -> list[str]:
        return self.parts.splitlines()

    @property
    def said(self) -> str:
        """Its words with its parts, in one."""
        return " ".join((self.text, *self.each_part))

    @property
    def name(self) -> str:
        """What it is, in a word: lesson, recommendation, question, response."""
        raise NotImplementedError

    @property
    def anchor(self) -> str:
        """Where it stands on the page on which it is judged."""
        return f"{self._meta.model_name}-{self.pk}"

    def of_its_kind(self) -> models.QuerySet[Any]:
        """Every one of the same publication that this one can be one with, itself among them."""
        return type(self)._default_manager.filter(publication=self.publication_id)

    def also(self) -> models.QuerySet[Any]:
        """The other passages that are one with it."""
        return self.of_its_kind().filter(state=Judged.MERGED, merged_into=self.key)

    def as_proposed(self) -> None:
        """Puts everything that a person may have mended back to what was read."""
        for field in self.MENDED:
            kept = getattr(self, f"proposed_{field}")
            setattr(self, field, list(kept) if isinstance(kept, list) else kept)

    def otherwise(self) -> list[str]:
        """The fields in which what stands differs from what was proposed; the order of a list is no difference."""
        pairs = {field: (getattr(self, field), getattr(self, f"proposed_{field}")) for field in self.MENDED}
        return [field for field, (now, read) in pairs.items() if _unordered(now) != _unordered(read)]

    def agrees(self) -> bool:
        """Whether what was accepted is what was proposed."""
        return not self.otherwise()


def _unordered(value: Any) -> Any:
    return set(value) if isinstance(value, list) else value


JUDGED = VERSIONED | {
    "publication": False,
    "key": False,
    "text": False,
    "lead": False,
    "parts": False,
    "place": False,
    "state": False,
    "judged_by": True,
    "judged_as": True,
    "judged": False,
    "merged_into": False,
    "changed": False,
}


class Lessons(JudgedRows["Lesson"]):
    pass


class Lesson(Judged):
    """One thing learned. themes, stance: as accepted, beside what was proposed.

    question: the one to the reader that goes with it. safeguards: those of the pack that carry it, as a person named
    them.
    """

    STATES = [
        (Judged.PROPOSED, "Proposed"),
        (Judged.ACCEPTED, "Accepted"),
        (Judged.REJECTED, "Not a lesson"),
        (Judged.MERGED, "One with another lesson"),
    ]
    STANCES = [
        ("fault", "What went wrong"),
        ("praise", "Good practice"),
        ("expected", "Expected practice"),
        ("legal", "A legal statement"),
        ("account", "Somebody's account"),
    ]
    MENDED = ("stance", "themes")

    stance = models.CharField(max_length=10, choices=STANCES)
    proposed_stance = models.CharField(max_length=10, choices=STANCES)
    themes = models.JSONField(default=list)
    proposed_themes = models.JSONField(default=list)
    question = models.TextField(blank=True)
    safeguards = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=STATES, default=Judged.PROPOSED)

    IDENTIFYING: ClassVar = JUDGED | {
        "stance": False,
        "proposed_stance": False,
        "themes": False,
        "proposed_themes": False,
        "question": False,
        "safeguards": False,
    }

    objects = Lessons.as_manager()

    class Meta(Judged.Meta):
        ordering = ["publication", "pk"]
        constraints = [models.UniqueConstraint(fields=["publication", "key"], name="one_lesson_per_key")]

    def __str__(self) -> str:
        return f"lesson {self.pk}"

    @property
    def name(self) -> str:
        return "lesson"


class ExpectedOfLessons(models.QuerySet["Expected"]):
    def reachable_by(self, member: Member) -> Self:
        """Of the lessons that the member reaches."""
        return self.filter(lesson__in=Lesson.objects.reachable_by(member))


class Expected(models.Model):
    """What a lesson expects of practice, as `heed.lessons.expectations` read it out of its words, kept beside it.

    read_with: the version of the table that it was read with; with another it may be read otherwise.
    """

    lesson = models.OneToOneField(Lesson, on_delete=models.CASCADE, primary_key=True, related_name="expected")
    names = models.JSONField(default=list)
    read_with = models.CharField(max_length=16)

    IDENTIFYING: ClassVar = {"lesson": False, "names": False, "read_with": False}

    objects = ExpectedOfLessons.as_manager()

    def __str__(self) -> str:
        return f"what lesson {self.lesson_id} expects"


class Passages(JudgedRows["Passage"]):
    def recommendations(self) -> Self:
        return self.filter(kind=Passage.RECOMMENDATION)

    def questions(self) -> Self:
        return self.filter(kind=Passage.QUESTION)

    def responses(self) -> Self:
        return self.filter(kind=Passage.RESPONSE)


class Passage(Judged):
    """What a publication recommends, asks its reader, or says was or will be done.

    number, addressee: of a recommendation. goes_with: the key of the lesson that a question is paired with, or of the
    recommendation that a response answers.
    """

    RECOMMENDATION, QUESTION, RESPONSE = "recommendation", "question", "response"
    KINDS = [
        (RECOMMENDATION, "Recommendation"),
        (QUESTION, "Question to the reader"),
        (RESPONSE, "Response"),
    ]
    STATES = [
        (Judged.PROPOSED, "Proposed"),
        (Judged.ACCEPTED, "Accepted"),
        (Judged.REJECTED, "Not one"),
        (Judged.MERGED, "One with another"),
    ]
    MENDED = ("text", "parts", "addressee", "goes_with")
    # What a passage of each kind can go with.
    GOES_WITH: ClassVar = {QUESTION: "lesson", RESPONSE: RECOMMENDATION}

    kind = models.CharField(max_length=20, choices=KINDS)
    number = models.CharField(max_length=40, blank=True)
    proposed_text = models.TextField()
    proposed_parts = models.TextField(blank=True)
    addressee = models.CharField(max_length=300, blank=True)
    proposed_addressee = models.CharField(max_length=300, blank=True)
    goes_with = models.CharField(max_length=40, blank=True)
    proposed_goes_with = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=10, choices=STATES, default=Judged.PROPOSED)

    IDENTIFYING: ClassVar = JUDGED | {
        "kind": False,
        "number": False,
        "proposed_text": False,
        "proposed_parts": False,
        "addressee": False,
        "proposed_addressee": False,
        "goes_with": False,
        "proposed_goes_with": False,
    }

    objects = Passages.as_manager()

    class Meta(Judged.Meta):
        ordering = ["publication", "pk"]
        constraints = [models.UniqueConstraint(fields=["publication", "kind", "key"], name="one_passage_per_key")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def name(self) -> str:
        return self.kind

    def of_its_kind(self) -> models.QuerySet[Any]:
        return super().of_its_kind().filter(kind=self.kind)

    def beside(self) -> Judged | None:
        """The lesson, or the recommendation, that it goes with."""
        if not self.goes_with:
            return None
        if self.kind == Passage.QUESTION:
            return self.publication.lessons.filter(key=self.goes_with).first()
        return self.publication.passages.recommendations().filter(key=self.goes_with).first()


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
