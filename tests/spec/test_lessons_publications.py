"""The five published forms, line by line: what stands where, in the originals where they are, always in the examples.

The examples are worded anew and keep the line numbers of the documents they stand for, so one table serves both. A
line is named by its number; what stance or addressee a sentence has is asked only where it is plain in both wordings.
The originals are looked for in the folder that HEED_SEEDS names, else in `shared/seeds` beside the checkout.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from heed.lessons.documents import Document, Passage
from heed.lessons.extraction import extract
from heed.lessons.publications import Publication
from heed.lessons.reading import read
from tests.lessons_read import lost, not_verbatim, passages

ROOT = Path(__file__).parents[2]
SEEDS = Path(os.environ.get("HEED_SEEDS") or ROOT.parent / "shared" / "seeds")


@dataclass(frozen=True)
class Expected:
    """What a publication holds, by line. sections: line to kind. recommendations: line to number and addressee."""

    form: str
    authority: str | None
    stated: bool
    published: str | None
    label: str
    points: tuple[int, ...]
    faults: tuple[int, ...] = ()
    praised: tuple[int, ...] = ()
    accounts: dict[int, str] = field(default_factory=dict)
    paired: tuple[int, ...] = ()
    recommendations: dict[int, tuple[str, str | None]] = field(default_factory=dict)
    parts: dict[int, int] = field(default_factory=dict)
    questions: tuple[int, ...] = ()
    responses: tuple[int, ...] = ()
    contacts: tuple[int, ...] = ()
    requests: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()
    facts: tuple[int, ...] = ()
    sections: dict[int, str] = field(default_factory=dict)
    dates: tuple[int, ...] = ()
    lost_links: int = 0
    problems: tuple[str, ...] = ()


def lines(*runs: int | tuple[int, int]) -> tuple[int, ...]:
    """Line numbers, a run of them given by its first and last."""
    return tuple(n for run in runs for n in (range(run[0], run[1] + 1) if isinstance(run, tuple) else (run,)))


APPRAISED = (165, 178, 180, 192, 194, 204, 206, 217, 219, 221, 231, 233, 235, 244, 246, 248, 258, 260, 262, 273)
HISTORY = (29, 55, 63, 72, 82, 92, 103, 114, 129, 139, 151)

PUBLICATIONS = {
    "sandwell-hs": Expected(
        "learning_notes",
        "Sandwell",
        False,
        None,
        "HS",
        points=lines((15, 22)),
        faults=lines((16, 19), (21, 22)),
        praised=(15, 20),
        questions=(26, 28, 30, 32),
        contacts=(34,),
        facts=(9, 11),
        sections={5: "title", 7: "background", 13: "learning", 24: "questions"},
        dates=(9, 11),
    ),
    "dorset-s22": Expected(
        "synopsis",
        "Dorset Safeguarding Children Board",
        True,
        "February 2017",
        "Family S22",
        points=lines(19, 20, (24, 28), (34, 39)),
        praised=(34,),
        requests=(3, 43, 47, 49, 51, 53),
        notes=(30,),
        facts=(13,),
        sections={7: "title", 9: "title", 11: "background", 15: "learning", 17: "learning", 22: "learning"}
        | {32: "learning", 41: "feedback"},
        dates=(7, 13, 53, 58),
    ),
    "rochdale-x1-x2": Expected(
        "seven_minute_briefing",
        "RBSCP",
        False,
        None,
        "Child X1/X2",
        points=lines((37, 42)),
        faults=(38, 39, 41, 42),
        recommendations={52: ("", None), 53: ("", None), 54: ("", ""), 55: ("", "the partnership")},
        questions=lines((26, 31)),
        contacts=(17, 22),
        facts=(7, 9, 11),
        sections={3: "background", 35: "findings", 46: "learning", 50: "recommendations", 24: "questions"}
        | {13: "questions", 15: "contacts", 21: "contacts"},
        dates=(5, 5),
        problems=("panel-missing", "panels-out-of-order", "panel-number-judged"),
    ),
    "wiltshire-child-k": Expected(
        "practice_note",
        "Wiltshire (SVPP)",
        False,
        None,
        "Child K",
        points=(49, 50, 62, 63, 77, 78, 86),
        paired=(49, 50, 62, 63, 77),
        questions=(49, 50, 62, 63, 77),
        responses=(43, 45, 88),
        contacts=(21, 35, 43, 90, 92, 93, 95),
        requests=(11,),
        facts=(25, 27, 29, 31, 33, 39, 54, 58, 67, 69, 71, 82),
        sections={3: "title", 5: "title", 15: "explainer", 23: "background"}
        | {37: "theme", 52: "theme", 65: "theme", 80: "theme"}
        | {47: "learning", 60: "learning", 75: "learning", 84: "learning"},
        dates=(25, 29, 31, 33, 56),
        lost_links=7,
    ),
    "norfolk-case-s": Expected(
        "slides",
        "Norfolk Safeguarding Children Board",
        True,
        None,
        "Case S",
        points=lines(182, 184, 186, (196, 198), (209, 211), (223, 225), 237, 238, (250, 252), 264, 265, 267)
        + lines(277, 281, (283, 285), 295, (297, 299), (309, 311)),
        faults=(186, 225, 310),
        praised=(211, 223),
        accounts=dict.fromkeys(lines(281, (283, 285)), "Childminder") | dict.fromkeys(lines(295, (297, 299)), "MASH"),
        recommendations={
            321: ("1", "norfolk safeguarding children board"),
            333: ("2", "norfolk safeguarding children board"),
            337: ("3", "essex and norfolk safeguarding children board"),
        },
        parts={321: 3},
        questions=(380, 382, 384, 386),
        responses=(355, 356, 360, 367, 368, 369, 370),
        facts=lines(31, 39, (57, 59), 65, 66, 68, (74, 76), 78, (84, 86), (94, 97), (105, 108), 116, (118, 121), 123)
        + lines((131, 133), (141, 145), 153, 155, (157, 159)),
        sections=dict.fromkeys(HISTORY, "background")
        | dict.fromkeys((*APPRAISED, 275, 279, 289, 291, 293, 305, 307), "findings")
        | dict.fromkeys((315, 319, 329, 331, 335), "recommendations")
        | {8: "title", 10: "title", 43: "method", 341: "conclusion", 353: "responses", 365: "responses"}
        | {374: "framework", 378: "questions"},
        dates=lines(46, 46, 49, 65, 92, (94, 97), 103, 105, 106, 108, 114, 116, 129, (131, 133), 139)
        + lines(141, 142, 143, 143, 151, 153, 155, 170, 194, 206, 367),
        problems=("section-empty",),
    ),
}
IN_ORDER = ("sandwell-hs", "dorset-s22", "rochdale-x1-x2", "wiltshire-child-k", "norfolk-case-s")
EXAMPLES = [(name, next((ROOT / "examples" / name).glob("publication.*"))) for name in IN_ORDER]
ORIGINALS = list(zip(IN_ORDER, sorted(SEEDS.glob("*.txt")), strict=False)) if SEEDS.is_dir() else []
EVERY = [pytest.param(name, path, id=f"{name}, worded anew") for name, path in EXAMPLES] + [
    pytest.param(name, path, id=f"{name}, as published", marks=pytest.mark.seeds) for name, path in ORIGINALS
]
each_publication = pytest.mark.parametrize(("name", "path"), EVERY)


@cache
def understood(path: Path) -> tuple[Document, Publication]:
    document = read(path)
    return document, extract(document)


def at(found: Iterable[Passage]) -> tuple[int, ...]:
    return tuple(sorted(passage.place.number for passage in found))


@each_publication
def test_nothing_is_lost_and_nothing_is_invented(name: str, path: Path) -> None:
    document, publication = understood(path)
    assert lost(document, publication) == []
    assert not_verbatim(document, publication) == []


@each_publication
def test_no_word_is_put_in_two_places(name: str, path: Path) -> None:
    """But for the lead of a list, which each of its points carries, and a title, which heads its section too."""
    document, publication = understood(path)
    leads = {point.lead.place for point in publication.learning_points if point.lead}
    places = {passage.place for passage in passages(publication)} - leads
    spans = sorted((document.offset(p), document.offset(p) + p.end - p.start) for p in places)
    twice = [document.place(*b).number for a, b in pairwise(spans) if b[0] < a[1]]
    assert twice == []


@each_publication
def test_learning_points_stand_on_their_lines_and_on_no_others(name: str, path: Path) -> None:
    assert at(point.passage for point in understood(path)[1].learning_points) == PUBLICATIONS[name].points


@each_publication
def test_fault_and_praise_are_told_apart_where_they_are_plain(name: str, path: Path) -> None:
    expected, (_, publication) = PUBLICATIONS[name], understood(path)
    stances = {point.passage.place.number: point.stance for point in publication.learning_points}
    assert [n for n in expected.faults if stances[n] != "fault"] == []
    assert set(expected.praised) <= set(at(publication.good_practice))
    assert set(expected.faults) & set(at(publication.good_practice)) == set()


@each_publication
def test_an_account_has_its_owner(name: str, path: Path) -> None:
    owners = {p.passage.place.number: p.owner for p in understood(path)[1].learning_points if p.stance == "account"}
    assert {n: owners.get(n) for n in PUBLICATIONS[name].accounts} == PUBLICATIONS[name].accounts


@each_publication
def test_recommendations_have_number_addressee_and_parts(name: str, path: Path) -> None:
    expected, (_, publication) = PUBLICATIONS[name], understood(path)
    found = {one.passage.place.number: one for one in publication.recommendations}
    assert sorted(found) == sorted(expected.recommendations)
    for line, (number, addressee) in expected.recommendations.items():
        assert found[line].number == number
        assert addressee is None or found[line].addressee.lower() == addressee
        assert len(found[line].parts) == expected.parts.get(line, 0)


@each_publication
def test_questions_are_those_put_to_the_reader_and_no_heading(name: str, path: Path) -> None:
    expected, (_, publication) = PUBLICATIONS[name], understood(path)
    assert at(question.passage for question in publication.reflective_questions) == expected.questions
    assert {question.passage.place.number for question in publication.reflective_questions} & set(
        expected.sections
    ) == set()


@each_publication
def test_a_question_printed_with_its_lesson_stays_with_it(name: str, path: Path) -> None:
    points = [point for point in understood(path)[1].learning_points if point.printed_together]
    assert at(point.passage for point in points) == PUBLICATIONS[name].paired


@each_publication
def test_responses_contacts_requests_and_notes(name: str, path: Path) -> None:
    expected, (_, publication) = PUBLICATIONS[name], understood(path)
    answered = at(response.passage for response in publication.responses)
    assert set(expected.responses) <= set(answered)
    assert set(expected.contacts) <= set(at(publication.contacts))
    assert set(expected.requests) <= set(at(publication.requests))
    assert at(publication.notes) == expected.notes
    assert not set(answered) & {*expected.points, *expected.recommendations, *expected.questions}


@each_publication
def test_the_story_is_told_in_facts_of_the_case(name: str, path: Path) -> None:
    expected, (_, publication) = PUBLICATIONS[name], understood(path)
    facts = set(at(publication.case_facts))
    assert set(expected.facts) - facts == set()
    assert facts & {*expected.points, *expected.recommendations, *expected.requests, *expected.notes} == set()


@each_publication
def test_sections_are_of_the_kind_their_heading_announces(name: str, path: Path) -> None:
    kinds = {part.title.place.number: part.kind for part in understood(path)[1].sections}
    assert {line: kinds.get(line) for line in PUBLICATIONS[name].sections} == PUBLICATIONS[name].sections


@each_publication
def test_form_authority_label_and_date_of_issue(name: str, path: Path) -> None:
    expected, (_, publication) = PUBLICATIONS[name], understood(path)
    assert publication.form == expected.form
    assert publication.authority is not None
    assert (publication.authority.name, publication.authority.basis) == (
        expected.authority,
        "stated" if expected.stated else "inferred",
    )
    assert (publication.review.label, publication.review.type) == (expected.label, "Serious Case Review")
    assert (publication.published.text if publication.published else None) == expected.published


@each_publication
def test_every_date_is_found(name: str, path: Path) -> None:
    assert tuple(sorted(dated.place.number for dated in understood(path)[1].dates)) == tuple(
        sorted(PUBLICATIONS[name].dates)
    )


@each_publication
def test_lost_links_and_lost_pictures_are_told(name: str, path: Path) -> None:
    expected, (_, publication) = PUBLICATIONS[name], understood(path)
    assert sum(link.lost for link in publication.links) == expected.lost_links
    assert {problem.code for problem in publication.problems} == set(expected.problems)


def test_panels_that_lost_their_order_are_read_in_it() -> None:
    _, publication = understood(dict(EXAMPLES)["rochdale-x1-x2"])
    assert [(part.number, part.kind) for part in publication.sections if part.number] == [
        ("01", "background"),
        ("03", "findings"),
        ("04", "learning"),
        ("05", "recommendations"),
        ("06", "questions"),
        ("07", "questions"),
    ]


def test_what_a_panel_is_for_can_be_told_though_its_number_is_lost() -> None:
    said = [problem.say for problem in understood(dict(EXAMPLES)["rochdale-x1-x2"])[1].problems]
    assert any("02" in each for each in said)
    assert any("04, 05" in each for each in said)
