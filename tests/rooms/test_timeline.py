"""The timeline: every entry drawn once, as wide as its date, told apart without colour, harmless whatever it holds."""

from __future__ import annotations

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heed.chronology import when
from heed.chronology.as_written import read
from heed.chronology.events import Chronology, Coverage, Event, in_order
from heed.chronology.kinds import vocabulary
from heed.chronology.pictures.axis import Axis, caption, spanning, ticks
from heed.chronology.pictures.grid import BAND
from heed.chronology.pictures.lanes import lanes, main_clock, on_axis, packed
from heed.chronology.pictures.signs import SIGNS, sign_of
from heed.chronology.pictures.svg import PAPER
from heed.chronology.timeline import Mark, as_table, coverage_in_words, draw, summary
from heed.chronology.when import CALENDAR, Moment

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '</text><script>alert("x")</script>&"\x00\ud800<b style="x">'


def told(at: str, kind: str = "health.contact", agency: str = "gp", text: str = "", **attrs: str) -> Event:
    return Event("c", read(at), kind, agency=agency, text=text, attrs=attrs)


def chronology(*events: Event, **rest: tuple[Coverage, ...]) -> Chronology:
    return Chronology(in_order(events), **rest)


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def entries(svg: str) -> list[ElementTree.Element]:
    return list(parsed(svg).iter(f"{SVG}a"))


def with_class(svg: str, name: str) -> list[ElementTree.Element]:
    return [each for each in parsed(svg).iter() if name in each.get("class", "").split()]


def titles(svg: str) -> list[str]:
    return [each.find(f"{SVG}title").text or "" for each in entries(svg)]


def axis_of(*dates: str, width: float = 1000) -> Axis:
    moments = [read(date) for date in dates]
    return spanning(moments, [], moments[0].clock, 0, width)


# What is drawn


def test_every_entry_is_drawn_once_with_its_number_whatever_its_date():
    dates = ["3 May 2015", "June 2015", "?2015", "before 3 May 2015", "from 2014", "?", "birth+14d", "order+2d"]
    drawn = entries(draw(chronology(*map(told, dates))))
    assert sorted(int(each.get("data-index")) for each in drawn) == list(range(1, 9))
    assert len({each.get("id") for each in drawn}) == 8


def test_an_entry_says_its_date_agency_kind_and_words_and_leads_to_its_row():
    svg = draw(chronology(told("3 May 2015", "injury.seen.bruise", "health_visiting", "On the arm.")))
    entry = entries(svg)[0]
    meaning = vocabulary().meaning("injury.seen.bruise")
    assert titles(svg) == [f"1. 3 May 2015; Health visiting; {meaning}: On the arm."]
    assert (entry.get("href"), entry.get("id")) == ("#event-1", "sign-1")


def test_only_the_first_entry_is_a_tab_stop():
    svg = draw(chronology(told("3 May 2015"), told("4 May 2015"), told("?")))
    assert sorted(each.get("tabindex") for each in entries(svg)) == ["-1", "-1", "0"]


def test_the_table_has_the_same_entries_with_the_same_numbers():
    case = chronology(told("5 May 2015", agency="police"), told("?", agency="gp"), told("4 May 2015", agency="gp"))
    table = as_table(case)
    assert {row.index for row in table} == {int(each.get("data-index")) for each in entries(draw(case))}
    for row in table:
        assert any(said.startswith(f"{row.index}. {row.when}; {row.agency}") for said in titles(draw(case)))


def test_labels_reach_every_word_of_picture_and_table():
    def label(text: str) -> str:
        return text.replace("Jane Doe", "Mother").replace("Elmfield School", "School A")

    case = chronology(told("5 May 2015", agency="Elmfield School", text="Jane Doe came."))
    svg, row = (
        draw(case, label=label, marks=[Mark(read("6 May 2015"), "Jane Doe asked", "late")]),
        as_table(case, label)[0],
    )
    assert "Jane Doe" not in svg
    assert "Elmfield" not in svg
    assert (row.agency, row.text) == ("School A", "Mother came.")


def test_a_lane_for_each_agency_also_one_that_handed_in_a_record_without_entries():
    case = chronology(
        told("3 May 2015", agency="gp"), told("?", agency=""), coverage=(Coverage("police", read("2015")),)
    )
    lines = [each.text for each in parsed(draw(case)).iter(f"{SVG}text")]
    assert [name for name in lines if name in ("GP", "Police", "No agency named")] == [
        "GP",
        "Police",
        "No agency named",
    ]
    assert "record handed in, no entries" in lines


