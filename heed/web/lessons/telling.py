"""Members whose saved searches find something new are told: one e-mail each, each lesson once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from heed.web.lessons.models import Lesson, SavedSearch
from heed.web.lessons.presenters import found_for
from heed.web.letters import actions as post
from heed.web.partnership.models import Member, Partnership
from heed.web.partnership.roles import Permission

MOST_IN_A_MAIL = 20


def tell_of_new_lessons(partnership: Partnership) -> int:
    """Writes to every member whose searches find lessons accepted since they were told; how many there were."""
    searches = SavedSearch.objects.filter(member__partnership=partnership, ended=None)
    by_member: dict[int, list[int]] = defaultdict(list)
    for pk, member in searches.values_list("pk", "member"):
        by_member[member].append(pk)
    return sum(_tell(member, pks) for member, pks in by_member.items())


@transaction.atomic
def _tell(member_pk: int, pks: Sequence[int]) -> bool:
    """Noted as told in the transaction that writes the letter: neither happens without the other."""
    member = Member.objects.current().filter(pk=member_pk).select_related("user", "partnership").first()
    if member is None or not member.may(Permission.SEE_LIBRARY):
        return False
    searches = list(SavedSearch.objects.select_for_update().filter(pk__in=pks, ended=None))
    now, told = timezone.now(), set[int]()
    new = [(search, _new(search, member, told)) for search in searches]
    SavedSearch.objects.filter(pk__in=pks).update(told=now)
    found = [(search, lessons) for search, lessons in new if lessons]
    if found:
        post.write(_letter(member, found, f"new lessons for {member.pk} at {now.isoformat()}"))
    return bool(found)


def _new(search: SavedSearch, member: Member, told: set[int]) -> list[Lesson]:
    """Lessons that the search finds, accepted since, and not told of by another search in the same e-mail."""
    found = found_for(member, search.chosen)
    keys = set() if found.some else set(found.keys) - told
    accepted = Lesson.objects.reachable_by(member).accepted().filter(judged__gt=search.told, pk__in=keys)
    lessons = list(accepted.select_related("publication").order_by("judged", "pk"))
    told.update(lesson.pk for lesson in lessons)
    return lessons


def _letter(member: Member, found: Sequence[tuple[SavedSearch, list[Lesson]]], key: str) -> post.Written:
    words = {"member": member, "found": found, "most": MOST_IN_A_MAIL, "site": found[0][0].site}
    number = sum(len(lessons) for _, lessons in found)
    return post.Written(
        partnership=member.partnership,
        key=key,
        kind="New lessons",
        to=member.user.email,
        name=member.user.name,
        subject=f"{number} new lesson{'' if number == 1 else 's'} in the library",
        text=render_to_string("lessons/new_lessons.txt", words),
    )
