"""The timeline of more entries than can be drawn one by one, and what a timeline is read against."""

from __future__ import annotations

import io
import re
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.invented import case_of_agencies
from heed.chronology import timeline
from heed.chronology.as_written import read
from heed.chronology.events import Chronology, Coverage, Event, in_order
from heed.chronology.people import Person
from heed.chronology.pictures.backdrop import _said
from heed.chronology.pictures.paper import pdf_of
from heed.chronology.reading import read as read_folder
from heed.chronology.timeline import Around, Mark, Tie, draw, draw_for_paper, gaps_in_words
from heed.chronology.when import Moment

SVG = "{http://www.w3.org/2000/svg}"
EXAMPLES = Path(__file__).parents[2] / "examples"
MANY = case_of_agencies(3_000)


def told(at: str, kind: str = "health.contact", agency: str = "gp", **attrs: str) -> Event:
    return Event("c", read(at), kind, agency=agency, attrs=attrs)


def case(*events: Event, **rest: tuple[Coverage, ...] | tuple[Person, ...]) -> Chronology:
    return Chronology(in_order(events), **rest)  # type: ignore[arg-type]


def titles(svg: str, named: str = "") -> list[str]:
    root = ElementTree.fromstring(svg)
    marked = [each for each in root.iter() if named in each.get("class", "").split() or not named]
    return [found.text or "" for each in marked if (found := each.find(f"{SVG}title")) is not None]


