"""The review of Child V: invented, well under way, so that every page of a review has something to show.

Four agencies' chronologies are accepted, the nursery's waits for somebody to say what its columns mean; some entries
are sorted and some are not.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

from django.utils import timezone

from heed.chronology.kinds import UNSORTED
from heed.chronology.people import Person, Relationship, Stay
from heed.chronology.when import Moment, after, before, day
from heed.chronology.working_days import add_working_days
from heed.web.casebook.models import EventRecord
from heed.web.partnership.demonstration import Demonstration
from heed.web.reviews import actions, analysis_shown, course_shown
from heed.web.reviews.models import Review
from heed.web.reviews.stages import AGENCIES_ASKED

APPRAISAL = AGENCIES_ASKED + 1
QUAY, MILL = "7 Quay Terrace", "Flat 3, 18 Mill Lane"
MOVED = datetime(2026, 5, 15)
PARTNER_CAME, FATHER_LEFT = datetime(2026, 1, 7), datetime(2025, 10, 10)
AT_BOTH = (Stay(QUAY, before(MOVED)), Stay(MILL, after(MOVED)))

FAMILY = (
    Person("child", "child", born=day(2025, 10, 3), sex="male", stays=AT_BOTH),
    Person("sibling.1", "sibling.1", born=day(2022, 2, 14), sex="female", stays=AT_BOTH),
    Person("mother", "mother", born=day(2004, 5, 12), sex="female", stays=AT_BOTH),
    Person("father", "father", sex="male", stays=(Stay(QUAY, Moment(datetime(2025, 1, 1), FATHER_LEFT)),)),
    Person("father_of_sibling.1", "father_of_sibling.1", sex="male"),
    Person(
        "mothers_partner",
        "mothers_partner",
        sex="male",
        stays=(Stay(QUAY, Moment(PARTNER_CAME, MOVED)), Stay(MILL, after(MOVED))),
    ),
    Person("maternal_grandmother", "maternal_grandmother", sex="female"),
)
KIN = (
    Relationship("parent", "mother", "child"),
    Relationship("parent", "father", "child"),
    Relationship("parent", "mother", "sibling.1"),
    Relationship("parent", "father_of_sibling.1", "sibling.1"),
    Relationship("parent", "maternal_grandmother", "mother"),
    Relationship("separated", "mother", "father_of_sibling.1"),
    Relationship("partner", "mother", "father", Moment(datetime(2025, 1, 1), FATHER_LEFT)),
    Relationship("cohabiting", "mother", "mothers_partner", after(PARTNER_CAME)),
)
LABELS = {
    "child": "Child V",
    "sibling.1": "Sibling 1",
    "mother": "Mother",
    "father": "Father",
    "father_of_sibling.1": "Father of Sibling 1",
    "mothers_partner": "Partner of Mother",
    "maternal_grandmother": "MGM",
}
NAMES = {
    "child": ["Idris Penhallow"],
    "sibling.1": ["Elowen Penhallow"],
    "mother": ["Carys Penhallow"],
    "father": ["Joel Tranter"],
    "father_of_sibling.1": ["Dean Rudge"],
    "mothers_partner": ["Kieran Moss"],
    "maternal_grandmother": ["Bronwen Penhallow"],
}
PLACES = {
    "Address 1": ["7 Quay Terrace", "Quay Terrace"],
    "Address 2": ["Flat 3, 18 Mill Lane", "18 Mill Lane", "Mill Lane"],
    "Hospital A": ["Tor Vale Hospital"],
}
# Who hands in each file; the nursery and the surgery have no author, so the business manager does it for them.
HANDED_IN = {
    "health_visiting": ("wen", "health-visiting.csv"),
    "police": ("callum", "police.csv"),
    "childrens_social_care": ("rashid", "childrens-social-care.csv"),
    "gp": ("rashid", "gp.csv"),
    "early_years": ("rashid", "nursery.csv"),
}
LEFT_UNSORTED = 12


def load(demonstration: Demonstration, files: Path) -> Review:
    """The review with its family, its files (of the folder `files`) handed in and accepted, and most entries sorted."""
    review = _opened(demonstration)
    for code, (who, name) in HANDED_IN.items():
        _handed_in(demonstration, review, code, who, files / name)
    _sorted(demonstration, review)
    course_shown.child_v(demonstration["rashid"], review)
    analysis_shown.load(demonstration["imogen"], review, files / "analysis.yaml")
    return review


def _opened(demonstration: Demonstration) -> Review:
    by = demonstration["rashid"]
    aware = timezone.localdate() - timedelta(days=75)
    review = actions.open_review(
        by=by,
        label="Child V",
        title="A baby with a fracture, and a partner whom nobody had met",
        stage=APPRAISAL,
        became_aware=aware,
        notified=add_working_days(aware, 3),
        rapid_review_sent=add_working_days(aware, 17),
        decided=add_working_days(aware, 20),
        scope_from=date(2024, 1, 1),
        scope_to=date(2026, 8, 31),
    )
    actions.add_people(by=by, review=review, people=FAMILY, labels=LABELS, names=NAMES, relationships=KIN)
    for label, names in PLACES.items():
        actions.add_place(by=by, review=review, label=label, names=names)
    return review


def _handed_in(demonstration: Demonstration, review: Review, code: str, who: str, file: Path) -> None:
    due = add_working_days(timezone.localdate(), -1 if code == "early_years" else 2)
    asked = actions.ask_agency(by=demonstration["rashid"], review=review, agency=demonstration.agencies[code], due=due)
    received = actions.receive_chronology(
        by=demonstration[who], submission=asked, name=file.name, data=file.read_bytes()
    )
    if received.is_usable:
        actions.check_submission(by=demonstration[who], submission=asked, file=received.pk)
        actions.accept_submission(by=demonstration["imogen"], submission=asked, file=received.pk)


def _sorted(demonstration: Demonstration, review: Review) -> None:
    """Every proposed kind kept but those of the last entries, which wait for somebody to look."""
    waiting = EventRecord.objects.filter(case=review.case, kind=UNSORTED).current().order_by("at", "position")
    proposed = {one: one.attrs["proposed"] for one in waiting if one.attrs.get("proposed")}
    kept = dict(list(proposed.items())[:-LEFT_UNSORTED])
    actions.sort_entries(by=demonstration["imogen"], review=review, kinds=kept)
