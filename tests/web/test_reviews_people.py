"""What is known of the people of a review: told as the record has it, with its history, and never the impossible."""

import pytest

from heed.chronology.people import Person, Relationship, impossible
from heed.chronology.when import day
from heed.web.casebook.chronologies import people_of
from heed.web.casebook.models import PersonRecord, RelationshipRecord
from heed.web.partnership.models import Change
from heed.web.reviews import actions
from heed.web.reviews.models import Review
from tests.cast import Cast

NAME = "Zofia Quillfeather"
LABELS = {"child": "Child Y", "mother": "Mother", "father": "Father"}


@pytest.fixture
def review(cast: Cast) -> Review:
    opened = actions.open_review(by=cast.imogen, label="Child Y", title="A child of two years")
    people = [Person("child", "child", born=day(2016, 5, 1)), Person("mother", "mother"), Person("father", "father")]
    named = {"labels": LABELS, "names": {"mother": [NAME]}}
    actions.add_people(by=cast.imogen, review=opened, people=people, **named)
    return opened


def record(review: Review, person: str) -> PersonRecord:
    return PersonRecord.objects.get(case=review.case, person=person)


def told(of: PersonRecord, **changed: str) -> dict[str, str]:
    """What the form of a person sends, with some of it changed."""
    kept = {
        "label": of.label,
        "names": "\n".join(of.names),
        "born": of.born,
        "due": of.due,
        "died": of.died,
        "sex": of.sex,
    }
    return kept | {"aliases": "\n".join(of.aliases), "seen_version": str(of.version)} | changed


def send(cast: Cast, of: PersonRecord, who: str = "imogen", **changed: str) -> str:
    address = f"/reviews/people/{of.pk}/"
    return cast.signed_in(who).post(address, told(of, **changed), follow=True).content.decode()


def relate(cast: Cast, review: Review, a: str, kind: str, b: str, **dates: str) -> str:
    sent = {"a": record(review, a).pk, "kind": kind, "b": record(review, b).pk} | dates
    return cast.signed_in("imogen").post(f"/reviews/{review.pk}/people/relate/", sent, follow=True).content.decode()


def test_dates_stay_as_precise_as_they_were_typed(cast: Cast, review: Review) -> None:
    send(
        cast, record(review, "mother"), born="about 1990", died="before 3/2/15", sex="female", aliases="mum\nthe client"
    )
    mother = next(person for person in people_of(review.case) if person.id == "mother")
    assert mother.born is not None
    assert mother.died is not None
    assert (mother.born.say(), mother.died.precision, mother.sex) == ("about 1990", "before", "female")
    assert mother.aliases == ("mum", "the client")


def test_stays_in_households_are_told_with_their_dates(cast: Cast, review: Review) -> None:
    stays = {"household_0": "Address 1", "since_0": "2015", "until_0": "3/5/16", "household_1": "Address 2"}
    send(cast, record(review, "mother"), **stays, since_1="4 May 2016")
    mother = next(person for person in people_of(review.case) if person.id == "mother")
    assert [(stay.household, stay.over.say()) for stay in mother.stays] == [
        ("Address 1", "1 January 2015 to 3 May 2016"),
        ("Address 2", "from 4 May 2016"),
    ]
    page = cast.signed_in("imogen").get(f"/reviews/people/{record(review, 'mother').pk}/").content.decode()
    assert 'value="Address 2"' in page
    assert 'value="3/5/2016"' in page


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"born": "31/02/2016"}, "February 2016 has no such day"),
        ({"household_0": "A", "since_0": "2017", "until_0": "2016"}, "It ends before it begins"),
        ({"since_0": "2017"}, "Say in which household"),
        ({"label": "Father"}, "has that label already"),
        ({"born": "2016", "died": "2015"}, "would have died before being born"),
    ],
)
def test_what_cannot_be_is_said_and_not_saved(cast: Cast, review: Review, changed: dict[str, str], says: str) -> None:
    page = send(cast, record(review, "mother"), **changed)
    assert says in page
    kept = record(review, "mother")
    assert (kept.label, kept.born, kept.stays) == ("Mother", "", [])


