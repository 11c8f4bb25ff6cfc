"""One vocabulary: kinds are in kinds.yaml, every setting and every problem code is documented."""

import csv
import re
from pathlib import Path

import pytest
import yaml

from heed.chronology.kinds import vocabulary
from heed.cli import parser
from heed.safeguards import pack

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"


@pytest.mark.parametrize("safeguard", pack.load(), ids=lambda safeguard: safeguard.id)
def test_every_kind_a_safeguard_names_is_in_the_vocabulary(safeguard: object) -> None:
    trigger, expectations = safeguard.trigger, safeguard.expectations  # type: ignore[attr-defined]
    named = set().union(*(condition.all_kinds() for condition in trigger.conditions))
    named |= set().union(*(expectation.condition.all_kinds() for expectation in expectations))
    assert {kind for kind in named if kind not in vocabulary()} == set()


@pytest.mark.parametrize(
    "path", sorted((ROOT / "examples").glob("*/chronology.csv")), ids=lambda path: path.parent.name
)
def test_every_kind_of_the_examples_is_in_the_vocabulary(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        assert {row["kind"] for row in csv.DictReader(file) if row["kind"] not in vocabulary().kinds} == set()


def test_every_proposed_kind_is_in_the_vocabulary() -> None:
    proposals = (ROOT / "heed" / "chronology" / "reading" / "proposals.yaml").read_text(encoding="utf-8")
    named = set(yaml.safe_load(proposals)["kinds"]) if "kinds:" in proposals else set(yaml.safe_load(proposals))
    assert {kind for kind in named if kind not in vocabulary().kinds} == set()


def test_every_safeguard_has_its_lesson_reference_dates_and_examples() -> None:
    for safeguard in pack.load():
        assert safeguard.lessons, safeguard.id
        assert safeguard.because, safeguard.id
        assert safeguard.in_force, safeguard.id
        answers = {verdict.value for example in safeguard.examples for verdict in example.then}
        assert len(safeguard.examples) >= 3, safeguard.id
        assert {"met", "not_recorded"} <= answers, safeguard.id


def test_every_setting_is_documented() -> None:
    settings = (ROOT / "heed" / "web" / "settings.py").read_text(encoding="utf-8")
    documented = (REFERENCE / "settings.md").read_text(encoding="utf-8")
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', settings))
    assert read
    assert {name for name in read if f"`{name}`" not in documented} == set()


def test_every_problem_code_of_the_labels_is_explained() -> None:
    # The codes of the readers are held to the manual by tests/rooms/test_reading_problem_codes.py.
    explained = (REFERENCE / "problems.md").read_text(encoding="utf-8")
    labels = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "heed" / "anonymity").glob("*.py"))
    used = set(re.findall(r'Problem\(\s*"([a-z_-]+)"', labels))
    assert used
    assert {code for code in used if f"`{code}`" not in explained} == set()


def test_the_reference_is_written_from_the_program() -> None:
    commands = (REFERENCE / "commands.md").read_text(encoding="utf-8")
    assert all(f"## heed {name}" in commands for name in parser()._actions[-1].choices or ())
