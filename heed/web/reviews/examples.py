"""The reviews a stranger sees first: those that were published, from `examples/`, and two that are live and invented.

Everything is entered through the same actions as a partnership's own.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml
from django.utils import timezone

from heed.chronology.people import Person, Relationship, Stay
from heed.chronology.reading import read
from heed.chronology.when import after, day
from heed.chronology.working_days import add_working_days
from heed.web.casebook.actions import enter_chronology
from heed.web.partnership.demonstration import BY, Demonstration
from heed.web.partnership.trail import Command
from heed.web.reviews import actions, child_v, course_shown
from heed.web.reviews.models import Review
from heed.web.reviews.stages import AGENCIES_ASKED, LEARNING_SHARED

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
AGENCY_FILES = EXAMPLES / "agencies"
KINDS = {
    "serious case review": "serious_case_review",
    "local child safeguarding practice review": "local_review",
    "child safeguarding practice review": "local_review",
    "rapid review": "rapid_review",
}

# Child W and the family are invented; so is every name and place.
FAMILY = (
    Person("child", "child", born=day(2016, 9, 2), sex="female", stays=(Stay("home"),)),
    Person("mother", "mother", sex="female", stays=(Stay("home"),)),
    Person("mothers_partner", "mothers_partner", sex="male", stays=(Stay("home", after(datetime(2016, 10, 1))),)),
    Person("grandmother", "grandmother", sex="female"),
)
LABELS = {"child": "Child W", "mother": "Mother", "mothers_partner": "Partner of Mother", "grandmother": "Grandmother"}
NAMES = {"child": ["Wren Harlow"], "mother": ["Tess Harlow"], "mothers_partner": ["Dale Coombe"]}
PLACES = {
    "Address 1": ["4 Mill Rise, ZZ99 3AA", "4 Mill Rise", "Mill Rise", "ZZ99 3AA"],
    "Hospital A": ["Tor Vale Hospital"],
    "Telephone 1": ["01632 960017"],
}
KIN = (Relationship("parent", "mother", "child"), Relationship("partner", "mother", "mothers_partner"))


def load(demonstration: Demonstration) -> None:
    """Loads the published examples that are there, and the live reviews of Child W and Child V."""
    by = Command(BY, demonstration.partnership)
    for folder in sorted(EXAMPLES.glob("*/review.yaml")):
        load_published(by, folder.parent)
    load_live(demonstration)
    child_v.load(demonstration, AGENCY_FILES / "child-v")


def load_published(by: Command, folder: Path) -> Review:
    """One published review from its folder."""
    told = _told(folder / "review.yaml")
    publication = told.get("publication") or {}
    review = actions.open_review(
        by=by,
        label=told["label"],
        title=told["title"],
        key=told["id"],
        nation=told.get("nation", "england"),
        kind=KINDS.get(told.get("type", "").lower(), "learning_review"),
        stage=LEARNING_SHARED,
        is_example=True,
        source_authority=told.get("authority", ""),
        source_title=publication.get("title", ""),
        source_form=told.get("form", ""),
        source_published=publication.get("published", ""),
    )
    reading = read(folder)
    labels = {person.id: told["label"] for person in reading.chronology.people if person.role == "child"}
    enter_chronology(
        by=by, case=review.case, chronology=reading.chronology, source=publication.get("title", ""), labels=labels
    )
    _recommend(by, review, folder / "lessons.yaml")
    return review


def _recommend(by: Command, review: Review, lessons: Path) -> None:
    for number, told in enumerate(_told(lessons).get("recommendations") or [] if lessons.is_file() else [], start=1):
        actions.write_recommendation(
            by=by,
            review=review,
            number=str(told.get("number") or number),
            text=" ".join([told["text"], *_parts(told)]),
            addressee=told.get("addressee", ""),
            place=_place(told.get("place", "")),
        )


def _parts(told: dict[str, Any]) -> list[str]:
    """The parts of a recommendation as one sentence more; nothing where it has none."""
    parts = "; ".join(part["text"] for part in told.get("parts", []))
    return [f"In parts: {parts}."] if parts else []


def load_live(demonstration: Demonstration) -> Review:
    """Child W: two agencies asked, one that has handed in and one that has not."""
    today = timezone.localdate()
    aware = _working_days_before(today, 16)
    review = actions.open_review(
        by=demonstration["rashid"],
        label="Child W",
        title="A baby found with injuries while several services knew the family",
        stage=AGENCIES_ASKED,
        became_aware=aware,
        notified=add_working_days(aware, 4),
        rapid_review_sent=add_working_days(aware, 12),
        decided=add_working_days(aware, 14),
        scope_from=date(2015, 1, 1),
        scope_to=date(2017, 12, 31),
    )
    actions.place_hold(
        by=demonstration["rashid"],
        review=review,
        reason="criminal_proceedings",
        since=aware,
        note="Charging decision awaited",
    )
    actions.add_people(
        by=demonstration["rashid"], review=review, people=FAMILY, labels=LABELS, names=NAMES, relationships=KIN
    )
    for label, names in PLACES.items():
        actions.add_place(by=demonstration["rashid"], review=review, label=label, names=names)
    for agency, due in {"health_visiting": add_working_days(today, 5), "police": today}.items():
        actions.ask_agency(by=demonstration["rashid"], review=review, agency=demonstration.agencies[agency], due=due)
    _hand_in(demonstration, review)
    course_shown.child_w(demonstration["rashid"], review)
    return review


def _hand_in(demonstration: Demonstration, review: Review) -> None:
    for file in sorted(AGENCY_FILES.glob("*police*")):
        actions.receive_chronology(
            by=demonstration["callum"],
            submission=review.submissions.get(agency__code="police"),
            name=file.name,
            data=file.read_bytes(),
        )


def _told(path: Path) -> dict[str, Any]:
    # The base loader takes every value as it is written: a date stays the words it was.
    told: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return told


def _place(place: object) -> str:
    return ", ".join(map(str, place)) if isinstance(place, list) else str(place)


def _working_days_before(today: date, days: int) -> date:
    """The latest day from which at least so many working days have passed."""
    start = today
    while add_working_days(start, days) > today:
        start -= timedelta(days=1)
    return start