def test_a_person_has_a_history_for_those_who_see_names(cast: Cast, review: Review) -> None:
    mother = record(review, "mother")
    send(cast, mother, names="Zofia Rook", born="1990")
    assert {change.field for change in Change.objects.of(mother)} == {"names", "born"}
    address = f"/reviews/history/person/{mother.pk}/"
    assert NAME in cast.signed_in("imogen").get(f"{address}?view=named").content.decode()
    assert cast.signed_in("imogen").get(f"{address}?view=anonymised").status_code == 404
    assert cast.signed_in("odile").get(f"{address}?view=named").status_code == 404


def test_the_second_of_two_who_change_somebody_sees_both_versions(cast: Cast, review: Review) -> None:
    old = record(review, "mother")
    send(cast, record(review, "mother"), "rashid", born="1990")
    page = send(cast, old, born="1991")
    assert "Rashid Karim saved this while you were writing." in page
    assert record(review, "mother").born == "1990"


def test_a_relationship_is_added_changed_taken_out_and_put_back(cast: Cast, review: Review) -> None:
    for _ in range(2):
        relate(cast, review, "mother", "parent", "child")
    relate(cast, review, "mother", "partner", "father", since="2015", until="June 2016")
    assert RelationshipRecord.objects.count() == 2
    couple = RelationshipRecord.objects.get(kind="partner")
    client = cast.signed_in("imogen")
    assert "Mother is the partner of Father" in client.get(f"/reviews/{review.pk}/people/").content.decode()
    client.post(f"/reviews/relationships/{couple.pk}/remove/")
    assert "Put back" in client.get(f"/reviews/{review.pk}/people/").content.decode()
    drawn = client.get(f"/reviews/{review.pk}/genogram/").content.decode()
    assert "partner" not in drawn.split("The same in words")[1].lower()
    client.post(f"/reviews/relationships/{couple.pk}/remove/", {"back": "yes"})
    couple.refresh_from_db()
    assert (couple.removed, couple.over) == (False, "2015-01-01..2016-06-30")


@pytest.mark.parametrize(
    ("a", "b", "says"),
    [("child", "child", "cannot be related to themselves"), ("child", "mother", "would be their own ancestor")],
)
def test_a_relationship_that_cannot_be_is_refused(cast: Cast, review: Review, a: str, b: str, says: str) -> None:
    relate(cast, review, "mother", "parent", "child")
    assert says in relate(cast, review, a, "parent", b)
    assert RelationshipRecord.objects.count() == 1


def test_a_parent_is_born_before_the_child() -> None:
    people = [Person("m", "mother", born=day(2017, 1, 1)), Person("c", "child", born=day(2016, 1, 1))]
    (said,) = impossible(people, [Relationship("parent", "m", "c")])
    assert "mother would be born after their child" in said


@pytest.mark.parametrize("ending", ["svg", "pdf"])
def test_the_family_leaves_as_a_picture_in_the_same_view(cast: Cast, review: Review, ending: str) -> None:
    relate(cast, review, "mother", "parent", "child")
    for who, view, named in (("imogen", "named", True), ("imogen", "anonymised", False), ("odile", "named", False)):
        answer = cast.signed_in(who).get(f"/reviews/{review.pk}/genogram/as/{ending}/?view={view}&on=2017")
        assert answer.status_code == 200
        assert answer["Content-Disposition"].startswith("attachment")
        if ending == "svg":
            assert (b"Quillfeather" in answer.content) == named
        else:
            assert answer.content.startswith(b"%PDF")
    assert cast.signed_in("imogen").get(f"/reviews/{review.pk}/genogram/as/exe/").status_code == 404


@pytest.mark.parametrize("who", ["odile", "wen", "harriet", "marlow"])
def test_people_are_changed_by_whoever_writes_and_sees_names(cast: Cast, review: Review, who: str) -> None:
    client = cast.signed_in(who)
    assert client.get(f"/reviews/people/{record(review, 'mother').pk}/").status_code == 404
    assert client.get(f"/reviews/{review.pk}/people/relate/").status_code == 404
