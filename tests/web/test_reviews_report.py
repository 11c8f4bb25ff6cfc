"""The report of a review: findings with the entries they stand on, and the two parts a report has to have."""

import io
from datetime import date

import pytest
from docx import Document

from heed.chronology.as_written import read
from heed.chronology.events import Event
from heed.chronology.people import Person
from heed.web.casebook.actions import enter
from heed.web.reviews import actions
from heed.web.reviews.models import Contribution, Episode, LineOfEnquiry, Review, TermsOfReference
from tests.cast import Cast

NAME = "Zofia Quillfeather"


@pytest.fixture
def review(cast: Cast) -> Review:
    opened = actions.open_review(by=cast.imogen, label="Child Y", title="A child of two years")
    named = {"labels": {"child": "Child Y"}, "names": {"child": [NAME]}}
    actions.add_people(by=cast.imogen, review=opened, people=[Person("child", "child")], **named)
    told = [
        Event(
            "y",
            read(f"{day} May 2016"),
            "entry",
            agency="gp",
            source=f"{NAME}.csv:{day}",
            text=f"{NAME} seen, day {day}.",
        )
        for day in range(1, 8)
    ]
    enter(by=cast.imogen, case=opened.case, events=told)
    return opened


@pytest.fixture
def written(cast: Cast, review: Review) -> Review:
    by = cast.imogen
    line = actions.write(by=by, record=LineOfEnquiry(review=review, question=f"Who asked {NAME}?"))
    said = actions.write(by=by, record=Contribution(review=review, role="Mother", state="took_part", words="Twice."))
    actions.write(by=by, record=TermsOfReference(review=review, purpose=f"To learn from {NAME}"))
    days = {"since": date(2016, 5, 1), "until": date(2016, 5, 3)}
    actions.write(by=by, record=Episode(review=review, title="Three days", summary="Seen", done="Seen thrice", **days))
    finding = actions.write_finding(
        by=by,
        review=review,
        text=f"Nobody asked {NAME}.",
        underlying="No time was given to it.",
        cites=review.case.events.all()[1:6],
        rests_on=[said],
        answers=[line],
    )
    actions.accept_finding(by=by, finding=finding)
    actions.write_finding(by=by, review=review, text="The GP wrote at once.", good_practice=True)
    actions.write_recommendation(by=by, review=review, text="Ask.", addressee="The trust", finding=finding)
    return review


def words(cast: Cast, review: Review, who: str = "imogen", query: str = "") -> tuple[str, str]:
    """The page, and the words of the Word document."""
    client = cast.signed_in(who)
    taken = client.get(f"/reviews/{review.pk}/report/as/docx/{query}")
    assert taken["Content-Disposition"].startswith("attachment")
    document = Document(io.BytesIO(taken.content))
    told = "\n".join(paragraph.text for paragraph in document.paragraphs)
    return client.get(f"/reviews/{review.pk}/report/{query}").content.decode(), told


def test_a_finding_stands_with_the_numbers_of_its_entries_and_each_is_told(cast: Cast, written: Review) -> None:
    for told in words(cast, written):
        assert "2, 3, 4, 5, 6" in told
        assert "Entry 3, 3 May 2016, General practice" in told
        assert "Child Y seen, day 3." in told
        assert "day 7." not in told


def test_the_parts_a_report_has_to_have_are_always_there(cast: Cast, review: Review, written: Review) -> None:
    empty = actions.open_review(by=cast.imogen, label="Child X", title="Another")
    for told in words(cast, empty):
        assert "Systemic or underlying reasons" in told
        assert "Improvements recommended" in told
        assert told.count("Nothing is written here yet.") == 4
        assert "Key episodes" not in told.split("Findings")[1]
    for told in words(cast, written):
        assert "No time was given to it." in told
        assert "Recommendation 1, to The trust" in told


def test_good_practice_stands_in_the_form_of_every_finding(cast: Cast, written: Review) -> None:
    _, told = words(cast, written)
    good = told.split("Good practice")[1].split("Systemic")[0]
    assert "Finding 2 (not accepted yet)" in good
    assert "The GP wrote at once." in good


def test_it_is_anonymised_unless_names_are_asked_for_by_the_entitled(cast: Cast, written: Review) -> None:
    for who, query, named in (("imogen", "", False), ("imogen", "?view=named", True), ("odile", "?view=named", False)):
        page, told = words(cast, written, who, query)
        assert ("Quillfeather" in told) == named
        assert ("Quillfeather" in page) == named


def test_nobody_is_named_in_the_properties_of_the_document(cast: Cast, written: Review) -> None:
    taken = cast.signed_in("imogen").get(f"/reviews/{written.pk}/report/as/docx/")
    properties = Document(io.BytesIO(taken.content)).core_properties
    assert (properties.author, properties.last_modified_by) == ("", "")
    assert (properties.title, properties.language) == ("Child Y: A child of two years", "en-GB")


def test_a_withdrawn_finding_is_in_no_report(cast: Cast, written: Review) -> None:
    actions.withdraw_finding(by=cast.imogen, finding=written.findings.get(number=1), because="Read wrongly")
    assert "Nobody asked" not in words(cast, written)[1]
