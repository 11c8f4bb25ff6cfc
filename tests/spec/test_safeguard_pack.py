"""The published pack: every example is a test, and every file holds what a safeguard needs to be trusted."""

import pytest

from heed.chronology.kinds import vocabulary
from heed.safeguards import examples, pack
from heed.safeguards.exceptions import kinds_of
from heed.safeguards.meaning import PATTERNS, Safeguard, Verdict
from heed.safeguards.rules import CEILING, FLOOR
from tests.spec.safeguards import shipped

PACK = pack.load()
EXAMPLES = [(safeguard, example) for safeguard in PACK for example in safeguard.examples]
FIRST = {
    *("BRU-01", "BRU-03", "BRU-05", "BRU-08", "CON-01", "CON-03", "ASS-05", "ASS-08", "CPC-06"),
    *("LEG-01", "LEG-04", "CLO-01", "CLO-02", "MOV-02", "MOV-03", "DIS-01", "MAG-01", "WNB-02"),
}


@pytest.mark.parametrize("safeguard", PACK, ids=lambda safeguard: safeguard.id)
def test_every_example_is_answered_as_its_author_wrote(safeguard: Safeguard) -> None:
    assert [found.say() for found in examples.disagreements(safeguard, shipped())] == []


@pytest.mark.parametrize("safeguard", PACK, ids=lambda safeguard: safeguard.id)
def test_a_safeguard_has_lesson_reference_dates_and_examples(safeguard: Safeguard) -> None:
    assert safeguard.lessons
    assert any(reason.guidance for reason in safeguard.because)
    shown = {verdict for example in safeguard.examples for verdict in example.then}
    assert {Verdict.MET, Verdict.NOT_RECORDED} < shown
    assert len(safeguard.examples) >= 3
    assert safeguard.ask.endswith("?")


@pytest.mark.parametrize("safeguard", PACK, ids=lambda safeguard: safeguard.id)
def test_every_limit_is_a_parameter_and_every_kind_in_the_vocabulary(safeguard: Safeguard) -> None:
    assert set(safeguard.parameters) <= set(shipped().by_id)
    assert [kind for kind in kinds_of(safeguard) if kind not in vocabulary()] == []


def test_every_parameter_is_used() -> None:
    used = {name for safeguard in PACK for name in safeguard.parameters} | {FLOOR, CEILING}
    assert set(shipped().by_id) - used == set()


def test_the_pack_covers_every_pattern_and_every_answer() -> None:
    assert {safeguard.pattern for safeguard in PACK} == set(PATTERNS)
    assert {verdict for safeguard in PACK for example in safeguard.examples for verdict in example.then} == set(Verdict)
    assert {safeguard.id for safeguard in PACK} >= FIRST
