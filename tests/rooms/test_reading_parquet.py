"""Parquet from other programs: the ten columns in other types, fewer of them, dates as text."""

import io
from datetime import datetime
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from heed.chronology.problems import UnusableInput
from heed.chronology.reading import Reading, read_bytes

JUNE = (datetime(2016, 6, 1), datetime(2016, 7, 1))


def read_columns(**columns: list[Any]) -> Reading:
    file = io.BytesIO()
    pq.write_table(pa.table(columns), file)
    return read_bytes("events.parquet", file.getvalue(), "gp")


def test_plain_columns_are_enough() -> None:
    reading = read_columns(case=["K"], at=[JUNE[0]], upto=[JUNE[1]], kind=["birth"])
    (event,) = reading.chronology.events
    assert (event.when.at, event.when.upto, event.kind, event.about, event.agency) == (*JUNE, "birth", "child", "gp")
    assert (event.source, reading.format, reading.rows, reading.problems) == ("events.parquet:1", "parquet", 1, ())


def test_dates_as_people_write_them_are_read_like_those_of_a_csv() -> None:
    reading = read_columns(case=["K", "K"], at=["about June 2016", "31/02/2016"], kind=["birth", "entry"])
    undated, june = sorted(reading.chronology.events, key=lambda event: event.when.at)
    assert (june.when.uncertain, june.when.at, undated.when.text) == (True, JUNE[0], "31/02/2016")
    assert [(problem.code, problem.row) for problem in reading.problems] == [("date-does-not-exist", 2)]


def test_a_kind_nobody_knows_and_a_moment_that_cannot_be_are_kept_and_said() -> None:
    reading = read_columns(case=["K", "K"], at=[JUNE[0], JUNE[1]], upto=[JUNE[1], JUNE[0]], kind=["bith", "birth"])
    assert [(problem.code, problem.row) for problem in reading.problems] == [
        ("unknown-kind", 1),
        ("upto-not-after-at", 2),
    ]
    assert {(event.kind, event.when.is_open) for event in reading.chronology.events} == {
        ("entry", False),
        ("birth", True),
    }


def test_a_file_without_a_needed_column_is_refused_by_its_name() -> None:
    with pytest.raises(UnusableInput, match=r"events\.parquet lacks the column kind"):
        read_columns(case=["K"], at=[JUNE[0]])
