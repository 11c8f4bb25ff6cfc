"""This lesson has been learned before: there, then, and this is why it is the same."""

import csv
import io

import pytest

from heed.web.lessons import actions
from heed.web.lessons.carrying import about, safeguards
from heed.web.lessons.models import Lesson, Passage
from heed.web.lessons.recurrences import MOST_IN_A_GROUP, recurring_in
from heed.web.partnership.models import TrailEntry
from heed.web.reviews import actions as reviews
from heed.web.reviews.models import Finding
from tests.cast import Cast
from tests.web.publications import NOTES, OTHER_NOTES


@pytest.fixture
def library(cast: Cast) -> Cast:
    for name, notes in (("q.txt", NOTES), ("r.txt", OTHER_NOTES)):
        publication = actions.add_publication(by=cast.rashid, name=name, document=notes)
        actions.accept_as_proposed(by=cast.imogen, proposals=list(publication.lessons.all()))
    return cast


def of(review: str, key: str) -> Lesson:
    return Lesson.objects.get(publication__review=review, key=key)


def carried_by(library: Cast, lesson: Lesson, *ids: str) -> None:
    actions.accept(by=library.imogen, lesson=lesson, stance="fault", themes=lesson.themes, safeguards=ids)


def test_a_lesson_says_where_it_was_learned_before_and_why(library: Cast) -> None:
    page = library.signed_in("ngozi").get(f"/lessons/{of('Child Q', 'lp-1').pk}/").content.decode()
    assert "Bruising to a baby who was not mobile was not reported" in page
    assert "Child R: learning notes, line 9" in page
    assert "Why it is alike:" in page


def test_a_lesson_of_its_own_says_that_none_is_like_it(library: Cast) -> None:
    page = library.signed_in("ngozi").get(f"/lessons/{of('Child Q', 'lp-3').pk}/").content.decode()
    assert "No lesson of another publication in the library is like it yet." in page


def test_the_board_reads_that_no_safeguard_carries_it_until_somebody_names_one(library: Cast) -> None:
    client = library.signed_in("harriet")
    page = client.get("/lessons/recurring/").content.decode()
    assert "Learned twice; no safeguard yet." in page
    assert "Nobody has said that one of these carries the lesson." in page
    carried_by(library, of("Child R", "lp-1"), "BRU-01")
    page = client.get("/lessons/recurring/").content.decode()
    assert "Learned twice; carried by BRU-01." in page
    assert "no safeguard yet" not in page


def test_the_board_looks_at_one_theme_or_at_what_nothing_carries(library: Cast) -> None:
    client = library.signed_in("harriet")
    assert "Learned twice" in client.get("/lessons/recurring/?theme=bruising-non-mobile").content.decode()
    page = client.get("/lessons/recurring/?theme=exploitation").content.decode()
    assert "No lesson that came back fits." in page
    assert "Learned twice" in client.get("/lessons/recurring/?uncarried=on").content.decode()
    carried_by(library, of("Child R", "lp-1"), "BRU-01")
    assert "Learned twice" not in client.get("/lessons/recurring/?uncarried=on").content.decode()


def test_one_that_came_back_is_shown_whole(library: Cast) -> None:
    client = library.signed_in("harriet")
    (one,) = recurring_in(library.harriet)
    assert "Child R: learning notes" in client.get(f"/lessons/recurring/?only={one.key}").content.decode()
    assert "No lesson that came back fits." in client.get("/lessons/recurring/?only=nothing").content.decode()


def test_what_comes_back_is_saved_as_a_table(library: Cast) -> None:
    answer = library.signed_in("harriet").get("/lessons/recurring/file.csv")
    assert answer["Content-Disposition"].startswith("attachment")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [(row["Reviews"], row["Safeguards"]) for row in rows] == [("2", "")]


def test_a_group_of_many_shows_the_latest_and_says_how_many_more(library: Cast) -> None:
    notes = OTHER_NOTES.decode()
    for number in range(MOST_IN_A_GROUP):
        document = notes.replace("Child R", f"Child N{number}").encode()
        added = actions.add_publication(by=library.rashid, name=f"n{number}.txt", document=document)
        actions.accept_as_proposed(by=library.imogen, proposals=list(added.lessons.all()))
    page = library.signed_in("harriet").get("/lessons/recurring/").content.decode()
    assert "Learned eight times" in page
    assert "Show 2 more" in page


