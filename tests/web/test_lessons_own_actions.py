"""The page of a lesson lists what the partnership itself does about it, for whoever sees its actions."""

from datetime import date
from typing import Any

import pytest

from heed.web.assurance import actions as assurance
from heed.web.lessons import actions
from heed.web.lessons.models import Lesson
from heed.web.reviews import actions as reviews
from heed.web.reviews.models import Recommendation
from tests.cast import Cast
from tests.web.publications import NOTES


@pytest.fixture
def lesson(cast: Cast) -> Lesson:
    publication = actions.add_publication(by=cast.rashid, name="q.txt", document=NOTES)
    found = publication.lessons.get(key="lp-1")
    actions.accept(by=cast.imogen, lesson=found, stance="fault", themes=found.themes, safeguards=["BRU-01"])
    return found


def act(cast: Cast, what: str, recommendation: Recommendation | None = None, **changes: Any) -> None:
    told = {"agency": cast.agencies["health_visiting"], "owner": cast.petra, "due": date(2999, 1, 8)}
    assurance.open_action(by=cast.rashid, recommendation=recommendation, what=what, strength="weak", **(told | changes))


def shown(cast: Cast, lesson: Lesson, who: str = "harriet") -> str:
    return cast.signed_in(who).get(f"/lessons/{lesson.pk}/").content.decode()


def test_an_action_whose_safeguard_carries_the_lesson(cast: Cast, lesson: Lesson) -> None:
    act(cast, "A prompt in the record system", safeguard="BRU-01")
    page = shown(cast, lesson)
    assert "What we do about it" in page
    assert "A prompt in the record system" in page
    assert "The safeguard BRU-01 carries this lesson" in page
    assert "Open, due 8 January 2999" in page


def test_an_action_that_expects_the_same_says_how_far_it_is(cast: Cast, lesson: Lesson) -> None:
    act(cast, "Every bruise on a baby who is not mobile is reported.", due=date(2020, 1, 8))
    page = shown(cast, lesson)
    assert "Open, due 8 January 2020, past its date" in page
    assert "It expects the same of practice." in page


def test_an_action_on_a_recommendation_of_the_same_review(cast: Cast, lesson: Lesson) -> None:
    review = reviews.open_review(by=cast.rashid, label="Child Q", title="A baby")
    asked = reviews.write_recommendation(
        by=cast.rashid, review=review, text="A bruise on a baby who cannot roll is reported", addressee="The trust"
    )
    act(cast, "A reminder to every team", asked)
    assert "It answers a recommendation of the same review, and speaks of the same." in shown(cast, lesson)


def test_an_action_about_something_else_is_not_listed(cast: Cast, lesson: Lesson) -> None:
    act(cast, "A form for leaving care", safeguard="CLO-01")
    assert "A form for leaving care" not in shown(cast, lesson)
    assert "What we do about it" not in shown(cast, lesson)


def test_nobody_sees_an_action_there_who_does_not_see_actions(cast: Cast, lesson: Lesson) -> None:
    act(cast, "A prompt in the record system", safeguard="BRU-01")
    assert "A prompt in the record system" not in shown(cast, lesson, "ngozi")
    assert "A prompt in the record system" in shown(cast, lesson, "rashid")


def test_it_stands_with_the_earlier_lesson_too(cast: Cast, lesson: Lesson) -> None:
    like = actions.add_publication(
        by=cast.rashid, name="n.txt", document=NOTES.replace(b"Child Q", b"Child N")
    ).lessons.get(key="lp-1")
    actions.accept_proposal(by=cast.imogen, proposal=like)
    act(cast, "A prompt in the record system", safeguard="BRU-01")
    page = shown(cast, like)
    assert page.index("Learned before") < page.index("A prompt in the record system")
