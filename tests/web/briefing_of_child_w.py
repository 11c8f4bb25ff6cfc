"""Child W's review with a draft briefing, for the tests of briefings."""

from datetime import date
from typing import Any

from heed.chronology.as_written import read
from heed.chronology.events import Chronology, Event
from heed.chronology.people import Person
from heed.web.briefings import actions
from heed.web.briefings.models import Draft
from heed.web.casebook.actions import enter_chronology
from heed.web.casebook.models import EventRecord
from heed.web.reviews import actions as reviews
from heed.web.reviews.models import Review
from tests.cast import Cast

TODAY = date(2026, 1, 12)
WORDS: dict[str, Any] = {
    "process": ["A review looked at what happened to Child W."],
    "story": ["In the winter a bruise was seen and explained."],
    "issues": ["Good practice: the nursery wrote down what was said."],
    "lessons": [{"text": "Ring the hub.", "question": "Whom would I ring?", "source": "Child W review, finding 1"}],
    "recommendations": [{"number": "1", "addressee": "Every team", "text": "Talk about it."}],
    "questions": [],
    "links": [],
}


def child_w(cast: Cast) -> Review:
    """A review whose chronology tells three things of a girl, and names her."""
    review = reviews.open_review(by=cast.rashid, label="Child W", title="A baby found with injuries")
    told = (
        ("2 September 2016", "birth", "Wren Harlow was born"),
        ("3 February 2017", "injury.seen.bruise", "The nursery saw a bruise on Wren's cheek"),
        ("March 2017", "harm.serious.injury", "A broken arm was found"),
    )
    events = tuple(Event("w", read(day), kind, text=text) for day, kind, text in told)
    people = (Person("child", "child", born=read("2 September 2016")),)
    enter_chronology(by=cast.rashid, case=review.case, chronology=Chronology(events), source="test")
    labels, names = {"child": "Child W"}, {"child": ["Wren Harlow", "Wren"]}
    reviews.add_people(by=cast.rashid, review=review, people=people, labels=labels, names=names)
    return review


def with_findings(cast: Cast, review: Review) -> Review:
    """The same with a finding accepted, one that is only written, and a recommendation."""
    entries = list(EventRecord.objects.filter(case=review.case))
    lesson = "Ring the hub about every bruise."
    stood_by = {"text": "The bruise on Wren's cheek was explained away.", "lesson": lesson, "cites": entries}
    reviews.accept_finding(by=cast.imogen, finding=reviews.write_finding(by=cast.imogen, review=review, **stood_by))
    reviews.write_finding(by=cast.imogen, review=review, text="Something nobody stands by yet.")
    reviews.write_recommendation(by=cast.imogen, review=review, text="Teach it.", addressee="The health trust")
    return review


def written(cast: Cast, review: Review, **parts: Any) -> Draft:
    """A draft at version 2, in Rashid's words."""
    draft = actions.start_draft(by=cast.rashid, review=review)
    actions.write(by=cast.rashid, draft=draft, title="Learning from Child W", content=WORDS | parts, based_on=1)
    return draft


def approved(cast: Cast, review: Review, **parts: Any) -> Draft:
    """The same, approved by Imogen."""
    draft = written(cast, review, **parts)
    actions.approve(by=cast.imogen, draft=draft, version=2)
    return draft