def words(svg: str) -> list[str]:
    return [each.text or "" for each in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def zoom(at: datetime, upto: datetime) -> str:
    return f"?since={at:%Y-%m-%d}&until={upto:%Y-%m-%d}"


# Counted


def test_every_entry_of_a_counted_picture_is_counted_once():
    svg = draw(MANY, around=Around(zoom=zoom))
    bars = sum(int(re.search(r": (\d+) entr", said)[1]) for said in titles(svg, "timeline__event--bar"))  # type: ignore[index]
    over = sum(int(re.search(r": (\d+) dated", said)[1]) for said in titles(svg, "timeline__over"))  # type: ignore[index]
    lanes = [int(found[1]) for said in words(svg) if (found := re.fullmatch(r"(\d+) entr(?:y|ies)", said))]
    assert sum(lanes) - lanes[0] == len(MANY.events)
    assert bars + over + lanes[0] == len(MANY.events)


def test_a_counted_picture_stays_small_however_many_there_are():
    few, many = (len(draw(case_of_agencies(number), around=Around(zoom=zoom))) for number in (3_000, 12_000))
    assert many < 1.2 * few < 480_000


def test_each_bar_leads_to_its_stretch_and_only_the_first_is_a_tab_stop():
    root = ElementTree.fromstring(draw(MANY, around=Around(zoom=zoom)))
    bars = list(root.iter(f"{SVG}a"))
    assert all(re.fullmatch(r"\?since=20\d\d-\d\d-01&until=20\d\d-\d\d-01", bar.get("href", "")) for bar in bars)
    assert [bar.get("tabindex") for bar in bars].count("0") == 1
    assert len({(bar.get("data-lane"), bar.get("data-x")) for bar in bars}) == len(bars)


def test_a_period_is_drawn_from_its_first_day_to_its_last_and_no_further():
    period = Moment(datetime(2016, 3, 1), datetime(2016, 4, 1))
    wide = told("2016", agency="police")
    svg = draw(case(told("10 March 2016"), wide), around=Around(period=period))
    assert "March 2016" in words(svg)
    assert not any(said in words(svg) for said in ("2015", "2017", "April 2016"))


# Read against


def test_the_scope_is_a_row_and_what_lies_outside_it_is_grey():
    scope = Moment(datetime(2015, 1, 1), datetime(2016, 1, 1))
    svg = draw(case(told("3 May 2014"), told("3 May 2015")), around=Around(scope=scope))
    assert "Scope of the review" in words(svg)
    grey, coloured = ElementTree.fromstring(svg).iter(f"{SVG}a")
    assert grey.get("fill") != coloured.get("fill")
    assert {grey.get("id"), coloured.get("id")} == {"sign-1", "sign-2"}


def test_the_age_of_the_child_stands_along_the_axis():
    child = Person("child", "child", born=read("1 May 2014"))
    svg = draw(case(told("3 May 2014"), told("3 August 2017"), people=(child,)))
    assert [said for said in words(svg) if said in ("born", "6 months", "1 year")] == ["born", "6 months", "1 year"]
    assert [_said(months) for months in (1, 18, 24, 30, 36)] == [
        "1 month",
        "18 months",
        "2 years",
        "2½ years",
        "3 years",
    ]


def test_birth_and_harm_are_lines_through_every_lane_also_where_a_filter_leaves_them_out():
    whole = case(told("1 May 2014", "birth"), told("2 June 2015"), told("3 July 2015", "harm.serious.injury"))
    part = Chronology(whole.events[1:2])
    period = Moment(datetime(2014, 1, 1), datetime(2016, 1, 1))
    said = words(draw(part, around=Around(whole=whole, period=period)))
    assert "Live birth" in said
    assert "Serious harm or death: injury" in said


def test_norfolk_shows_its_silence_between_the_consultation_and_the_harm():
    norfolk = read_folder(EXAMPLES / "norfolk-case-s").chronology
    svg = draw(norfolk)
    said = [each for each in titles(svg, "timeline__gap") if "1 May 2015" in each]
    assert said == ["Nothing recorded 1 May 2015 to 31 July 2015 (92 days; 61 of them before the serious harm)"]
    assert "61 days to the harm" in words(svg)
    assert f"MASH: {said[0]}." in gaps_in_words(norfolk)
    assert "Serious harm or death: injury" in words(svg)


def test_a_filter_makes_no_silence():
    covered = (Coverage("gp", read("2015")),)
    whole = case(*(told(f"{day} {month} 2015") for month in MONTHS for day in (1, 20)), coverage=covered)
    assert titles(draw(whole), "timeline__gap") == []
    part = Chronology(whole.events[:1], coverage=covered)
    assert titles(draw(part, around=Around(whole=whole)), "timeline__gap") == []
    assert titles(draw(part), "timeline__gap") != []


MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


# Who knew what when


def test_what_was_told_to_another_agency_is_an_arrow_to_its_lane():
    svg = draw(case(told("3 May 2015", "information.shared", "gp", to="police"), told("4 May 2015", agency="police")))
    assert titles(svg, "timeline__passed") == ["3 May 2015: told to Police"]
    assert "told to" in words(svg)


def test_what_was_written_down_later_has_a_tick_on_that_day():
    late = Event("c", read("3 May 2015"), "child.seen", agency="gp", known=datetime(2015, 9, 1))
    svg = draw(case(late, told("30 December 2015")))
    assert "timeline__known" in svg
    assert "timeline__known" not in draw(case(told("3 May 2015"), told("30 December 2015")))


@pytest.mark.parametrize("date", ["?", "from 3 May 2015", "before 3 May 2015", "birth+14d"])
def test_a_day_of_writing_down_beside_no_day_at_all_draws_no_tick(date: str):
    undated = Event("c", read(date), "child.seen", agency="gp", known=datetime(2015, 9, 1))
    svg = draw(case(undated, told("3 April 2015"), told("30 December 2015")))
    assert ("timeline__known" in svg) == (date == "before 3 May 2015")


@pytest.mark.parametrize(("disputed", "dashes"), [(True, "5 3"), (False, None)])
def test_entries_that_are_one_are_joined_by_a_line_broken_where_they_differ(disputed: bool, dashes: str | None):
    events = case(told("3 May 2015"), told("4 May 2015", agency="police"))
    root = ElementTree.fromstring(draw(events, around=Around(ties=(Tie((0, 1), disputed),))))
    (line,) = [each for each in root.iter(f"{SVG}line") if each.get("class") == "timeline__tie"]
    assert line.get("stroke-dasharray") == dashes


def test_rival_accounts_by_decision_are_ringed_said_and_in_the_legend():
    events = case(told("3 May 2015"), told("4 May 2015", agency="police"), told("5 May 2015"))
    svg = draw(events, around=Around(ties=(Tie((0, 1), disputed=True),), disputed=frozenset({0, 1})))
    assert [said.endswith("accounts differ") for said in titles(svg, "timeline__event")] == [True, False, True]
    assert {"accounts differ", "rival accounts of one happening"} <= set(words(svg))
    assert "entries of one happening" not in words(svg)


def test_key_episodes_stand_above_the_lanes_as_far_as_they_lie_inside():
    episodes = [(read("May 2015"), "1. The call"), (read("May 2012"), "2. Long before")]
    svg = draw(case(told("3 April 2015"), told("4 July 2015")), around=Around(episodes=episodes))
    assert {"Key episodes", "1. The call"} <= set(words(svg))
    assert "2. Long before" not in words(svg)
    assert "1. The call: May 2015" in titles(svg)


# Safeguards


def test_a_safeguard_is_a_ring_a_flag_and_a_bar_and_says_all_of_it():
    mark = Mark(read("4 May 2015"), "BRU-01", "late", read("3 May 2015"), read("9 May 2015"))
    svg = draw(case(told("3 May 2015"), told("20 May 2015")), marks=[mark])
    assert titles(svg, "timeline__mark") == ["4 May 2015: late: BRU-01: set off 3 May 2015: answered 9 May 2015"]


def test_many_safeguards_are_counted_and_none_is_lost():
    marks = [Mark(read(f"{1 + number % 28} May 2015"), "X", "late" if number % 2 else "met") for number in range(300)]
    svg = draw(case(told("1 May 2015"), told("31 May 2015")), marks=marks)
    said = titles(svg, "timeline__mark--counted")
    assert sum(int(re.search(r": (\d+) due", each)[1]) for each in said) == 300  # type: ignore[index]
    assert sum(int(re.search(r"; (\d+) late", each)[1]) for each in said) == 150  # type: ignore[index]


# On paper


@pytest.mark.parametrize("events", [MANY, read_folder(EXAMPLES / "norfolk-case-s").chronology])
def test_on_paper_it_fits_a_sheet_of_a3_and_nothing_of_it_is_a_link(events: Chronology):
    svg = draw_for_paper(events)
    root = ElementTree.fromstring(svg)
    width, height = (float(root.get(side, "").removesuffix("mm")) for side in ("width", "height"))
    assert width <= 400
    assert height <= 263
    assert max(width / 400, height / 262) > 0.98
    assert list(root.iter(f"{SVG}a")) == []
    with pdfplumber.open(io.BytesIO(pdf_of(svg, title="Case S: timeline", alt="A timeline"))) as opened:
        (page,) = opened.pages
        assert (round(page.width / 72 * 25.4), round(page.height / 72 * 25.4)) == (420, 297)
        assert page.extract_text().startswith("Case S: timeline")
        assert "Health visiting" in page.extract_text()


def test_the_same_picture_gives_the_same_bytes():
    svg = draw_for_paper(case(told("3 May 2015")))
    pdf_of.cache_clear()
    first = pdf_of(svg, title="One", alt="A timeline")
    pdf_of.cache_clear()
    assert pdf_of(svg, title="One", alt="A timeline") == first


def test_signs_are_told_apart_without_colour():
    assert len({sign.outline for sign in timeline.SIGNS}) == len(timeline.SIGNS)


dates = st.one_of(
    st.sampled_from(
        ["?", "before 3 May 2015", "from 2014", "2015", "June 2015", "?3 May 2015", "birth+14d", "order+2d"]
    ),
    st.builds("{} {} {}".format, st.integers(1, 28), st.sampled_from(MONTHS), st.integers(2009, 2020)),
)
entries = st.builds(
    lambda at, kind, agency, known, to: Event(
        "c", read(at), kind, agency=agency, known=known, attrs={"to": to} if to else {}
    ),
    dates,
    st.sampled_from(["child.seen", "information.shared", "harm.serious", "birth", "entry"]),
    st.sampled_from(["gp", "police", ""]),
    st.sampled_from([None, datetime(2015, 6, 1), datetime(2030, 1, 1)]),
    st.sampled_from(["", "police", "gp, police", "nobody"]),
)


@settings(derandomize=True, max_examples=60, deadline=None)
@given(st.lists(entries, min_size=1, max_size=30), st.booleans(), st.booleans())
def test_whatever_the_entries_each_is_drawn_or_counted_once(found: list[Event], counted: bool, narrow: bool):
    events = case(*found, people=(Person("child", "child", born=read("1 May 2014")),))
    period = Moment(datetime(2015, 1, 1), datetime(2015, 7, 1)) if narrow else None
    around = Around(period=period, zoom=zoom, scope=Moment(datetime(2014, 1, 1), datetime(2016, 1, 1)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(timeline, "MOST_DRAWN", 0 if counted else 500)
        svg = draw(events, around=around)
        ElementTree.fromstring(draw_for_paper(events, around=around))
    lanes = [int(said) for said in re.findall(r"timeline__agency.*?>(\d+) entr(?:y|ies)<", svg)]
    assert sum(lanes) == len(found)
    if not counted:
        assert len(re.findall(r'id="sign-\d+"', svg)) == len(found)