def test_a_lesson_learned_before_says_how_alike_and_what_was_done_then(library: Cast) -> None:
    publication = of("Child R", "lp-1").publication
    words = "Every bruise on a baby who is not mobile should be referred to children's social care."
    done = "The pathway was written again."
    place = {"line": 1, "start": 0, "end": 9}
    said = {"publication": publication, "place": place}
    asked = Passage.objects.create(kind="recommendation", key="rec-1", text=words, proposed_text=words, **said)
    answer = Passage.objects.create(kind="response", key="response-1", text=done, goes_with="rec-1", **said)
    address = f"/lessons/{of('Child Q', 'lp-1').pk}/"
    assert done not in library.signed_in("ngozi").get(address).content.decode()
    actions.accept_as_proposed(by=library.imogen, proposals=[asked, answer])
    page = library.signed_in("ngozi").get(f"/lessons/{of('Child Q', 'lp-1').pk}/").content.decode()
    assert "Same expectation, in other words." in page
    assert "on a baby who is not mobile should be referred" in page
    assert done in page
    assert "No safeguard has been named for it yet." in page


def test_what_nobody_accepted_does_not_count(library: Cast) -> None:
    actions.reject(by=library.imogen, proposal=of("Child R", "lp-1"))
    page = library.signed_in("imogen").get("/lessons/recurring/").content.decode()
    assert "No lesson of the library has come back yet." in page


def test_marlow_sees_no_recurrence_of_ours(library: Cast) -> None:
    assert "Child Q" not in library.signed_in("marlow").get("/lessons/recurring/").content.decode()


def test_safeguards_are_offered_by_what_they_say_of_a_theme() -> None:
    assert "BRU-01" in about(["bruising-non-mobile"])
    assert set(about(["bruising-non-mobile"])) < set(safeguards())
    assert about([]) == []


def test_a_safeguard_no_longer_published_keeps_its_name(library: Cast) -> None:
    lesson = of("Child Q", "lp-1")
    lesson.safeguards = ["OLD-99"]
    lesson.save()
    page = library.signed_in("ngozi").get(f"/lessons/{lesson.pk}/").content.decode()
    assert "OLD-99" in page
    assert "no longer published" in page


NEW = "A bruise on a baby of ten weeks was explained by a toy and nobody told children's social care."


@pytest.mark.parametrize(
    ("address", "typed"), [("findings", {"lesson": ""}), ("recommendations", {"addressee": "", "by_when": "not a day"})]
)
def test_a_writer_looks_for_earlier_ones_and_keeps_what_was_typed(
    library: Cast, address: str, typed: dict[str, str]
) -> None:
    review = reviews.open_review(by=library.rashid, label="Child W", title="A baby")
    client = library.signed_in("imogen")
    address = f"/reviews/{review.pk}/{address}/write/"
    assert "look whether it was learned before" in client.get(address).content.decode()
    page = client.post(address, {"text": NEW, "look": "1", **typed}).content.decode()
    assert "Child Q: learning notes" in page
    assert "Same expectation, in other words." in page
    assert "explained by a toy" in page
    assert "There is a problem" not in page
    assert not Finding.objects.exists()


def test_what_a_writer_types_is_looked_for_and_kept_nowhere(library: Cast) -> None:
    review = reviews.open_review(by=library.rashid, label="Child W", title="A baby")
    before = TrailEntry.objects.count()
    client = library.signed_in("imogen")
    part = client.post(f"/reviews/{review.pk}/learned-before/", {"text": NEW}).content.decode()
    assert "Child Q: learning notes" in part
    assert "explained by a toy" not in part
    none = client.post(f"/reviews/{review.pk}/learned-before/", {"text": "The minibus was late."}).content.decode()
    assert "No published lesson of the library is like these words." in none
    assert TrailEntry.objects.count() == before


def test_a_finding_that_is_changed_stands_beside_what_was_learned_before(library: Cast) -> None:
    review = reviews.open_review(by=library.rashid, label="Child W", title="A baby")
    finding = reviews.write_finding(by=library.imogen, review=review, text=NEW)
    page = library.signed_in("imogen").get(f"/reviews/findings/{finding.pk}/").content.decode()
    assert "Child Q: learning notes" in page