def test_what_did_not_happen_and_rival_accounts_are_said_and_drawn_otherwise():
    case = chronology(told("3 May 2015", status="cancelled"), told("3 May 2015", rival="call", account="nursery"))
    assert "cancelled" in titles(draw(case))[0]
    assert "accounts differ; this is Nursery" in titles(draw(case))[1]
    lines = [each.text for each in parsed(draw(case)).iter(f"{SVG}text")]
    assert {"did not happen, or planned", "accounts differ"} <= set(lines)


def test_the_legend_explains_the_signs_used_and_no_others():
    lines = {each.text for each in parsed(draw(chronology(told("3 May 2015", "injury.seen")))).iter(f"{SVG}text")}
    assert lines & {sign.meaning for sign in SIGNS} == {"Injury"}


# Dates as wide as they are


@pytest.mark.parametrize(
    ("date", "drawn"),
    [
        ("3 May 2015", None),
        ("3 May 2015 at 14:30", None),
        ("May 2015", "timeline__span"),
        ("?3 May 2015", "timeline__span"),
        ("before 3 May 2015", "timeline__arrow"),
        ("from 3 May 2015", "timeline__arrow"),
    ],
)
def test_a_date_wider_than_a_day_shows_its_span(date: str, drawn: str | None):
    svg = draw(chronology(told(date), told("1 January 2015"), told("31 December 2015")))
    found = with_class(svg, "timeline__span") + with_class(svg, "timeline__arrow")
    assert {each.get("class") for each in found} == ({drawn} if drawn else set())


def test_a_month_is_a_bar_of_a_month():
    axis = axis_of("2015")
    _, left, right = on_axis(read("May 2015"), axis)
    assert right - left == pytest.approx(axis.width(timedelta(days=31)))


def test_an_uncertain_date_fades_at_its_ends():
    assert "url(#timeline-fade-health)" in draw(chronology(told("?3 May 2015"), told("4 May 2014")))


def test_open_dates_reach_the_edge_they_are_open_to():
    axis = axis_of("2015")
    assert on_axis(read("before 3 May 2015"), axis)[1] == axis.left
    assert on_axis(read("from 3 May 2015"), axis)[2] == axis.right


def test_undated_entries_stand_beside_the_axis_with_their_numbers():
    svg = draw(chronology(told("3 May 2015"), told("?"), told("?", agency="police")))
    lines = [each.text for each in parsed(svg).iter(f"{SVG}text")]
    assert "Date not given" in lines
    assert {each.text for each in with_class(svg, "timeline__order")} == {"2", "3"}


@pytest.mark.parametrize(
    ("dates", "clock", "said"),
    [
        (["3 May 2015", "birth+3d"], CALENDAR, ""),
        (["3 May 2015", "birth+3d", "birth+400d"], "birth", "Weeks from birth"),
        (["birth+1d", "birth+9d"], "birth", "Days from birth"),
        (["order+1d", "order+2d"], "order", "Order only: no dates given"),
        (["order+1d", "order+2d", "birth+2d"], "birth", "Days from birth"),
        (["?"], CALENDAR, ""),
    ],
)
def test_the_axis_follows_the_clock_that_most_dates_are_told_on(dates: list[str], clock: str, said: str):
    events = [told(date) for date in dates]
    assert main_clock(events) == clock
    assert caption(spanning([e.when for e in events if e.when.clock == clock], [], clock, 0, 1000)) == said


@pytest.mark.parametrize(
    ("dates", "major", "minor"),
    [
        (["3 May 2015 at 09:00", "4 May 2015 at 16:00"], "4 May 2015", "12:00"),
        (["3 May 2015", "28 May 2015"], "May 2015", "14"),
        (["3 January 2015", "28 November 2015"], "2015", "Mar"),
        (["2009", "2015"], "2012", "Jul"),
        (["1950", "2015"], None, "1980"),
        (["birth+-14d", "birth+60d"], "birth", "4"),
    ],
)
def test_the_grid_goes_from_hours_to_decades(dates: list[str], major: str | None, minor: str):
    lines = ticks(axis_of(*dates))
    assert minor in {tick.words for tick in lines if not tick.major}
    assert major is None or major in {tick.words for tick in lines if tick.major}
    assert len(lines) < 60


