"""Check: counts over many cases, and an answers file that is the same however it was made."""

from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from heed.chronology.events import Chronology, in_order
from heed.chronology.problems import UnusableInput
from heed.safeguards.check import COLUMNS, check
from tests.spec.safeguards import event, record, safeguard, shipped

REFER = safeguard(
    """
when: {kind: injury.seen, called: an injury}
expect: {kind: referral.made, called: a referral, within: concern_answer, held_by: [childrens_social_care]}
"""
)
ROWS = {
    "a": ["2019-03-05  injury.seen by gp", "2019-03-06  referral.made by gp"],
    "b": ["2019-03-05  injury.seen by gp", "2019-04-06  injury.seen by gp"],
    "c": ["2019-03-05  concern.raised by gp"],
}


def cases(*names: str) -> Chronology:
    told = [
        replace(event(*row.split("  ", 1), number), case=name)  # type: ignore[arg-type]
        for name in names
        for number, row in enumerate(ROWS[name])
    ]
    return replace(record([]), events=in_order(told))


def test_a_safeguard_is_counted_by_trigger_case_and_answer() -> None:
    found = check([cases("a", "b", "c")], [REFER], shipped())
    tally = found.safeguards["T-01"]
    assert (found.cases, found.events, tally.triggers, tally.cases) == (3, 5, 3, 2)
    assert {name: count for name, count in tally.answers.items() if count} == {"met": 1, "not_recorded": 2}


def test_the_reasons_for_not_telling_are_counted_without_their_dates() -> None:
    unseen = replace(cases("b"), coverage=())
    tally = check([unseen], [REFER], shipped()).safeguards["T-01"]
    assert sum(tally.cannot_tell.values()) == tally.answers["cannot_tell"] == 2
    assert len(tally.cannot_tell) == 1


@pytest.mark.parametrize("ending", [".csv", ".parquet"])
def test_the_answers_file_is_sorted_and_the_same_byte_for_byte(tmp_path: Path, ending: str) -> None:
    one, other = tmp_path / f"one{ending}", tmp_path / f"other{ending}"
    check([cases("a", "b", "c")], [REFER], shipped(), out=one)
    check([cases("c", "b"), cases("a")], [REFER], shipped(), out=other)
    assert one.read_bytes() == other.read_bytes()


def test_the_columns_begin_as_the_interfaces_say(tmp_path: Path) -> None:
    out = tmp_path / "answers.parquet"
    check([cases("a")], [REFER], shipped(), out=out)
    (row,) = pq.read_table(out).to_pylist()
    assert tuple(row) == COLUMNS
    assert list(row.values())[:9] == [
        *("T-01", "a", "child", "met", "2019-03-05T00:00:00", "2019-03-06T00:00:00"),
        *("2019-03-07T23:59:00", "2019-03-08T00:00:00", "2019-03-06T00:00:00"),
    ]


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({"engine": "columnar"}, "The columnar engine is not part of this release."),
        ({"engine": "spark"}, "The spark engine is not part of this release."),
        ({"engine": "steam"}, "'steam' is not an engine."),
        ({"out": Path("answers.txt")}, "answers.txt ends in neither .parquet nor .csv."),
        ({"out": Path("/nowhere/at/all.csv")}, "/nowhere/at/all.csv cannot be written."),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(how: dict[str, object], said: str) -> None:
    with pytest.raises(UnusableInput, match=said.replace(".", r"\.")):
        check([cases("a")], [REFER], shipped(), **how)  # type: ignore[arg-type]
