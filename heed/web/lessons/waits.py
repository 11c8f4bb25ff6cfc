"""What the library puts on the home page: what was read out of a publication and nobody has judged yet."""

from __future__ import annotations

from collections import Counter

from django.db.models import Count
from django.urls import reverse

from heed.web.lessons.models import Lesson, Passage, Publication
from heed.web.partnership.models import Member
from heed.web.partnership.roles import Permission
from heed.web.partnership.waiting import Waiting


def lessons_waiting(member: Member) -> list[Waiting]:
    """One line a publication with proposals, for whoever may accept them."""
    if not member.may(Permission.ACCEPT_LESSONS):
        return []
    reached = Publication.objects.reachable_by(member)
    lessons = reached.filter(lessons__state=Lesson.PROPOSED).annotate(number=Count("lessons"))
    passages = reached.filter(passages__state=Passage.PROPOSED).annotate(number=Count("passages"))
    numbers = Counter(dict(lessons.values_list("pk", "number"))) + Counter(dict(passages.values_list("pk", "number")))
    titles = dict(reached.filter(pk__in=numbers).order_by("title").values_list("pk", "title"))
    return [
        Waiting(
            title=f"Lessons to accept: {title}",
            href=reverse("lessons:judge_all", args=[pk]),
            count=numbers[pk],
            why="They were read out of the publication and count only once somebody has accepted them.",
        )
        for pk, title in titles.items()
    ]
