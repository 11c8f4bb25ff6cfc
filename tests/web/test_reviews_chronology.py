"""The integrated chronology: its order, its marks, its filters, its two views, its files and its pictures."""

import csv
import io
from datetime import date

import pytest

from heed.chronology.as_written import read
from heed.chronology.events import Chronology, Event
from heed.chronology.people import Person, Relationship
from heed.chronology.reading import read_bytes
from heed.web.casebook.actions import enter_chronology
from heed.web.casebook.chronologies import chronology_of
from heed.web.partnership.models import TrailEntry
from heed.web.reviews import actions
from heed.web.reviews.downloads import TYPES
from heed.web.reviews.models import Review
from heed.web.reviews.two_views import view_of
from tests.cast import Cast

NAME = "Rowan Fairweather"


def event(
    when: str, kind: str = "child.seen", agency: str = "health_visiting", text: str = "Seen", **attrs: str
) -> Event:
    return Event("w", read(when), kind, "child", agency, source=f"{agency}.csv:2", attrs=attrs, text=text)


EVENTS = (
    event("June 2016", text=f"{NAME} was not brought to clinic"),
    event(
        "14 Feb 2016 09:30",
        "information.shared",
        "childrens_social_care",
        "The nursery telephoned",
        rival="call",
        account="nursery",
    ),
    event(
        "14 Feb 2016 10:00",
        "information.shared",
        "mash",
        "No bruise was spoken of",
        rival="call",
        account="duty_worker",
    ),
    event("?22 May 2016", "visit.made", "childrens_social_care", "A visit was planned", status="planned"),
    event("1 March 2012", "adult.history", "police", "Known to the police as a young person", confidence="inferred"),
)
PEOPLE = (
    Person("child", "child", born=read("Oct 2015"), sex="female"),
    Person("mother", "mother", sex="female"),
)


@pytest.fixture
def review(cast: Cast) -> Review:
    opened = actions.open_review(
        by=cast.rashid, label="Child W", title="A baby", scope_from=date(2015, 1, 1), scope_to=date(2018, 12, 31)
    )
    told = Chronology(EVENTS, people=PEOPLE, relationships=(Relationship("parent", "mother", "child"),))
    enter_chronology(by=cast.rashid, case=opened.case, chronology=told, source="test")
    actions.change_labels(by=cast.rashid, review=opened, labels={"child": "Child W"}, names={"child": [NAME]})
    return opened


