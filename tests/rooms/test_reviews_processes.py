"""The course of a review in each nation, as it is written in the data."""

from datetime import date

import pytest

from heed.chronology.working_days import NATIONS
from heed.reviews.processes import BASES, Process, kinds_in, process_of, processes, quality_markers

EVERY = list(processes().values())


@pytest.mark.parametrize("process", EVERY, ids=lambda process: process.id)
def test_every_process_has_the_same_twelve_numbers(process: Process) -> None:
    assert [stage.number for stage in process.stages] == list(range(12))
    assert [stage.fact for stage in process.stages if stage.fact] == [
        "became_aware",
        "notified",
        "rapid_review_sent",
        "published",
    ]


@pytest.mark.parametrize("process", EVERY, ids=lambda process: process.id)
def test_every_stage_says_who_and_what_must_be_there(process: Process) -> None:
    assert [stage.number for stage in process.stages if not (stage.who and stage.asks and stage.items)] == []


@pytest.mark.parametrize("process", EVERY, ids=lambda process: process.id)
def test_no_item_is_named_twice_in_a_process(process: Process) -> None:
    names = [item.id for stage in process.stages for item in stage.items]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("process", EVERY, ids=lambda process: process.id)
def test_a_figure_nobody_read_is_local_and_says_so(process: Process) -> None:
    """A limit with authority cites what was read; one without says in its note what it is."""
    for _, clock in process.clocks():
        assert clock.basis in BASES
        assert clock.source if clock.basis != "local" else clock.note
        assert clock.limit is None or clock.basis != "local" or "commonly cited" in clock.note


@pytest.mark.parametrize("process", EVERY, ids=lambda process: process.id)
def test_before_publication_the_family_the_anonymity_and_the_holds_are_needed(process: Process) -> None:
    needed = {item.id for item in process.stages[8].items if item.needed}
    assert needed >= {"family_told", "anonymity_checked", "media_plan", "holds"}


def test_every_nation_has_a_process() -> None:
    assert {process.nation for process in EVERY} == set(NATIONS)


@pytest.mark.parametrize(
    ("nation", "kind", "process"),
    [
        ("england", "local_review", "england"),
        ("england", "serious_case_review", "england"),
        ("wales", "unified_review", "wales"),
        ("wales", "practice_review", "wales_practice_review"),
        ("wales", "local_review", "wales"),
        ("scotland", "learning_review", "scotland"),
        ("northern_ireland", "case_management_review", "northern_ireland"),
    ],
)
def test_a_review_follows_the_process_of_its_nation_and_kind(nation: str, kind: str, process: str) -> None:
    assert process_of(nation, kind).id == process


def test_the_kinds_of_a_nation_begin_with_those_in_force() -> None:
    assert kinds_in("wales") == ["unified_review", "learning_review", "practice_review"]
    assert processes()["wales_practice_review"].until == date(2024, 9, 30)


def test_there_are_eighteen_quality_markers() -> None:
    assert len(quality_markers()) == 18
    assert all(title and asks.endswith("?") for title, asks in quality_markers().values())


def test_a_clock_is_said_with_its_limit_and_its_start() -> None:
    england = processes()["england"]
    rapid = england.clock("rapid_review")
    assert rapid is not None
    assert rapid.say(england.facts) == "15 working days from the notification"
    assert rapid.say(england.facts, "became_aware", 1) == "1 working day from the local authority becoming aware"
    reply = england.clock("panel_reply")
    assert reply is not None
    assert reply.say(england.facts) == "no limit set, counted from the rapid review"
