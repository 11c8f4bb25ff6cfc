"""What the library puts on the home page: lessons read out of a publication that nobody has judged yet."""

from __future__ import annotations

from django.db.models import Count
from django.urls import reverse

from heed.web.lessons.models import Lesson, Publication
from heed.web.partnership.models import Member
from heed.web.partnership.roles import Permission
from heed.web.partnership.waiting import Waiting


def lessons_waiting(member: Member) -> list[Waiting]:
    """One line a publication with proposed lessons, for whoever may accept them."""
    if not member.may(Permission.ACCEPT_LESSONS):
        return []
    proposed = Publication.objects.reachable_by(member).filter(lessons__state=Lesson.PROPOSED)
    return [
        Waiting(
            title=f"Lessons to accept: {row['title']}",
            href=reverse("lessons:judge_all", args=[row["pk"]]),
            count=row["number"],
            why="They were read out of the publication and count only once somebody has accepted them.",
        )
        for row in proposed.values("pk", "title").annotate(number=Count("lessons")).order_by("title")
    ]
