"""Law: whatever stands in a table, as Word, Excel or CSV, every row is an event or said to be none; all three agree."""

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from heed.chronology.reading import Reading, read_bytes
from tests.rooms.agency_files import docx_of, xlsx_of

HEADING = ("Date", "Time", "Agency", "Event", "Action taken", "Comment")
DATES = st.sampled_from(
    ["22.05.16", "?", "", "June 2016", "31/02/2016", "w/c 5 Nov", "before 3/2/15", "ditto", "soon after", "22–05–2016"]
)
TIMES = st.sampled_from(["", "14.30", "1430hrs", "2.15pm", "teatime", "25:00"])
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"), exclude_characters="\u2028\u2029\ufffe\uffff"),
    max_size=20,
).map(lambda words: " ".join(words.split()))
# A formula is kept from running by each format in a way of its own; that has tests of its own.
PLAIN = WORDS.filter(lambda words: words[:1].isalpha() or not words)
ROWS = st.lists(st.tuples(DATES, TIMES, PLAIN, PLAIN, PLAIN, PLAIN), min_size=1, max_size=8)


def as_csv(rows: object) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(rows)  # type: ignore[arg-type]
    return out.getvalue().encode("utf-8-sig")


def read_as(ending: str, rows: list[tuple[str, ...]]) -> Reading:
    data = {"csv": as_csv, "docx": docx_of, "xlsx": xlsx_of}[ending]((HEADING, *rows))  # type: ignore[operator]
    return read_bytes(f"a.{ending}", data)


def told(reading: Reading) -> list[tuple[object, ...]]:
    return [
        (event.when, event.kind, event.about, event.agency, event.known, sorted(event.attrs.items()), event.text)
        for event in reading.chronology.events
    ]


def said(reading: Reading) -> list[tuple[object, ...]]:
    return [(problem.code, problem.row, problem.column, problem.found) for problem in reading.problems]


@given(ROWS)
@settings(deadline=None, max_examples=40)
def test_every_row_is_an_event_or_said_to_be_none_and_three_formats_agree(rows: list[tuple[str, ...]]) -> None:
    comma, word, excel = (read_as(ending, rows) for ending in ("csv", "docx", "xlsx"))
    filled = [number for number, row in enumerate(rows, 2) if any(cell.strip() for cell in row)]
    passed_over = {p.row or 0 for p in comma.problems if p.code in ("banner-row", "repeated-heading")}
    kept = {int(event.source.rsplit(":", 1)[1]) for event in comma.chronology.events if event.source}
    assert sorted(kept | passed_over) == filled
    assert len(comma.chronology.events) == len(filled) - len(passed_over)
    assert told(comma) == told(word) == told(excel)
    assert said(comma) == said(word) == said(excel)


@given(ROWS)
@settings(deadline=None, max_examples=40)
def test_every_word_of_a_row_stands_in_its_event_or_in_what_is_said_of_it(rows: list[tuple[str, ...]]) -> None:
    reading = read_as("csv", rows)
    held = {
        int(event.source.rsplit(":", 1)[1]): "\n".join(
            (event.when.text, event.agency, event.text, *event.attrs.values())
        )
        for event in reading.chronology.events
        if event.source
    }
    for problem in reading.problems:
        if problem.row:
            held[problem.row] = held.get(problem.row, "") + "\n" + problem.found
    for number, row in enumerate(rows, 2):
        for cell in row[3:]:
            assert cell.strip() in held.get(number, ""), (number, cell)
