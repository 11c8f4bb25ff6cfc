"""The casebook: what was entered comes back as it was, nothing is changed, and who may reach it."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import DatabaseError, connection, transaction

from heed.chronology.as_written import read
from heed.chronology.events import Chronology, Coverage, Event
from heed.chronology.people import Person, Relationship, Stay
from heed.web.casebook import actions
from heed.web.casebook.chronologies import chronology_of, labels_of
from heed.web.casebook.models import Case, CoverageRecord, EventRecord, PersonRecord, RecordIsKept, RelationshipRecord
from heed.web.partnership import trail
from heed.web.partnership.models import TrailEntry
from tests.cast import Cast

MOMENTS = (
    "5/3/2019 14:00",
    "5/3/2019",
    "March 2019",
    "spring 2019",
    "about 2018",
    "before 1/1/2019",
    "after 3/4/2019",
    "2/3/2019 to 9/3/2019",
    "birth+14d..birth+28d",
    "order+3d",
)


@pytest.fixture
def case(cast: Cast) -> Case:
    return actions.open_case(by=cast.imogen, key="child-w")


def event(case: Case, when: str = "5/3/2019", kind: str = "child.seen", **others: object) -> Event:
    return Event(str(case.pk), read(when), kind, agency="gp", source="gp.csv:2", **others)  # type: ignore[arg-type]


@pytest.mark.parametrize("when", MOMENTS)
def test_a_moment_comes_back_as_precise_as_it_was(cast: Cast, case: Case, when: str) -> None:
    entered = event(case, when, text="Seen at home", attrs={"alone": "yes"}, known=datetime(2019, 3, 6, 9, 0))
    actions.enter(by=cast.imogen, case=case, events=[entered])
    assert chronology_of(case).events == (entered,)


def test_a_chronology_comes_back_whole(cast: Cast, case: Case) -> None:
    told = Chronology(
        events=(event(case), event(case, "6/3/2019")),
        coverage=(Coverage("gp", read("2019"), kinds=("child",)),),
        people=(
            Person("child", "child", born=read("2018-06"), sex="male", stays=(Stay("home", read("2018")),)),
            Person("mother", "mother", aliases=("mum",)),
        ),
        relationships=(Relationship("parent", "mother", "child"),),
        reference=datetime(2019, 12, 31),
    )
    actions.enter_chronology(by=cast.imogen, case=case, chronology=told, source="gp.csv")
    found = chronology_of(Case.objects.get(pk=case.pk))
    assert (found.events, found.coverage, found.people) == (told.events, told.coverage, told.people)
    assert (found.relationships, found.reference) == (told.relationships, told.reference)


def test_entries_keep_the_order_of_their_source(cast: Cast, case: Case) -> None:
    texts = ["third", "first", "second"]
    actions.enter(by=cast.imogen, case=case, events=[event(case, text=text) for text in texts])
    actions.enter(by=cast.imogen, case=case, events=[event(case, text="later")])
    assert [one.text for one in chronology_of(case).events] == [*texts, "later"]


def test_a_person_known_already_is_not_entered_again(cast: Cast, case: Case) -> None:
    told = Chronology((), people=(Person("child", "child"),))
    for _ in range(2):
        actions.enter_chronology(by=cast.imogen, case=case, chronology=told, source="x", labels={"child": "Child W"})
    assert [(one.person, one.label) for one in PersonRecord.objects.all()] == [("child", "Child W")]


class TestCorrecting:
    @pytest.fixture
    def record(self, cast: Cast, case: Case) -> EventRecord:
        return actions.enter(by=cast.imogen, case=case, events=[event(case, text="wrong")])[0]

    def test_the_correction_is_read_and_the_record_stays(self, cast: Cast, case: Case, record: EventRecord) -> None:
        actions.correct(by=cast.imogen, record=record, event=event(case, text="right"))
        assert [one.text for one in chronology_of(case).events] == ["right"]
        assert EventRecord.objects.get(pk=record.pk).text == "wrong"

    def test_a_record_is_corrected_once(self, cast: Cast, case: Case, record: EventRecord) -> None:
        actions.correct(by=cast.imogen, record=record, event=event(case, text="right"))
        with pytest.raises(ValueError, match="corrected already"):
            actions.correct(by=cast.imogen, record=record, event=event(case, text="other"))

    def test_what_was_entered_in_error_is_read_no_more(self, cast: Cast, case: Case, record: EventRecord) -> None:
        actions.take_back(by=cast.imogen, records=[record])
        assert chronology_of(case).events == ()
        assert [one.text for one in EventRecord.objects.order_by("pk")] == ["wrong", ""]

    @pytest.mark.parametrize("how", ["save", "update", "delete one", "delete all"])
    def test_the_code_refuses_to_change_a_record(self, record: EventRecord, how: str) -> None:
        ways: dict[str, Callable[[], object]] = {
            "save": record.save,
            "update": lambda: EventRecord.objects.update(text="right"),
            "delete one": record.delete,
            "delete all": EventRecord.objects.all().delete,
        }
        with pytest.raises(RecordIsKept):
            ways[how]()

    def test_the_database_refuses_as_well(self, record: EventRecord) -> None:
        for statement in ("UPDATE heed_casebook_eventrecord SET text = 'x'", "DELETE FROM heed_casebook_eventrecord"):
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement)


def test_a_key_is_used_once_in_a_partnership(cast: Cast, case: Case) -> None:
    with pytest.raises(ValueError, match="There is a case 'child-w' already"):
        actions.open_case(by=cast.rashid, key="child-w")
    assert actions.open_case(by=cast.marlow, key="child-w").partnership == cast.marlow.partnership


def test_names_change_with_the_label_and_the_trail_says_so(cast: Cast, case: Case) -> None:
    told = Chronology((), people=(Person("child", "child"),))
    actions.enter_chronology(by=cast.imogen, case=case, chronology=told, source="x")
    person = PersonRecord.objects.get()
    actions.name_person(by=cast.imogen, person=person, label="Child W", names=["Rowan Fairweather", " "])
    assert person.names == ["Rowan Fairweather"]
    assert str(labels_of(case).anonymised("Rowan Fairweather was seen")) == "Child W was seen"
    assert TrailEntry.objects.filter(action="changed the labels table", who="Imogen Ashdown").exists()


def test_a_command_is_named_in_the_trail_and_in_the_record(cast: Cast, case: Case) -> None:
    actions.enter(by=trail.Command("import", cast.partnership), case=case, events=[event(case)])
    assert EventRecord.objects.get().entered_by == "import"
    assert TrailEntry.objects.get(action="entered 1 events").who == "import"


def test_a_review_is_reached_by_reviewers_and_practice_by_its_agency(cast: Cast, case: Case) -> None:
    health_visiting = cast.agencies["health_visiting"]
    practice = actions.open_case(by=cast.ngozi, key="hv-1", purpose=Case.PRACTICE, agency=health_visiting)
    for one in (case, practice):
        kin = (Relationship("sibling", "a", "a"),)
        told = Chronology((event(one),), (Coverage("gp", read("2019")),), (Person("a", "child"),), kin)
        actions.enter_chronology(by=cast.rashid, case=one, chronology=told, source="x")
    reached = {"imogen": {"child-w"}, "rashid": {"child-w"}, "ngozi": {"hv-1"}, "petra": {"hv-1"}}
    for who in ("imogen", "rashid", "wen", "callum", "ngozi", "petra", "harriet", "dev", "marlow"):
        assert {one.key for one in Case.objects.reachable_by(cast[who])} == reached.get(who, set()), who
        for table in (EventRecord, CoverageRecord, PersonRecord, RelationshipRecord):
            assert {one.case.key for one in table.objects.reachable_by(cast[who])} == reached.get(who, set()), who
