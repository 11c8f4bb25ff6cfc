"""A file whose columns nobody has named yet: its first rows, and what each column may mean."""

import pytest

from heed.chronology.reading import UnknownHeadings, read_bytes
from heed.chronology.reading.mapping import seen_tables

STRANGE = (
    b"St Bride's: our notes,,,\nWann,Uhr,Was,Wer\n3/5/16,14:30,Called about the baby,Mum\n"
    b"May 2016,9am,Came in and saw the child,Mum\n"
)
MEANT = {"Wann": "date", "Uhr": "time", "Was": "event"}


def test_a_column_may_mean_what_stands_in_it() -> None:
    (table,) = seen_tables("n.csv", STRANGE)
    assert table.heading_row == 2
    assert [(column.heading, column.suggested) for column in table.columns] == [
        ("Wann", "date"),
        ("Uhr", "time"),
        ("Was", "event"),
        ("Wer", ""),
    ]
    assert table.columns[0].cells == ("3/5/16", "May 2016")
    assert table.columns[0].because == "what stands in it can be read as dates"


def test_a_known_heading_is_the_better_reason() -> None:
    (table,) = seen_tables("n.csv", b"When,What we saw,What we did\n3/5/16,The baby,Rang the home, and wrote it down\n")
    assert (table.columns[0].suggested, table.columns[0].because) == ("date", "its heading")


def test_what_somebody_said_of_the_headings_is_how_the_file_is_read() -> None:
    with pytest.raises(UnknownHeadings):
        read_bytes("n.csv", STRANGE, "gp")
    second, first = read_bytes("n.csv", STRANGE, "gp", MEANT).chronology.events
    assert (first.when.say(), first.text, first.attrs["Wer"]) == ("3 May 2016 at 14:30", "Called about the baby", "Mum")
    assert second.when.precision == "month"


def test_a_heading_that_is_said_to_mean_nothing_means_nothing() -> None:
    data = b"Date,Event,Outcome\n3/5/16,Seen,Blue\n"
    (event,) = read_bytes("n.csv", data, "gp", {"Outcome": ""}).chronology.events
    assert ("action" in event.attrs, event.attrs["Outcome"]) == (False, "Blue")


def test_a_file_with_nothing_in_it_has_no_table_to_show() -> None:
    assert seen_tables("n.csv", b"\n\n") == ()
