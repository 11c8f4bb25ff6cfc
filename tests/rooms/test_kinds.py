"""The vocabulary: a tree of kinds, each with a meaning, made as narrow as an event's attributes allow."""

import pytest

from heed.chronology import when
from heed.chronology.events import Event
from heed.chronology.kinds import includes, vocabulary


def test_every_kind_has_a_meaning_that_is_a_phrase() -> None:
    without = [name for name, kind in vocabulary().kinds.items() if not kind.meaning or kind.meaning.endswith(".")]
    assert without == []


def test_every_kind_that_narrows_says_by_which_attribute() -> None:
    assert [name for name, kind in vocabulary().kinds.items() if bool(kind.narrower) != bool(kind.by)] == []


@pytest.mark.parametrize(
    ("kind", "attrs", "narrowest"),
    [
        ("plan.started", {"type": "child_protection"}, "plan.started.child_protection"),
        ("plan.started", {"type": "Child protection"}, "plan.started.child_protection"),
        ("plan.started", {"type": "of their own"}, "plan.started"),
        ("plan.started", {}, "plan.started"),
        ("plan.started.child_in_need", {"type": "child_protection"}, "plan.started.child_in_need"),
        ("consultation.held", {"named": "no"}, "consultation.held.unnamed"),
        ("consultation.held", {"named": "yes"}, "consultation.held.named"),
        ("conference.held", {"type": "initial"}, "conference.held.initial"),
    ],
)
def test_a_kind_is_settled_by_its_attributes(kind: str, attrs: dict[str, str], narrowest: str) -> None:
    event = Event("k", when.OPEN, kind, attrs=attrs)
    assert event.settled().kind == narrowest
    assert event.settled().settled() == event.settled()


@pytest.mark.parametrize(
    ("name", "known"),
    [("injury.seen.bruise", True), ("injury.seen", True), ("injury", True), ("injury.sen", False), ("", False)],
)
def test_kinds_and_families_of_kinds_are_known(name: str, known: bool) -> None:
    assert (name in vocabulary()) is known


@pytest.mark.parametrize(
    ("node", "kind", "inside"),
    [
        ("plan", "plan.started.child_protection", True),
        ("plan.started", "plan.started", True),
        ("plan.start", "plan.started", False),
        ("plan.started.child_protection", "plan.started", False),
    ],
)
def test_a_node_includes_what_stands_beneath_it(node: str, kind: str, inside: bool) -> None:
    assert includes(node, kind) is inside
