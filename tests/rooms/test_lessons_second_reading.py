"""A document read a second time, by what labelled publications taught."""

from __future__ import annotations

import pytest

from benchmarks import labelled, teaching_sentences
from heed.lessons.extraction import extract
from heed.lessons.publications import Publication
from heed.lessons.reading import read_bytes
from heed.lessons.second_reading import taught

STORY = """# Learning from the review of Child Tansy

## Who was Tansy?

Tansy was three. She lived with her mother and an older brother in a rented flat. Her mother had moved to the town in
2019 and knew few people there. In March 2020 a neighbour rang the council about crying at night.

## The bigger picture

{middle}

## Something to take to your team

- When did you last see the room that a child sleeps in?
- Who in your service would a neighbour reach on a Sunday?
"""
TAUGHT = """The neighbour's call was logged and nobody asked who lived in the flat. The health visitor and the housing
officer each held a part of the picture and the two were not put together. Home visits were mostly planned, and
practitioners did not see where the children slept. The nursery kept a daily note of what Tansy said and this was good
practice."""
TOLD = """The flat was on the second floor. There are 300 flats on the estate. The estate was built in 1974. Its shop is
open every day. The school is five minutes away."""


def of(middle: str) -> Publication:
    return extract(read_bytes("tansy.md", STORY.format(middle=middle).encode()))


def test_findings_beneath_a_heading_that_announces_nothing_are_lessons() -> None:
    found = " ".join(point.passage.words for point in of(TAUGHT).learning_points)
    assert "nobody asked who lived in the flat" in found
    assert "did not see where the children slept" in found
    assert len(of(TAUGHT).learning_points) > 2


def test_what_only_tells_of_the_place_is_none() -> None:
    assert of(TOLD).learning_points == ()


def test_the_story_stays_the_story() -> None:
    facts = " ".join(passage.words for passage in of(TAUGHT).case_facts)
    assert "a neighbour rang the council" in facts


@pytest.mark.parametrize("sign", ["modal", "never seen"])
def test_a_sign_that_was_not_taught_says_nothing(sign: str) -> None:
    weights = taught.weights()
    assert taught.likely([sign], weights) == taught.likely([], weights)
    assert sum(taught.likely([], weights).values()) == pytest.approx(1)


def test_the_weights_are_those_of_this_reading() -> None:
    """What taught is read as it is labelled, nearly: signs or labels that changed want `script/teach`."""
    found = labelled.passages(labelled.read("development_another_hand"), "learning_points")
    assert found.f1 > 0.85


def test_no_publication_that_is_only_measured_teaches() -> None:
    assert not {"held_out", "another_hand"} & set(teaching_sentences.TEACHING)
