"""The language: what is accepted, and how every mistake of a file is told with its line and its remedy."""

import re
from pathlib import Path

import pytest

from heed.chronology.problems import UnusableInput
from heed.safeguards import examples, language
from heed.safeguards.meaning import PATTERNS
from heed.safeguards.states import STATES
from heed.safeguards.written import from_text
from tests.spec.safeguards import shipped

GOOD = """id: T-01
says: A bruise is reported.
pattern: response-within
severity: high
duty: judgement
because: [{lesson: a-review/a-lesson}]
in_force: {from: 2018-07-01}
when: {kind: injury.seen, called: a bruise, child: {mobile: no}}
expect: {kind: referral.made, called: a referral, within: bruise_referral}
ask: What happened?
examples:
  - {name: one, born: 2018-12-01, events: {2019-03: injury.seen}, then: maybe}
"""


def told(written: str) -> list[str]:
    with pytest.raises(UnusableInput) as refused:
        language.read(written, "bruise.yaml")
    return str(refused.value).splitlines()


def test_no_scalar_is_converted() -> None:
    found, mistakes = from_text("no: no\n2018-09: 2018-09-20\nn: 010")
    assert found is not None
    assert found.keys is not None
    assert mistakes == []
    assert {key: value.text for key, value in found.keys.items()} == {"no": "no", "2018-09": "2018-09-20", "n": "010"}


def test_a_good_file_becomes_a_safeguard() -> None:
    safeguard = language.read(GOOD)
    assert (safeguard.id, safeguard.lessons, safeguard.parameters) == (
        "T-01",
        ("a-review/a-lesson",),
        ("bruise_referral",),
    )
    assert safeguard.trigger.conditions[0].child is not None
    assert safeguard.trigger.conditions[0].child.mobile is False
    assert str(safeguard.in_force) == "2018-07-01"


# what is written | what is written instead | its line | what is found | the remedy
MISTAKES = """
says: A | syas: A | 2 | 'syas' is not known here | Did you mean 'says'?
severity: high | severity: hihg | 4 | 'hihg' was found | Did you mean 'high'?
severity: high | severity: high~severity: low | 5 | 'severity' stands a second time (first on line 4) | Keep one
kind: injury.seen, | kind: injury.sene, | 8 | 'injury.sene' is not a kind of event | Did you mean 'injury.seen'?
mobile: no | mobile: nope | 8 | 'nope' was found | Write yes or no.
from: 2018-07-01 | from: 2018-02-31 | 7 | '2018-02-31' is not a date | Write it as 2018-07-01.
from: 2018-07-01 | from: 2018-07 | 7 | '2018-07' is not one day | Write it as 2018-07-01.
, within: bruise_referral |  | 9 | An expectation needs a limit | Write 'within:' and a parameter
kind: injury.seen, called: a bruise | called: a bruise | 8 | 'when' has neither kind nor while | Write 'kind:'
then: maybe | then: perhaps | 12 | 'perhaps' was found | Write one of met, late, not recorded
{2019-03: injury.seen} | {2019-02-31: injury.seen} | 12 | '2019-02-31' is not a date | Write it as 2019-03-05
called: a referral, | called: a referral, by: mahs, | 9 | 'mahs' was found | Did you mean 'mash'?
called: a referral, | called: a referral, where: {too: mash}, | 9 | 'too' is not an attribute | Did you mean 'to'?
child: {mobile: no} | child: {age: below 5} | 8 | 'below 5' was found | Write 'under 12 months'
"""
ROWS = [line.split(" | ") for line in MISTAKES.strip().splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=[row[3] for row in ROWS])
def test_a_mistake_names_its_line_what_was_found_and_the_remedy(row: list[str]) -> None:
    written, instead, line, found, remedy = row
    assert written in GOOD
    sentence = next(one for one in told(GOOD.replace(written, instead.replace("~", "\n"))) if found in one)
    assert sentence.startswith(f"bruise.yaml, line {line}: ")
    assert remedy in sentence


def test_every_mistake_of_a_file_is_told_at_once_in_order() -> None:
    broken = (
        GOOD.replace("severity: high", "severity: hihg").replace("ask: What happened?\n", "").replace("maybe", "no")
    )
    lines = [sentence.split(":")[0] for sentence in told(broken)]
    assert lines == ["bruise.yaml, line 1", "bruise.yaml, line 4", "bruise.yaml, line 11"]


@pytest.mark.parametrize(
    "written", ["", "when: [a\n", "\t- x", "just words", "id: &a [*a]", "\0", "[a]: b", "a: 1\n---\nb: 2", "[" * 600]
)
def test_what_is_no_mapping_is_told_in_one_sentence(written: str) -> None:
    (first, *_) = told(written)
    assert first.startswith("bruise.yaml, line ")


MANUAL = (Path(__file__).parents[2] / "docs" / "reference" / "language.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("written", re.findall(r"```yaml\n(.*?)```", MANUAL, re.DOTALL))
def test_what_the_manual_shows_is_the_language(written: str) -> None:
    safeguard = language.read(written)
    assert examples.disagreements(safeguard, shipped()) == ()


@pytest.mark.parametrize(
    "word",
    [*language.TOP, *language.CONDITION, *language.COUNT, *language.EXPECTED, *language.TIMINGS, *STATES, *PATTERNS],
)
def test_every_word_of_the_language_is_in_the_manual(word: str) -> None:
    assert re.search(rf"(?<![\w-]){word}(?![\w-])", MANUAL), f"{word} is not told in docs/reference/language.md"
