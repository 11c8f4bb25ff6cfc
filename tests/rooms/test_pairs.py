"""How many of the pairs that are one happening are proposed, and how many are proposed that are not."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from heed.chronology import when
from heed.chronology.duplicates import Pair, find_pairs
from heed.chronology.events import Event
from heed.chronology.when import DAY

LABELLED: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("pairs_labelled.yaml").read_text("utf-8"))
START = datetime(2010, 1, 1)


def events() -> Iterator[Event]:
    """All of them in one chronology, each pair in a stretch of its own."""
    for number, pair in enumerate(LABELLED):
        for side in ("first", "second"):
            agency, written, kind, text = pair[side]
            day, _, clock = written.partition(" ")
            at = START + timedelta(days=50 * number + int(day))
            if clock:
                moment = when.minute(at + timedelta(hours=int(clock[:-3]), minutes=int(clock[-2:])))
            else:
                moment = when.Moment(at, at + DAY)
            yield Event("labelled", moment, kind, agency=agency, text=text, source=f"{number}:{side}")


def number_of(pair: Pair) -> int:
    return int(pair.first.source.partition(":")[0])


@pytest.fixture(scope="module")
def proposed() -> list[int]:
    return [number_of(pair) for pair in find_pairs(list(events()))]


def measured(proposed: list[int], chosen: list[int]) -> tuple[float, float]:
    """Precision and recall over these pairs."""
    right = [number for number in chosen if LABELLED[number]["same"]]
    found = [number for number in proposed if number in chosen]
    good = [number for number in found if number in right]
    return len(good) / len(found), len(good) / len(right)


def test_there_are_at_least_sixty_pairs_half_of_them_traps() -> None:
    assert len(LABELLED) >= 60
    assert sum(not pair["same"] for pair in LABELLED) >= 30


@pytest.mark.parametrize(("tuned", "precision", "recall"), [(True, 0.95, 0.9), (False, 0.95, 0.8)])
def test_precision_and_recall_on_the_labelled_pairs(
    proposed: list[int], tuned: bool, precision: float, recall: float
) -> None:
    chosen = [number for number, pair in enumerate(LABELLED) if pair.get("tuned", True) is tuned]
    found = measured(proposed, chosen)
    print(
        f"{'tuned on' if tuned else 'held out'}: {len(chosen)} pairs, precision {found[0]:.2f}, recall {found[1]:.2f}"
    )
    assert found[0] >= precision
    assert found[1] >= recall


def test_no_pair_is_proposed_twice(proposed: list[int]) -> None:
    assert len(proposed) == len(set(proposed))
