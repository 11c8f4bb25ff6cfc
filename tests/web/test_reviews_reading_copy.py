"""The chronology in Word for people to read: the words of the page, by label unless names may be seen."""

import io

import pytest
from docx import Document
from docx.table import Table

from heed.chronology.as_written import read
from heed.chronology.events import Event
from heed.chronology.people import Person
from heed.web.casebook.actions import enter
from heed.web.casebook.models import EventRecord
from heed.web.partnership.models import TrailEntry
from heed.web.reviews import actions
from heed.web.reviews.models import Note, Review
from tests.cast import Cast

NAME = "Ottoline Quillfeather"


@pytest.fixture
def review(cast: Cast) -> Review:
    opened = actions.open_review(by=cast.imogen, label="Child Z", title="A child of two years")
    people = [Person("child", "child")]
    actions.add_people(
        by=cast.imogen, review=opened, people=people, labels={"child": "Child Z"}, names={"child": [NAME]}
    )
    told = (
        Event("z", read("3/5/16"), "visit.made", "child", "health_visiting", text=f"{NAME} seen at home. =1+1"),
        Event("z", read("about June 2016"), "entry", "child", "police", text="Call.", attrs={"action": "None"}),
    )
    enter(by=cast.imogen, case=opened.case, events=told)
    actions.write(
        by=cast.imogen, record=Note(review=opened, record=EventRecord.objects.first(), text="Ask the nursery.")
    )
    return opened


def copy(cast: Cast, review: Review, who: str = "imogen", query: str = "") -> tuple[str, Table]:
    taken = cast.signed_in(who).get(f"/reviews/{review.pk}/chronology/to-read/{query}")
    assert taken["Content-Disposition"].startswith("attachment")
    document = Document(io.BytesIO(taken.content))
    return "\n".join(paragraph.text for paragraph in document.paragraphs), document.tables[0]


def test_each_entry_is_a_row_of_words_and_the_heading_comes_again_on_each_page(cast: Cast, review: Review) -> None:
    above, table = copy(cast, review)
    assert "Child Z: integrated chronology, anonymised" in above
    assert "2 of 2 entries" in above
    first, second = ([cell.text for cell in row.cells] for row in table.rows[1:])
    assert first[:2] == ["1", "3 May 2016\nwritten “3/5/16”"]
    assert first[4].endswith("Child Z seen at home. =1+1")
    assert "Ask the nursery." in first[6]
    assert "about June 2016" in second[1]
    assert second[5].startswith("Action: None")
    assert table.rows[0]._tr.trPr.xpath("w:tblHeader")


def test_a_filter_and_the_view_hold_here_too(cast: Cast, review: Review) -> None:
    above, table = copy(cast, review, query="?agency=police")
    assert "1 of 2 entries" in above
    assert len(table.rows) == 2
    assert NAME in copy(cast, review, query="?view=named")[1].rows[1].cells[4].text
    assert NAME not in copy(cast, review, "odile", "?view=named")[1].rows[1].cells[4].text
    assert TrailEntry.objects.filter(action="exported by name").exists()
