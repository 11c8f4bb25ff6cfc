"""Reading a long chronology: pages that stay, years and days to go to, rows that say what a reader must know."""

import csv
import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

import heed.web.reviews as reviews_room
from benchmarks.invented import NAMES, case_of_agencies
from heed.chronology.as_written import read
from heed.chronology.events import Chronology, Event
from heed.web.casebook.actions import correct, enter, enter_chronology
from heed.web.casebook.bare import bare_case, stamp_of
from heed.web.casebook.chronologies import chronology_with_keys, event_from
from heed.web.casebook.models import EventRecord
from heed.web.reviews import actions, contradictions
from heed.web.reviews.models import LinkDecision, Review
from heed.web.reviews.rows import TINTS
from tests.cast import Cast

MANY = 900


@pytest.fixture
def review(cast: Cast) -> Review:
    opened = actions.open_review(
        by=cast.rashid, label="Child T", title="Long", scope_from=date(2014, 1, 1), scope_to=date(2018, 12, 31)
    )
    enter_chronology(by=cast.rashid, case=opened.case, chronology=case_of_agencies(MANY), source="invented")
    labels = {"child": "Child T", "mother": "Mother", "mothers_partner": "Partner of Mother"}
    actions.change_labels(by=cast.rashid, review=opened, labels=labels, names=NAMES)
    return opened


