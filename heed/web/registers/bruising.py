"""The bruising register: the events that its record makes, and the words for what it asks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from heed.chronology.as_written import read, written
from heed.chronology.events import Coverage, Event
from heed.chronology.when import Moment, before

REPORT = "referral.made"
# What an entry can say. Of anything else the register's silence says nothing.
CARRIES = ("birth", "child.mobility", "injury", "medical.opinion.birthmark", "medical.opinion.birth_injury", REPORT)
# Reports are made to children's social care; as far as the register goes its entries speak for both sides.
TOLD = "childrens_social_care"

HOW_KNOWN_WORDS = {"seen": "I saw it", "told": "I was told of it"}
MOBILITY_WORDS = {
    "non_mobile": "Not yet rolling over",
    "rolling": "Rolling, not yet crawling",
    "crawling": "Crawling or bottom shuffling",
    "cruising": "Pulling to stand or cruising",
    "walking": "Walking",
    "immobile_disability": "Does not move independently because of a disability",
    "not_recorded": "I do not know",
}
INJURY_WORDS = {
    "bruise": "A bruise",
    "mark_unclear": "A mark, and I am not sure what it is",
    "burn_or_scald": "A burn or scald",
    "bite": "A bite",
    "fracture": "A broken bone",
    "head_injury": "A head injury",
    "bleeding": "Bleeding",
    "abrasion": "A graze",
    "laceration": "A cut",
    "swelling": "A swelling",
    "other": "Something else",
}
SITE_WORDS = {
    "face_cheek": "Face or cheek",
    "ear": "Ear",
    "eye": "Eye",
    "mouth_frenulum": "Mouth, or the fold under the lip",
    "head_scalp": "Head or scalp",
    "neck": "Neck",
    "chest": "Chest",
    "abdomen": "Abdomen",
    "back": "Back",
    "buttocks": "Buttocks",
    "arm": "Arm",
    "hand": "Hand",
    "leg": "Leg",
    "foot": "Foot",
    "genital": "Genital area",
    "multiple": "More than one place",
    "other": "Somewhere else",
}
KNOWN_MARK_WORDS = {
    "no": "No",
    "birthmark": "Yes, as a birthmark",
    "birth_injury": "Yes, as an injury from birth",
    "not_known": "I do not know",
}
EXPLANATION_WORDS = {
    "not_asked": "I have not asked",
    "none_given": "Nobody could explain it",
    "given_consistent": "Explained, and it may fit how the child moves",
    "given_inconsistent": "Explained, and it does not fit what I saw",
    "given_implausible": "Explained, and a child of this age could hardly do it",
    "given_changed": "Explained, and the explanation changed",
}
ROUTE_WORDS = {"phone": "By telephone", "form": "With the form", "both": "Both"}


def events_of(case: str, agency: str, told: Mapping[str, Any], source: str, known: datetime) -> list[Event]:
    """The events a filled-in form makes: the birth if given, how the child moves, the injury, what was said of it.

    A mark that was on record as a birthmark before is entered as such an opinion of before it was seen.

    Marks seen at one moment are one occasion, so that several entries of one visit are not read as injuries repeated.
    """
    seen: Moment = told["seen_at"]

    def event(kind: str, at: Moment = seen, text: str = "", **attrs: str) -> Event:
        return Event(case, at, kind, agency=agency, known=known, source=source, attrs=attrs, text=text).settled()

    kind = "injury.seen" if told["how_known"] == "seen" else "injury.reported"
    mark = {"type": told["injury"], "site": told["site"], "occasion": f"{agency} {written(seen)}"}
    events = [event("child.mobility", level=told["mobility"]), event(kind, text=told["notes"], **mark)]
    if told["known_mark"] in ("birthmark", "birth_injury"):
        events.insert(0, event("medical.opinion", before(seen.at), finding=told["known_mark"]))
    if told["explained"] != "not_asked":
        events.append(event("injury.explained", explanation=told["explained"], text=told["explanation"]))
    if told["born"]:
        events.insert(0, event("birth", read(told["born"], default_year=known.year)))
    return events


def referral_event(case: str, agency: str, made: Moment, route: str, source: str, known: datetime) -> Event:
    """The child named to children's social care."""
    attrs = {"to": "mash", "route": route}
    return Event(case, made, REPORT, agency=agency, known=known, source=source, attrs=attrs)


def coverage(agency: str, over: Moment) -> tuple[Coverage, ...]:
    """What the register of an agency can show over a period, and no more."""
    return tuple(Coverage(one, over, kinds=CARRIES) for one in dict.fromkeys((agency, TOLD)))
