"""What was done about a lesson: what its own publication asked for and answered, and the partnership's own actions.

Actions are kept in a room above; it registers what finds them in its AppConfig.ready:

    done_then.register(provider)   # a member and lessons in, the actions about each out
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from heed.lessons.expectations import expected_in
from heed.lessons.pairing import LEAST_SHARED, best
from heed.web.lessons.models import Lesson, Passage
from heed.web.partnership.models import Member

MOST_TOLD = 3


@dataclass(frozen=True)
class OwnAction:
    """What the partnership itself does or did about a lesson. how: how far it is, in words. why: why it is shown."""

    what: str
    how: str
    why: str
    href: str


Provider = Callable[[Member, Sequence[Lesson]], Mapping[int, Sequence[OwnAction]]]

_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Adds a provider; registering it again changes nothing."""
    if provider not in _providers:
        _providers.append(provider)


@dataclass(frozen=True)
class Then:
    """asked: what the publication recommended about it. answered: what it says was done or would be. own: our own."""

    asked: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()
    own: tuple[OwnAction, ...] = ()


def done_about(lessons: Iterable[Lesson], member: Member) -> dict[int, Then]:
    """By lesson, what its own publication says was to be done, and was done; and what the member's partnership does.

    Of a publication only what somebody accepted is told.
    """
    every = list(lessons)
    of = {lesson.publication_id for lesson in every}
    passages: dict[int, list[Passage]] = defaultdict(list)
    judged = Passage.objects.filter(publication__in=of, state__in=(Passage.ACCEPTED, Passage.MERGED)).order_by("pk")
    for passage in judged:
        passages[passage.publication_id].append(passage)
    own = [provider(member, every) for provider in _providers]
    return {
        lesson.pk: _then(
            lesson,
            passages[lesson.publication_id],
            tuple(action for found in own for action in found.get(lesson.pk, ())),
        )
        for lesson in every
    }


def words_of(lesson: Lesson) -> str:
    """All that a lesson says, in one."""
    return " ".join((lesson.text, *lesson.each_part))


def speak_of_the_same(text: str, words: str) -> bool:
    """Whether two passages expect the same of practice, or share enough of their telling words."""
    return bool(set(expected_in(text)) & set(expected_in(words))) or best(text, [words], LEAST_SHARED + 1) is not None


def _then(lesson: Lesson, passages: Sequence[Passage], own: tuple[OwnAction, ...]) -> Then:
    accepted = [one for one in passages if one.state == Passage.ACCEPTED]
    recommended = [one for one in accepted if one.kind == Passage.RECOMMENDATION and _about(lesson, one)]
    names = {one.key for one in recommended}
    # A response to one that is another passage of a recommendation answers that recommendation.
    names |= {one.key for one in passages if one.kind == Passage.RECOMMENDATION and one.merged_into in names}
    responses = [one for one in accepted if one.kind == Passage.RESPONSE]
    answered = [one for one in responses if one.goes_with in names]
    answered += [one for one in responses if one not in answered and _about(lesson, one)]
    asked = [one.said for one in recommended if one.text != lesson.text]
    return Then(tuple(asked[:MOST_TOLD]), tuple(one.said for one in answered[:MOST_TOLD]), own)


def _about(lesson: Lesson, passage: Passage) -> bool:
    return speak_of_the_same(words_of(lesson), passage.said)