def shown(cast: Cast, review: Review, query: str = "", page: str = "chronology/", who: str = "imogen") -> str:
    answer = cast.signed_in(who).get(f"/reviews/{review.pk}/{page}{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def keys_on(page: str) -> list[int]:
    return [int(found) for found in re.findall(r'id="entry-(\d+)"', page)]


def test_every_entry_stands_once_over_the_pages_in_the_order_of_the_whole(cast: Cast, review: Review) -> None:
    pages = [shown(cast, review, f"?page={number}") for number in (1, 2)]
    found = [pk for page in pages for pk in keys_on(page)]
    assert sorted(found) == sorted(chronology_with_keys(review.case)[1])
    assert len(found) == MANY + 2


def test_the_case_without_words_has_the_order_of_the_case_with_them(cast: Cast, review: Review) -> None:
    whole, pks = chronology_with_keys(review.case)
    bare = bare_case(stamp_of(review.case))
    assert bare.pks == pks
    assert [replace(event.when, text="") for event in whole.events] == [event.when for event in bare.events]


def test_what_is_kept_ready_is_read_anew_when_an_entry_comes_or_is_corrected(cast: Cast, review: Review) -> None:
    assert f"0 of {MANY + 2} entries fit." in shown(cast, review, "?words=no+such+words")
    (record,) = enter(
        by=cast.rashid, case=review.case, events=[Event("t", read("1 May 2016"), "child.seen", text="No such words")]
    )
    assert "1 of 903 entries fit." in shown(cast, review, "?words=no+such+words")
    correct(by=cast.rashid, record=record, event=replace(event_from(record), text="Other words"))
    assert "0 of 903 entries fit." in shown(cast, review, "?words=no+such+words")
    page = shown(cast, review, "?words=other+words")
    assert "1 of 903 entries fit." in page
    assert "Corrected" in page


def test_an_address_with_an_entry_opens_the_page_it_stands_on(cast: Cast, review: Review) -> None:
    last = chronology_with_keys(review.case)[1][-1]
    assert last not in keys_on(shown(cast, review))
    page = shown(cast, review, f"?entry={last}")
    assert last in keys_on(page)
    assert "Page 2 of 2" in page


def test_an_entry_that_a_filter_leaves_out_is_said_to_be_missing(cast: Cast, review: Review) -> None:
    record = EventRecord.objects.filter(case=review.case).exclude(agency="police").first()
    assert record is not None
    assert "is not among these" in shown(cast, review, f"?entry={record.pk}&agency=police")


def test_a_date_as_people_write_it_opens_the_page_at_the_first_entry_from_then(cast: Cast, review: Review) -> None:
    client = cast.signed_in("imogen")
    answer = client.get(f"/reviews/{review.pk}/chronology/?at=June+2018&agency=police")
    went = re.search(r"agency=police&entry=(\d+)#entry-\1$", answer["Location"])
    assert went is not None
    record = EventRecord.objects.get(pk=went[1])
    assert record.agency == "police"
    assert "2018-06" <= record.at[:7] <= "2018-12"
    assert record.pk in keys_on(client.get(answer["Location"]).content.decode())
    assert "is not a date" in shown(cast, review, "?at=31/02/2016")


def test_each_year_is_one_step_away(cast: Cast, review: Review) -> None:
    page = shown(cast, review, "?agency=police")
    years = re.findall(r'href="\?([^"]*)#entry-(\d+)">(\d{4})</a>', page)
    assert [year for _, _, year in years] == sorted({record.at[:4] for record in dated(review, "police")})
    for query, pk, year in years:
        assert int(pk) in keys_on(shown(cast, review, "?" + query.replace("&amp;", "&")))
        assert EventRecord.objects.get(pk=pk).at.startswith(year)


def dated(review: Review, agency: str) -> list[EventRecord]:
    found = EventRecord.objects.filter(case=review.case, agency=agency).exclude(at__startswith="0001")
    return list(found)


def test_a_search_for_a_name_finds_nothing_without_the_right_to_names(cast: Cast, review: Review) -> None:
    assert f"0 of {MANY + 2} entries fit." in shown(cast, review, "?words=Tess+Harlow")
    named = shown(cast, review, "?words=Tess+Harlow&view=named")
    assert f"0 of {MANY + 2}" not in named
    # What the named view has made ready is not what the other looks in.
    assert f"0 of {MANY + 2} entries fit." in shown(cast, review, "?words=Tess+Harlow", who="imogen")


def test_what_an_agency_could_have_known_on_a_day(cast: Cast) -> None:
    opened = actions.open_review(by=cast.rashid, label="Child N", title="Who knew what when")
    told = (
        Event("n", read("1 May 2016"), "injury.seen.bruise", agency="gp", text="Seen by the doctor"),
        Event("n", read("3 May 2016"), "information.shared", agency="gp", attrs={"to": "police"}, text="Doctor rang"),
        Event("n", read("2 May 2016"), "police.incident", agency="police", text="Call to the home"),
        Event("n", read("9 May 2016"), "police.incident", agency="police", text="Second call"),
        Event(
            "n",
            read("4 May 2016"),
            "concern.raised.physical",
            agency="police",
            known=read("20 May 2016").at,
            text="Neighbour",
        ),
    )
    enter_chronology(by=cast.rashid, case=opened.case, chronology=Chronology(told), source="test")
    page = shown(cast, opened, "?known_to=police&known_by=2016-05-08")
    assert "2 of 5 entries fit." in page
    assert "Call to the home" in page
    assert "Doctor rang" in page
    assert "4 of 5 entries fit." in shown(cast, opened, "?known_to=police&known_by=2016-05-20")


def test_linked_entries_stand_in_one_row_and_are_counted_as_two(cast: Cast) -> None:
    opened = actions.open_review(by=cast.rashid, label="Child L", title="Linked")
    told = tuple(
        Event("l", read(day), "visit.made", agency=agency, text=f"{agency} told")
        for day, agency in (("1 May 2016", "gp"), ("2 May 2016", "health_visiting"), ("3 May 2016", "police"))
    )
    enter_chronology(by=cast.rashid, case=opened.case, chronology=Chronology(told), source="test")
    first, second, _ = EventRecord.objects.filter(case=opened.case).order_by("at")
    LinkDecision.objects.create(review=opened, first=first, second=second, decision="same", decided_by="Imogen")
    page = shown(cast, opened)
    assert "2 entries tell one happening. All of them stay." in page
    assert "3 entries, in order of when they happened" in page
    assert keys_on(page) == list(
        EventRecord.objects.filter(case=opened.case).order_by("at").values_list("pk", flat=True)
    )
    assert "Linked: the other account is not among these entries" in shown(cast, opened, "?agency=gp")


def test_a_long_text_shows_its_beginning_and_is_whole_on_paper(cast: Cast) -> None:
    opened = actions.open_review(by=cast.rashid, label="Child M", title="Long text")
    words = " ".join(f"word{number}" for number in range(200))
    told = Chronology((Event("m", read("1 May 2016"), "child.seen", text=words),))
    enter_chronology(by=cast.rashid, case=opened.case, chronology=told, source="test")
    page = shown(cast, opened)
    assert "<summary>Read the rest</summary>" in page
    assert "word199" in page
    assert words in shown(cast, opened, page="chronology/print/")


def test_screen_paper_and_file_hold_the_same_entries(cast: Cast, review: Review) -> None:
    for query in ("", "?agency=police", "?outside=yes", "?outside=no&family=visit"):
        page = shown(cast, review, query)
        on_paper = keys_on(shown(cast, review, query, page="chronology/print/"))
        said = re.search(r"hold (?:the )?(\d+) ", page)
        assert said is not None
        assert len(on_paper) == int(said[1]), query
        file = shown(cast, review, query, page="chronology/as/csv/")
        told = [row["text"] for row in csv.DictReader(io.StringIO(file.lstrip("\ufeff")))]
        assert len(told) == len(on_paper), query
        book = cast.signed_in("imogen").get(f"/reviews/{review.pk}/chronology/as/xlsx/{query}").content
        sheet = openpyxl.load_workbook(io.BytesIO(book)).worksheets[0]
        headings, *rows = sheet.iter_rows(values_only=True)
        assert [row[headings.index("text")] or "" for row in rows] == told, query


def test_what_the_review_makes_of_an_entry_stands_beside_it(cast: Cast) -> None:
    opened = actions.open_review(by=cast.rashid, label="Child O", title="Beside")
    told = Chronology((Event("o", read("1 May 2016"), "child.seen", text="Seen"),))
    enter_chronology(by=cast.rashid, case=opened.case, chronology=told, source="test")
    record = EventRecord.objects.get(case=opened.case)
    client = cast.signed_in("imogen")
    client.post(f"/reviews/{opened.pk}/write/note/?entry={record.pk}", {"text": "Ask the nurse", "seen_version": 0})
    finding = actions.write_finding(by=cast.imogen, review=opened, text="Nobody asked", cites=[record])
    page = shown(cast, opened)
    assert "Note by Imogen Ashdown:</strong> Ask the nurse" in page
    assert f'#finding-{finding.pk}">Finding 1</a> stands on it' in page


def test_chosen_entries_give_a_key_episode_its_days(cast: Cast, review: Review) -> None:
    dated = EventRecord.objects.filter(case=review.case, at__startswith="2016").order_by("at")
    first, last = dated.first(), dated.filter(upto__lt="2017").last()
    assert first is not None
    assert last is not None
    client = cast.signed_in("imogen")
    page = client.get(f"/reviews/{review.pk}/write/episode/?cite={first.pk}&cite={last.pk}&cite=x").content.decode()
    assert f'value="{first.at[:10]}"' in page
    assert 'name="until" value="2016' in page


def test_a_long_chronology_does_not_wait_to_be_compared(
    cast: Cast, review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contradictions, "MOST_COMPARED_AT_ONCE", 500)
    waiting = "has changed since it was last compared"
    assert waiting in shown(cast, review)
    shown(cast, review, page="chronology/unsettled/")
    page = shown(cast, review)
    assert waiting not in page
    assert "The order cannot be right" in page


def test_an_entry_leads_back_to_its_row(cast: Cast, review: Review) -> None:
    pk = chronology_with_keys(review.case)[1][-1]
    page = cast.signed_in("imogen").get(f"/reviews/entries/{pk}/").content.decode()
    back = re.search(r'href="([^"]*)" class="govuk-back-link"', page)
    assert back is not None
    address, _, anchor = back[1].replace("&amp;", "&").partition("#")
    assert anchor == f"entry-{pk}"
    assert pk in keys_on(cast.signed_in("imogen").get(address).content.decode())


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_agencies_are_told_apart_in_grey_by_their_pattern_and_stand_out_from_the_paper() -> None:
    css = (Path(reviews_room.__file__).parent / "static" / "reviews" / "reviews.css").read_text()
    looks = dict(re.findall(r"\.heed-agency--([1-9]\d*)::before \{ background: ([^}]+); \}", css))
    assert len(looks) == TINTS
    assert len({re.sub(r"#[0-9a-f]{3,6}", "ink", look.replace("#fff", "paper")) for look in looks.values()}) == TINTS
    for look in looks.values():
        colours = set(re.findall(r"#[0-9a-f]{6}", look))
        assert all(1.05 / (luminance(colour) + 0.05) >= 4.5 for colour in colours), look
