"""What a stranger finds: the published reviews, read through the same door as any file, and a live one that waits."""

import re

import pytest

from heed.web.casebook.models import EventRecord
from heed.web.partnership.waiting import waiting_for
from heed.web.reviews import actions, child_v, examples
from heed.web.reviews.clocks import Clocks
from heed.web.reviews.models import Review, Submission
from tests.cast import Cast

FOLDERS = sorted(path.parent.name for path in examples.EXAMPLES.glob("*/review.yaml"))


@pytest.fixture
def loaded(cast: Cast) -> Cast:
    examples.load(cast.avonmere)
    return cast


def test_every_example_is_a_review_marked_as_published(loaded: Cast) -> None:
    found = Review.objects.filter(is_example=True)
    assert sorted(review.case.key for review in found) == FOLDERS
    assert all(review.source_authority and review.source_title and review.source_form for review in found)
    assert all(EventRecord.objects.filter(case=review.case).exists() for review in found)
    assert all(Clocks.of(review.partnership).deadlines(review) == [] for review in found)


def test_a_published_child_goes_by_the_label_of_the_review(loaded: Cast) -> None:
    review = Review.objects.get(case__key="norfolk-case-s")
    assert review.case.people.get(role="child").label == "Case S"
    assert [one.number for one in review.recommendations.all()] == ["1", "2", "3"]
    assert all(one.place.startswith("line") for one in review.recommendations.all())


def test_the_live_review_waits_for_its_agencies_and_its_reviewer(loaded: Cast) -> None:
    live = Review.objects.get(label="Child W")
    assert [item.title for item in waiting_for(loaded.wen)][:1] == ["Hand in the chronology for Child W"]
    assert live.submissions.get(agency__code="police").status == Submission.RECEIVED
    assert any("Avonmere Constabulary" in item.title for item in waiting_for(loaded.imogen))
    assert live.holds_in_force().exists()


def test_no_name_or_address_of_the_live_review_shows_where_labels_stand(loaded: Cast) -> None:
    live = Review.objects.get(label="Child W")
    asked = live.submissions.get(agency__code="health_visiting")
    data = (examples.AGENCY_FILES / "child-w-health-visiting.csv").read_bytes()
    actions.receive_chronology(by=loaded.wen, submission=asked, name="Wren Harlow.csv", data=data)
    client = loaded.signed_in("imogen")
    for submission in live.submissions.all():
        file = submission.latest_file()
        client.post(f"/reviews/submissions/{submission.pk}/accept/", {"file": file.pk if file else 0})
    for page in ("", "chronology/", "timeline/", "genogram/", "people/", "chronology/print/", "chronology/as/csv/"):
        told = client.get(f"/reviews/{live.pk}/{page}").content.decode().casefold()
        assert "child w" in told
        assert not [word for word in ("harlow", "coombe", "mill rise", "wren", "tess", "dale") if word in told], page


def test_the_review_of_child_v_is_under_way_and_tells_no_name(loaded: Cast) -> None:
    review = Review.objects.get(label="Child V")
    assert review.submissions.filter(status=Submission.ACCEPTED).count() == 4
    assert review.submissions.get(agency__code="early_years").latest_file() is not None
    assert review.case.events.filter(kind="entry", replaced_by=None).exists()
    client = loaded.signed_in("odile")
    names = [word for names in child_v.NAMES.values() for name in names for word in name.casefold().split()]
    for page in ("", "chronology/", "timeline/", "genogram/", "people/", "chronology/print/", "chronology/as/csv/"):
        told = client.get(f"/reviews/{review.pk}/{page}").content.decode().casefold()
        assert not [word for word in (*names, "quay terrace", "mill lane") if re.search(rf"\b{word}\b", told)], page


def test_rival_accounts_and_two_ages_of_the_published_reviews_are_shown(loaded: Cast) -> None:
    client = loaded.signed_in("imogen")
    case_s = Review.objects.get(case__key="norfolk-case-s")
    assert "Disputed" in client.get(f"/reviews/{case_s.pk}/chronology/").content.decode()
    child_k = Review.objects.get(case__key="wiltshire-child-k")
    assert (
        "Stated age and dates do not agree"
        in client.get(f"/reviews/{child_k.pk}/chronology/unsettled/").content.decode()
    )
