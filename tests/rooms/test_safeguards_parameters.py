"""Parameters: each with its basis and dates; a partnership's own laid over the shipped."""

from datetime import date
from pathlib import Path

import pytest

from heed.chronology.problems import UnusableInput
from heed.safeguards import parameters
from heed.safeguards.parameters import NotInForce
from tests.spec.safeguards import shipped

LOCAL = """
concern_answer:
  meaning: Ours.
  values:
    - {value: 5, unit: working_day, basis: local_varies, from: 2015-01-01, to: 2018-12-31}
    - {value: 1, unit: working_day, basis: local_varies, from: 2019-01-01}
"""


@pytest.fixture
def local(tmp_path: Path) -> Path:
    path = tmp_path / "ours.yaml"
    path.write_text(LOCAL, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2015, 1, 1), "5 working days"),
        (date(2018, 12, 31), "5 working days"),
        (date(2019, 1, 1), "1 working day"),
    ],
)
def test_a_limit_is_the_one_of_its_day(local: Path, day: date, said: str) -> None:
    assert parameters.load(local).limit("concern_answer", day).say() == said


def test_a_partnerships_file_lies_over_the_shipped_one(local: Path) -> None:
    both = parameters.load(local)
    assert both.limit("concern_answer", None).basis == "local_varies"
    assert both.limit("bruise_referral", None) == shipped().limit("bruise_referral", None)


def test_a_limit_before_its_first_day_is_refused(local: Path) -> None:
    with pytest.raises(NotInForce, match="'concern_answer' has no value for 31/12/2014"):
        parameters.load(local).limit("concern_answer", date(2014, 12, 31))


def test_every_mistake_of_a_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text(LOCAL.replace("unit: working_day", "unit: wroking_day").replace("local_varies", "hearsay"))
    with pytest.raises(UnusableInput) as refused:
        parameters.load(path)
    sentences = str(refused.value).splitlines()
    assert len(sentences) == 4
    assert sentences[0].startswith("ours.yaml, line 5: ")
    assert any("Did you mean 'working_day'?" in sentence for sentence in sentences)


@pytest.mark.parametrize("name", sorted(shipped().by_id))
def test_a_judgement_never_looks_like_law(name: str) -> None:
    parameter = shipped().by_id[name]
    assert parameter.meaning.endswith(".")
    for value in parameter.values:
        if value.limit.basis in ("statute", "statutory_guidance", "national_guidance", "local_varies"):
            assert value.sources, f"{name} claims {value.limit.basis} and names no source"


def test_hours_say_hours_and_pregnancies_weeks() -> None:
    said = [
        shipped().limit(name, None).say()
        for name in ("police_protection_max", "prebirth_referral_by", "bruise_referral")
    ]
    assert said == ["72 hours", "16 weeks of pregnancy", "the same day"]
