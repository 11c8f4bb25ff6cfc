"""The reviews a stranger sees first: five that were published, read from `examples/`, and one live one, all invented or public.

Everything is entered through the same actions as a partnership's own.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml
from django.utils import timezone

from heed.chronology.reading import read
from heed.chronology.working_days import add_working_days
from heed.web.casebook.actions import enter_chronology
from heed.web.partnership.demonstration import BY, Demonstration
from heed.web.partnership.trail import Command
from heed.web.reviews import actions
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


def load(demonstration: Demonstration) -> None:
    """Loads the published examples that are there, and the live review of Child W."""
    by = Command(BY, demonstration.partnership)
    for folder in sorted(EXAMPLES.glob("*/review.yaml")):
        load_published(by, folder.parent)
    load_live(demonstration)


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
            text=told["text"],
            addressee=told.get("addressee", ""),
            place=_place(told.get("place", "")),
        )


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
        scope_to=date(2018, 12, 31),
    )
    actions.place_hold(
        by=demonstration["rashid"], review=review, reason="criminal_proceedings", since=aware, note="Charging decision awaited"
    )
    for agency, due in {"health_visiting": add_working_days(today, 5), "police": today}.items():
        actions.ask_agency(by=demonstration["rashid"], review=review, agency=demonstration.agencies[agency], due=due)
    _hand_in(demonstration, review)
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
