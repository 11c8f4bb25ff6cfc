"""A review of Avonmere with everything its addresses lead to."""

from collections.abc import Mapping
from datetime import date

from heed.chronology.as_written import read
from heed.chronology.events import Chronology, Event
from heed.chronology.people import Person
from heed.web.casebook.actions import enter_chronology
from heed.web.casebook.models import EventRecord, PersonRecord, RelationshipRecord
from heed.web.reviews import actions
from tests.cast import Cast

# Stands in everything of the review that is written in words, so that whoever may not see names can be seen not to.
NAME = "Zofia Quillfeather"


def examples(cast: Cast) -> Mapping[str, Mapping[str, object]]:
    by = cast.rashid
    review = actions.open_review(by=by, label="Child Z", title="A child of the examples")
    event = Event("z", read("1 May 2016"), "child.seen", text=f"{NAME} seen at home, asleep upstairs")
    told = Chronology((event,), people=(Person("child", "child"),))
    enter_chronology(by=by, case=review.case, chronology=told, source="examples")
    actions.change_labels(by=by, review=review, labels={"child": "Child Z"}, names={"child": [NAME, "Zofia"]})
    asked = actions.ask_agency(by=by, review=review, agency=cast.agencies["police"], due=date(2026, 1, 1))
    link, _ = actions.make_link(
        by=by,
        submission=asked,
        person="Quentin Marlowe-Reid",
        email="quentin@police.example",
        closes=date(2999, 1, 1),
        address_of=lambda token: f"https://heed.example/{token}/",
    )
    file = actions.receive_chronology(by=cast.callum, submission=asked, name="secret.csv", data=b"Date,Event\n,Call\n")
    hold = actions.place_hold(
        by=by, review=review, reason="inquest", since=date(2026, 1, 1), note=f"Opened in Avonmere, on {NAME}"
    )
    finding = actions.write_finding(by=by, review=review, text=f"Nobody asked who lived with {NAME}")
    actions.change_finding(by=by, finding=finding, text=f"Nobody asked who lived with {NAME} and why")
    recommendation = actions.write_recommendation(
        by=by, review=review, text=f"Ask who lives with {NAME}", addressee="Avonmere Council"
    )
    tie = actions.relate_people(
        by=by, review=review, relationship=RelationshipRecord(case=review.case, kind="close", a="mother", b="child")
    )
    entry = EventRecord.objects.get(case=review.case)
    of_the_review = {"pk": review.pk}
    named = (
        "review",
        "stage",
        "hold",
        "ask",
        "chronology",
        "print",
        "reading_copy",
        "timeline",
        "genogram",
        "people",
        "add_person",
    )
    more = ("add_place", "write_finding", "write_recommendation", "learned_before")
    return {
        "reviews:list": {},
        "reviews:open": {},
        "reviews:asked_of_us": {},
        **{f"reviews:{name}": of_the_review for name in (*named, *more)},
        "reviews:export": of_the_review | {"ending": "csv"},
        **{f"reviews:{name}": {"pk": asked.pk} for name in ("submission", "check", "accept", "send_back")},
        **{
            f"reviews:{name}": {"pk": asked.pk}
            for name in ("make_link", "holds_nothing", "note_nothing", "columns", "forget_columns")
        },
        "reviews:design_template": of_the_review,
        "reviews:template": {"pk": asked.pk, "ending": "docx"},
        "reviews:revoke_link": {"pk": link.pk},
        "reviews:file": {"pk": file.pk},
        "reviews:lift_hold": {"pk": hold.pk},
        **{f"reviews:{name}": of_the_review for name in ("findings_report", "findings_report_file", "relationship")},
        **{f"reviews:{name}": {"pk": tie.pk} for name in ("change_relationship", "remove_relationship")},
        "reviews:genogram_file": of_the_review | {"ending": "svg"},
        "reviews:person": {"pk": PersonRecord.objects.get(case=review.case).pk},
        **{f"reviews:{name}": {"pk": entry.pk} for name in ("entry", "sort_entry")},
        **{f"reviews:{name}": {"pk": finding.pk} for name in ("accept_finding", "change_finding", "withdraw_finding")},
        "reviews:change_recommendation": {"pk": recommendation.pk},
        "reviews:history": {"kind": "finding", "pk": finding.pk},
    }