def test_coverage_is_a_band_and_what_lies_outside_is_hatched():
    whole, some = Coverage("gp", read("June 2014")), Coverage("gp", read("July 2014"), kinds=("injury",))
    svg = draw(chronology(told("January 2014"), told("2015"), coverage=(whole, some)))
    assert [len(with_class(svg, f"timeline__{each}")) for each in ("uncovered", "covered", "partly")] == [1, 1, 1]
    assert coverage_in_words(chronology(coverage=(whole, some))) == ["GP: June 2014", "GP: July 2014; only injury"]


def test_where_no_coverage_is_stated_nothing_is_hatched():
    assert with_class(draw(chronology(told("January 2014"))), "timeline__uncovered") == []


def test_a_mark_is_a_flag_with_its_answer_and_one_off_the_axis_is_still_said():
    marks = [
        Mark(read("6 May 2015"), "Reported the same day", "not_recorded"),
        Mark(read("birth+3d"), "Asked", "maybe"),
    ]
    svg = draw(chronology(told("3 May 2015"), told("9 May 2015")), marks=marks)
    flags = with_class(svg, "timeline__mark")
    assert [flag.find(f"{SVG}title").text for flag in flags] == ["6 May 2015: not recorded: Reported the same day"]
    assert "Not on this axis: day 3 after birth: maybe: Asked" in [each.text for each in parsed(svg).iter(f"{SVG}text")]


def test_the_summary_counts_what_is_there():
    case = chronology(told("3 May 2015"), told("9 June 2015", agency="police"), told("?"))
    assert summary(case).startswith("3 entries from 2 agencies; 3 May 2015 to 9 June 2015; date not given: 1. ")


# Signs


def test_every_kind_of_the_vocabulary_has_a_sign_of_its_family():
    unsorted = {kind for kind in vocabulary().kinds if sign_of(kind).name == "entry"}
    assert unsorted == {"entry", "entry.no_event"}


def test_signs_differ_in_shape_and_in_colour():
    assert len({sign.outline for sign in SIGNS}) == len({sign.colour for sign in SIGNS}) == len(SIGNS)


@pytest.mark.parametrize("ground", [PAPER, BAND])
@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.name)
def test_signs_stand_out_from_what_they_lie_on(sign: object, ground: str):
    assert contrast(sign.colour, ground) >= 4.5


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


# Harmless, and never overlapping


def test_hostile_words_stay_words():
    case = chronology(
        Event("c", read("3 May 2015"), HOSTILE, HOSTILE, HOSTILE, text=HOSTILE, attrs={"status": HOSTILE})
    )
    svg = draw(case, marks=[Mark(read("3 May 2015"), HOSTILE, HOSTILE)])
    tags = {each.tag.removeprefix(SVG) for each in parsed(svg).iter()}
    assert "script" not in tags
    assert "b" not in tags


def test_a_strict_content_policy_has_nothing_to_refuse():
    for each in parsed(draw(chronology(told("May 2015"), told("?")))).iter():
        assert "style" not in each.attrib
        assert not [name for name in each.attrib if name.startswith("on")]
        assert each.tag.removeprefix(SVG) not in ("style", "script")


def test_nothing_at_all_is_still_a_picture():
    assert parsed(draw(Chronology(()))).get("role") == "group"


moments = st.builds(
    lambda start, length, uncertain: Moment(
        when.day(2014, 1, 1).at + timedelta(days=start),
        when.day(2014, 1, 1).at + timedelta(days=start + length),
        uncertain=uncertain,
    ),
    st.integers(0, 700),
    st.sampled_from([1, 1, 7, 30, 365]),
    st.booleans(),
)


@settings(derandomize=True, max_examples=40, deadline=None)
@given(st.lists(moments, min_size=1, max_size=40))
def test_no_two_entries_of_a_lane_overlap(dates: list[Moment]):
    case = Chronology(tuple(Event("c", date, "health.contact", agency="gp") for date in dates))
    (lane,) = lanes(case, spanning(dates, [], CALENDAR, 0, 800), 0)
    for one in lane.entries:
        for other in lane.entries:
            if one.index < other.index and one.level == other.level:
                apart = max(one.right, one.x + 7) <= min(other.left, other.x - 7)
                assert apart or max(other.right, other.x + 7) <= min(one.left, one.x - 7)
    assert max(lane.level_y(entry.level) for entry in lane.entries) + 8 <= lane.top + lane.height


@settings(derandomize=True, max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20)), max_size=25))
def test_packing_uses_no_more_levels_than_overlap_at_one_place(spans: list[tuple[int, int]]):
    ends = [(start, start + length) for start, length in spans]
    deepest = max((sum(a <= at < b for a, b in ends) for at, _ in ends), default=0)
    assert len(set(packed(ends))) == deepest
