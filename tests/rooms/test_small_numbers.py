"""A published figure points at nobody."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heed.anonymity import small_numbers


@pytest.mark.parametrize(("count", "published"), [(0, "0"), (1, "c"), (5, "c"), (6, "6"), (120, "120")])
def test_counts_of_one_to_five_are_not_published(count: int, published: str) -> None:
    assert small_numbers.suppressed(count) == published


@pytest.mark.parametrize(("count", "published"), [(0, "0"), (3, "c"), (7, "5"), (8, "10"), (62, "60"), (63, "65")])
def test_rounding_goes_to_the_nearest_five(count: int, published: str) -> None:
    assert small_numbers.rounded(count) == published


def test_a_count_below_nought_is_refused() -> None:
    with pytest.raises(ValueError, match="below nought"):
        small_numbers.suppressed(-1)


@pytest.mark.parametrize(
    ("part", "whole", "published"),
    [(31, 50, "62%"), (1, 8, "c"), (48, 50, "c"), (0, 40, "0%"), (40, 40, "100%"), (0, 0, ""), (2, 4, "c")],
)
def test_a_share_is_hidden_where_it_would_give_back_a_small_count(part: int, whole: int, published: str) -> None:
    assert small_numbers.percentage(part, whole) == published


@pytest.mark.parametrize(
    ("counts", "published"),
    [
        ([12, 30, 8], ("12", "30", "8")),
        ([3, 30, 8], ("c", "30", "c")),
        ([3, 4, 30], ("c", "c", "30")),
        ([1, 1, 30, 9], ("c", "c", "30", "c")),
        ([3, 0, 30], ("c", "0", "c")),
        ([3, 0], ("c", "0")),
    ],
)
def test_a_total_does_not_tell_what_is_hidden(counts: list[int], published: tuple[str, ...]) -> None:
    assert small_numbers.row(counts) == published


def test_a_total_that_is_one_hidden_count_is_hidden_with_it() -> None:
    assert small_numbers.breakdown({"health": 3, "police": 0}) == {"health": "c", "police": "0", "total": "c"}
    assert small_numbers.breakdown({"health": 3, "police": 40, "schools": 9}) == {
        "health": "c",
        "police": "40",
        "schools": "c",
        "total": "52",
    }


def test_a_table_hides_what_rows_and_columns_would_tell() -> None:
    assert small_numbers.table([[3, 20, 30], [40, 50, 60], [9, 70, 80]]) == (
        ("c", "c", "30"),
        ("40", "50", "60"),
        ("c", "c", "80"),
    )


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(st.integers(0, 30), min_size=3, max_size=3), min_size=3, max_size=3))
def test_no_line_of_a_table_hides_just_one_figure_that_could_be_paired(counts: list[list[int]]) -> None:
    published = small_numbers.table(counts)
    columns = [([line[c] for line in counts], [line[c] for line in published]) for c in range(3)]
    for line, shown in [*zip(counts, published, strict=True), *columns]:
        assert all(figure == "c" for count, figure in zip(line, shown, strict=True) if 1 <= count <= 5)
        could_be_paired = sum(1 for count in line if count) > 1
        assert list(shown).count("c") != 1 or not could_be_paired
