"""What a stranger sees first of lessons and briefings, made through the same actions as everything else."""

import pytest

from heed.briefings.writing import poster
from heed.web.briefings import actions, drafting, laying_out
from heed.web.briefings import shown_first as briefings
from heed.web.briefings.checking import open_leaks, what_does_not_fit
from heed.web.briefings.material import held_by
from heed.web.briefings.models import Draft, Issue
from heed.web.lessons import shown_first as lessons
from heed.web.lessons.models import Lesson
from heed.web.partnership.trail import Command
from heed.web.reviews.examples import EXAMPLES, load_published
from heed.web.reviews.models import Review
from tests.cast import Cast


def everything(review: Review) -> set[str]:
    return {one.text for part in held_by(review).parts().values() for one in part}


def held_back(draft: Draft) -> set[str]:
    return {one.text for part in drafting.not_told(draft).values() for one in part}


def told_by(draft: Draft) -> set[str]:
    content = draft.latest.content
    told = [one for part in ("issues", "lessons", "questions", "recommendations") for one in content[part]]
    return {one if isinstance(one, str) else one["text"] for one in told}


@pytest.fixture
def shown(cast: Cast) -> Cast:
    for folder in sorted(path.parent for path in EXAMPLES.glob("*/review.yaml")):
        load_published(Command("test", cast.partnership), folder)
    lessons.load(cast.avonmere)
    briefings.load(cast.avonmere)
    return cast


def test_a_stranger_finds_a_briefing_to_read_lessons_to_accept_and_a_draft_in_hand(shown: Cast) -> None:
    assert "Read in seven minutes: Learning from Child K" in shown.signed_in("ngozi").get("/").content.decode()
    assert "Lessons to accept: Case S: slides" in shown.signed_in("imogen").get("/").content.decode()
    issue = Issue.objects.get()
    assert (issue.issued_by, issue.wording.approvals.get().by) == (shown.rashid, shown.imogen)
    assert issue.wording.draft.kept_leaks.get().by == shown.imogen
    in_hand = Draft.objects.exclude(wordings__issue__isnull=False).get()
    assert [leak.found for leak in open_leaks(in_hand)] == ["Christmas Eve 2014"]
    assert what_does_not_fit(in_hand) == ""
    assert Lesson.objects.proposed().exists()
    for review in Review.objects.filter(is_example=True):
        draft = actions.start_draft(by=shown.rashid, review=review)
        assert len(draft.latest.content["lessons"]) >= 3, review.label
        assert poster.too_long(laying_out.briefing_of(draft.latest), letters=drafting.ROOMY_LETTERS) == {}, review.label
        assert what_does_not_fit(draft) == "", review.label
        assert held_back(draft) | told_by(draft) == everything(review), review.label
        assert open_leaks(draft) == [], review.label
