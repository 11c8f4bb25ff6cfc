"""Names in the entries that the labels table does not know: shown to whoever may see names, until it is said who."""

import io
import zipfile

import pytest

from heed.chronology.as_written import read
from heed.chronology.events import Event
from heed.chronology.people import Person
from heed.web.casebook.actions import enter
from heed.web.casebook.models import PersonRecord
from heed.web.partnership.actions import NotPossible
from heed.web.reviews import actions
from heed.web.reviews.downloads import TYPES
from heed.web.reviews.models import PublicName, Review
from tests.cast import Cast


@pytest.fixture
def review(cast: Cast) -> Review:
    opened = actions.open_review(by=cast.imogen, label="Child Y", title="A child of two years")
    actions.add_people(
        by=cast.imogen,
        review=opened,
        people=[Person("mother", "mother")],
        labels={"mother": "Mother"},
        names={"mother": ["Katherine Ashby"]},
    )
    told = (
        Event(
            "y", read("1 May 2016"), "entry", text="Kate rang. Told the social worker, Gareth Pugh, that all was well."
        ),
        Event("y", read("2 May 2016"), "entry", text="No reply", attrs={"action": "Kate to be rung by Dr Anwar Hadid"}),
    )
    enter(by=cast.imogen, case=opened.case, events=told)
    return opened


def page(cast: Cast, review: Review, who: str = "imogen") -> str:
    return cast.signed_in(who).get(f"/reviews/{review.pk}/people/names/").content.decode()


def test_each_name_is_shown_with_its_entries_and_whose_it_may_be(cast: Cast, review: Review) -> None:
    shown = page(cast, review)
    assert "3 names to look at" in shown
    assert all(name in shown for name in ("Kate", "Gareth Pugh", "Dr Anwar Hadid"))
    assert "Mother: often a short form of the name" in shown


def test_a_name_given_to_somebody_becomes_their_label_everywhere(cast: Cast, review: Review) -> None:
    mother = PersonRecord.objects.get(case=review.case)
    sent = {"written": "Kate", "person": mother.pk}
    client = cast.signed_in("imogen")
    for _ in range(2):
        client.post(f"/reviews/{review.pk}/people/names/say-whose/", sent)
    mother.refresh_from_db()
    assert mother.names == ["Katherine Ashby", "Kate"]
    assert "2 names to look at" in page(cast, review)
    assert "Mother rang." in client.get(f"/reviews/{review.pk}/chronology/?view=anonymised").content.decode()


def test_a_name_may_stand_and_may_be_asked_about_again(cast: Cast, review: Review) -> None:
    client = cast.signed_in("imogen")
    for _ in range(2):
        client.post(f"/reviews/{review.pk}/people/names/say-whose/", {"written": "Gareth Pugh", "is": "public"})
    name = PublicName.objects.get()
    assert (name.said_by, "2 names to look at" in page(cast, review)) == ("Imogen Ashdown", True)
    client.post(f"/reviews/people/names/{name.pk}/ask-again/")
    assert "3 names to look at" in page(cast, review)


@pytest.mark.parametrize("sent", [{"written": "Kate"}, {"written": "Kate", "person": "999999"}, {"person": ""}])
def test_what_says_nothing_changes_nothing(cast: Cast, review: Review, sent: dict[str, str]) -> None:
    answer = cast.signed_in("imogen").post(f"/reviews/{review.pk}/people/names/say-whose/", sent, follow=True)
    assert "Choose" in answer.content.decode()
    assert PersonRecord.objects.get(case=review.case).names == ["Katherine Ashby"]


def test_somebody_of_another_review_is_not_given_the_name(cast: Cast, review: Review) -> None:
    other = actions.open_review(by=cast.imogen, label="Child X", title="Another")
    actions.add_people(by=cast.imogen, review=other, people=[Person("father", "father")], labels={"father": "Father"})
    with pytest.raises(NotPossible):
        actions.give_name(by=cast.imogen, review=review, person=other.case.people.get(), written="Kate")


@pytest.mark.parametrize("who", ["odile", "harriet", "wen", "marlow"])
def test_it_is_for_nobody_else(cast: Cast, review: Review, who: str) -> None:
    client = cast.signed_in(who)
    assert client.get(f"/reviews/{review.pk}/people/names/").status_code == 404
    assert client.post(f"/reviews/{review.pk}/people/names/say-whose/", {"written": "Kate"}).status_code == 404


@pytest.mark.parametrize("who", ["imogen", "odile"])
def test_a_name_without_a_label_is_covered_wherever_labels_show(cast: Cast, review: Review, who: str) -> None:
    shown = cast.signed_in(who).get(f"/reviews/{review.pk}/chronology/?view=anonymised").content.decode()
    assert "[name] rang. Told the social worker, [name], that all was well." in shown
    assert "3 names that nobody has given a label yet" in shown
    assert ("say whose they are" in shown) == (who == "imogen")
    for name in ("Kate", "Gareth Pugh", "Anwar Hadid"):
        assert name not in shown


def test_no_search_finds_a_covered_name(cast: Cast, review: Review) -> None:
    client, found = cast.signed_in("odile"), "1 of 2 entries"
    assert found in client.get(f"/reviews/{review.pk}/chronology/?words=all+was+well").content.decode()
    assert found not in client.get(f"/reviews/{review.pk}/chronology/?words=pugh").content.decode()


@pytest.mark.parametrize("ending", sorted(TYPES))
def test_no_file_tells_a_covered_name(cast: Cast, review: Review, ending: str) -> None:
    answer = cast.signed_in("imogen").get(f"/reviews/{review.pk}/chronology/as/{ending}/?view=anonymised")
    assert answer.status_code == 200
    data = answer.content
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            data = b"".join(parts.read(part) for part in parts.namelist())
    assert b"Gareth" not in data


def test_the_partnerships_own_people_and_names_that_may_stand_are_not_covered(cast: Cast, review: Review) -> None:
    cast.signed_in("imogen").post(
        f"/reviews/{review.pk}/people/names/say-whose/", {"written": "Gareth Pugh", "is": "public"}
    )
    enter(
        by=cast.imogen,
        case=review.case,
        events=(Event("y", read("3 May 2016"), "entry", text="Seen by Imogen Ashdown"),),
    )
    shown = cast.signed_in("odile").get(f"/reviews/{review.pk}/chronology/").content.decode()
    assert "Gareth Pugh" in shown
    assert "Imogen Ashdown" in shown
    assert "2 names that nobody" in shown


def test_the_named_view_shows_what_is_written(cast: Cast, review: Review) -> None:
    shown = cast.signed_in("imogen").get(f"/reviews/{review.pk}/chronology/?view=named").content.decode()
    assert "Kate rang. Told the social worker, Gareth Pugh," in shown