def shown(cast: Cast, review: Review, query: str = "", page: str = "chronology/", who: str = "imogen") -> str:
    answer = cast.signed_in(who).get(f"/reviews/{review.pk}/{page}{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_entries_stand_in_the_order_in_which_they_happened(cast: Cast, review: Review) -> None:
    page = shown(cast, review)
    found = [
        page.index(text) for text in ("Known to the police", "nursery telephoned", "visit was planned", "not brought")
    ]
    assert found == sorted(found)
    assert "5 entries, in order of when they happened" in page


def test_each_entry_says_what_a_reader_must_know(cast: Cast, review: Review) -> None:
    page = shown(cast, review)
    for words in (
        "known to the month",  # a date no more precise than the record
        "written “?22 May 2016”",
        "Date uncertain in the source",
        "between 6 months and 7 months",
        "Planned: the record does not show that it took place",
        "Inferred by the reader",
        "outside the scope of the review",
    ):
        assert words in page


def test_rival_accounts_stand_side_by_side_and_are_marked_disputed(cast: Cast, review: Review) -> None:
    page = shown(cast, review)
    assert page.count("Disputed") == 1
    accounts = page[page.index("Disputed") :]
    assert accounts.index("Nursery") < accounts.index("Duty worker") < accounts.index("visit was planned")


def test_filters_stand_in_the_address(cast: Cast, review: Review) -> None:
    for query, fit in {
        "agency=police": 1,
        "family=information": 2,
        "agency=childrens_social_care&family=visit": 1,
        "since=2016-05-01": 2,
        "until=2012-12-31": 1,
        "words=NURSERY": 1,
        "words=nobody+wrote+this": 0,
        "person=child": 5,
    }.items():
        assert f"{fit} of 5 entries fit." in shown(cast, review, f"?{query}"), query


def test_a_filter_that_cannot_be_read_says_so_and_shows_what_it_can(cast: Cast, review: Review) -> None:
    page = shown(cast, review, "?since=yesterday&agency=police")
    assert "Please look at this again" in page
    assert "1 of 5 entries fit." in page


def test_anonymised_is_what_everybody_sees_first(cast: Cast, review: Review) -> None:
    page = shown(cast, review)
    assert "Child W was not brought to clinic" in page
    assert "Fairweather" not in page
    assert not TrailEntry.objects.filter(action__endswith="by name").exists()


def test_names_are_shown_to_those_entitled_and_leave_a_line(cast: Cast, review: Review) -> None:
    assert f"{NAME} was not brought to clinic" in shown(cast, review, "?view=named")
    line = TrailEntry.objects.get(action__endswith="by name")
    assert (line.action, line.member_id, line.subject_id) == ("viewed by name", cast.imogen.pk, str(review.pk))


def test_whoever_may_not_see_names_gets_labels_whatever_they_ask(cast: Cast, review: Review) -> None:
    assert not cast.harriet.may("see_named")
    view = view_of(review, cast.harriet, "named")
    assert (view.is_named, view.refused, view(NAME)) == (False, True, "Child W")


def test_a_search_cannot_tell_a_name(cast: Cast, review: Review) -> None:
    assert "0 of 5 entries fit." in shown(cast, review, "?words=Fairweather")
    assert "1 of 5 entries fit." in shown(cast, review, "?words=Fairweather&view=named")


def test_every_way_of_looking_goes_through_the_same_switch(cast: Cast, review: Review) -> None:
    ways = ("timeline/", "genogram/", "people/", "chronology/print/")
    for page in ways:
        assert "Fairweather" not in shown(cast, review, page=page)
        assert "Fairweather" in shown(cast, review, "?view=named", page=page)
    assert TrailEntry.objects.filter(action__endswith="by name").count() == len(ways)


def exported(cast: Cast, review: Review, query: str = "", ending: str = "csv") -> bytes:
    answer = cast.signed_in("imogen").get(f"/reviews/{review.pk}/chronology/as/{ending}/{query}")
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    return answer.content


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def test_an_export_holds_the_rows_of_the_screen_in_the_same_view(cast: Cast, review: Review) -> None:
    told = [row["text"] for row in rows(exported(cast, review, "?family=information"))]
    assert told == ["The nursery telephoned", "No bruise was spoken of"]
    assert b"Fairweather" not in exported(cast, review)
    assert b"Fairweather" in exported(cast, review, "?view=named")
    assert [line.action for line in TrailEntry.objects.filter(action__endswith="by name")] == ["exported by name"]


def test_an_export_keeps_the_identifiers_that_a_program_reads_again(cast: Cast, review: Review) -> None:
    told = Chronology((event("3 July 2016", "adult.recorded", text="Asked about the mother", person="mother"),))
    enter_chronology(by=cast.rashid, case=review.case, chronology=told, source="test")
    assert b"person=mother" in exported(cast, review)
    assert b"person=mother" in exported(cast, review, "?view=named")


def test_an_export_leaves_out_what_is_outside_the_scope_unless_asked(cast: Cast, review: Review) -> None:
    assert len(rows(exported(cast, review))) == 4
    assert len(rows(exported(cast, review, "?outside=yes"))) == 5


@pytest.mark.parametrize("ending", TYPES)
def test_an_export_read_again_gives_the_same_events(cast: Cast, review: Review, ending: str) -> None:
    told = read_bytes(f"again.{ending}", exported(cast, review, "?outside=yes&view=named", ending)).chronology
    assert told.events == chronology_of(review.case).events
    assert len(told.events) == 5


def test_a_form_nobody_writes_is_not_there(cast: Cast, review: Review) -> None:
    assert cast.signed_in("imogen").get(f"/reviews/{review.pk}/chronology/as/exe/").status_code == 404


def test_the_family_is_drawn_on_the_day_asked_for(cast: Cast, review: Review) -> None:
    page = shown(cast, review, "?on=14+Feb+2016", page="genogram/")
    assert "The family, 14 February 2016" in page
    assert "<svg" in page


def test_a_day_that_is_none_is_said_beside_the_field(cast: Cast, review: Review) -> None:
    page = shown(cast, review, "?on=31/02/2016", page="genogram/")
    assert "31/02/2016" in page
    assert "Please look at this again" in page


def test_the_timeline_and_its_table_number_entries_alike(cast: Cast, review: Review) -> None:
    page = shown(cast, review, page="timeline/")
    for number in range(1, 6):
        assert f'data-index="{number}"' in page
        assert f'id="event-{number}"' in page


def test_an_empty_chronology_says_what_to_do(cast: Cast) -> None:
    empty = actions.open_review(by=cast.rashid, label="Child V", title="Another")
    for page, words in {
        "chronology/": "entries stand here once its chronology is accepted",
        "timeline/": "nothing to draw yet",
        "genogram/": "Nobody is recorded",
        "people/": "or are added here",
    }.items():
        assert words in shown(cast, empty, page=page)


def test_the_page_asks_the_database_a_fixed_number_of_times(
    cast: Cast,
    review: Review,
    django_assert_max_num_queries,  # type: ignore[no-untyped-def]
) -> None:
    many = Chronology(tuple(event("June 2016", text=f"Visit {number}") for number in range(100)))
    enter_chronology(by=cast.rashid, case=review.case, chronology=many, source="test")
    client = cast.signed_in("imogen")
    client.get(f"/reviews/{review.pk}/chronology/")  # what is found in the case is kept from now on
    with django_assert_max_num_queries(26):
        client.get(f"/reviews/{review.pk}/chronology/")
