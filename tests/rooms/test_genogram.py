"""The genogram: the family as the record has it on a date, nobody twice, nobody in a household they did not live in."""

from __future__ import annotations

from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heed.chronology import when
from heed.chronology.as_written import read
from heed.chronology.genogram import Layout, as_list, draw, laid_out
from heed.chronology.people import RELATIONSHIPS, Person, Relationship, Stay
from heed.chronology.pictures.outline import traced
from heed.chronology.pictures.placing import spaced
from heed.chronology.pictures.seating import birth_order
from heed.chronology.when import Moment

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '</text><script>alert("x")</script>&"\x00'
HOME = (Stay("home"),)
ON = read("1 May 2015")


def person(name: str, sex: str = "", born: str = "", stays: tuple[Stay, ...] = (), **more: object) -> Person:
    role = "child" if name == "child" else name
    return Person(name, role, born=read(born) if born else None, sex=sex, stays=stays, **more)


def tie(kind: str, a: str, b: str, over: str = "") -> Relationship:
    return Relationship(kind, a, b, read(over) if over else when.OPEN)


# A mother with two partners, the elder child's father gone, as in the Norfolk review; ages invented.
PEOPLE = (
    person("child", "female", "July 2012", HOME),
    person("sibling", "female", "June 2014", HOME),
    person("mother", "female", "1996", HOME),
    person("father", "male"),
    person("stepfather", "male", "1994", HOME, aliases=("father",)),
    person("maternal_grandmother", "female"),
    person("maternal_grandfather", "male"),
    person("stepfathers_mother", "female"),
)
TIES = (
    tie("parent", "mother", "child"),
    tie("parent", "father", "child"),
    tie("parent", "mother", "sibling"),
    tie("parent", "stepfather", "sibling"),
    tie("step_parent", "stepfather", "child", "from November 2013"),
    tie("separated", "mother", "father", "from 2012"),
    tie("partner", "mother", "stepfather", "from November 2013"),
    tie("parent", "maternal_grandmother", "mother"),
    tie("parent", "maternal_grandfather", "mother"),
    tie("parent", "stepfathers_mother", "stepfather"),
    tie("sibling", "child", "sibling"),
)


def rows(layout: Layout) -> list[list[str]]:
    return [[cell.name for cell in row] for row in layout.rows]


def elements(svg: str, name: str) -> list[ElementTree.Element]:
    return [each for each in ElementTree.fromstring(svg).iter() if name in each.get("class", "").split()]


def inside(layout: Layout, x: float, y: float) -> bool:
    """Whether a point lies within the outline, holes left out."""
    crossings = 0
    for loop in layout.outline:
        for (x0, y0), (x1, y1) in zip(loop, [*loop[1:], loop[0]], strict=True):
            crossings += (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0)
    return crossings % 2 == 1


def symbol_inside(layout: Layout, name: str) -> bool:
    left, top, right, bottom = layout.symbol(name)
    across, down = (
        [start + (end - start) * part / 4 for part in range(5)] for start, end in ((left, right), (top, bottom))
    )
    return any(inside(layout, x, y) for x in across for y in down)


# Right for families as they are


def test_generations_are_rows_and_a_mother_stands_between_the_two_fathers():
    eldest, middle, youngest = rows(laid_out(PEOPLE, TIES, on=ON))
    assert set(eldest) == {"maternal_grandmother", "maternal_grandfather", "stepfathers_mother"}
    assert middle == ["father", "mother", "stepfather"]
    assert youngest == ["child", "sibling"]


def test_the_outline_holds_the_household_and_neither_father_nor_grandparents():
    layout = laid_out(PEOPLE, TIES, on=ON)
    assert {each.id for each in PEOPLE if symbol_inside(layout, each.id)} == {
        "child",
        "sibling",
        "mother",
        "stepfather",
    }


def test_before_a_birth_the_child_is_a_triangle_under_its_parents_and_outside_the_outline():
    on = read("1 January 2014")
    layout = laid_out(PEOPLE, TIES, on=on)
    assert layout.kin.unborn == {"sibling"}
    assert not symbol_inside(layout, "sibling")
    assert layout.symbol("sibling")[1] > layout.symbol("stepfather")[3]
    assert "Sibling: female; not yet born." in as_list(PEOPLE, TIES, on)


def test_before_a_pregnancy_the_child_is_not_drawn():
    assert "sibling" not in laid_out(PEOPLE, TIES, on=read("1 January 2013")).kin.people


def test_two_siblings_who_share_one_recorded_parent_and_a_partner_of_hers():
    people = (person("child", "", "", HOME), person("sibling", "", "", HOME), person("mother", "female", "", HOME))
    ties = (tie("parent", "mother", "child"), tie("parent", "mother", "sibling"), tie("partner", "mother", "partner"))
    layout = laid_out((*people, person("partner", "male")), ties, on=ON)
    assert [set(row) for row in rows(layout)] == [{"mother", "partner"}, {"child", "sibling"}]
    assert not symbol_inside(layout, "partner")


def test_a_birth_whose_date_is_withheld_is_told_by_its_own_clock():
    people = (person("child", "", "birth+0d"), person("mother", "female"))
    said = as_list(people, (tie("parent", "mother", "child"),), read("birth+40d"))
    assert said[0] == "Child: sex not recorded; 1 month."


def test_partners_are_adjacent_when_each_has_siblings_and_parents():
    people = [person(name, "male" if name[0] == "m" else "female") for name in ("m1", "w1", "m2", "w2", "m3", "w3")]
    ties = [tie("parent", a, c) for a, c in (("m1", "m3"), ("w1", "m3"), ("m2", "w3"), ("w2", "w3"))]
    ties += [tie("married", "m1", "w1"), tie("married", "m2", "w2"), tie("married", "m3", "w3")]
    assert rows(laid_out(people, ties, on=ON)) == [["m1", "w1", "m2", "w2"], ["m3", "w3"]]


def test_a_man_who_has_a_child_with_his_own_daughter_stands_above_both():
    people = [person("man", "male", "1960"), person("daughter", "female", "1990"), person("child", "", "2010")]
    ties = [tie("parent", "man", "daughter"), tie("parent", "man", "child"), tie("parent", "daughter", "child")]
    assert rows(laid_out(people, ties, on=ON)) == [["man"], ["daughter"], ["child"]]
    assert ElementTree.fromstring(draw(people, ties, on=ON)) is not None


def test_a_third_recorded_parent_is_drawn_too():
    people = [person("child"), person("a"), person("b"), person("c")]
    ties = [tie("parent", name, "child") for name in "abc"]
    assert {family.parents for family in laid_out(people, ties, on=ON).kin.families} == {("a", "b"), ("c",)}


def test_parents_recorded_in_a_ring_are_drawn_all_the_same():
    people = [person("a"), person("b")]
    ties = [tie("parent", "a", "b"), tie("parent", "b", "a")]
    assert len(elements(draw(people, ties, on=ON), "genogram__person")) == 2


def test_twins_come_from_one_point():
    people = [person("child", "", "2010"), person("t1", "", "2012"), person("t2", "", "2012"), person("mother")]
    ties = [tie("parent", "mother", name) for name in ("child", "t1", "t2")] + [tie("twin", "t1", "t2")]
    d = elements(draw(people, ties, on=ON), "genogram__descent")[0].get("d")
    _stem, _bar, *lines = d.split("M")[1:]
    starts = [each.split("L")[0] for each in lines]
    assert len(starts) == 3
    assert starts[1] == starts[2] != starts[0]


# Signs


@pytest.mark.parametrize(
    ("kind", "over", "on", "state", "dashed", "slashes"),
    [
        ("married", "", ON, "together", False, 0),
        ("partner", "", ON, "together", True, 0),
        ("cohabiting", "2014", ON, "separated", True, 1),
        ("separated", "", ON, "separated", True, 1),
        ("divorced", "", ON, "divorced", False, 2),
        ("cohabiting", "from 2016", ON, None, None, 0),
    ],
)
def test_the_line_of_a_couple(kind: str, over: str, on: Moment, state: str | None, dashed: bool | None, slashes: int):
    svg = draw([person("a"), person("b")], [tie(kind, "a", "b", over)], on=on)
    lines = elements(svg, "genogram__couple")
    assert [f"genogram__couple--{state}" in each.get("class").split() for each in lines] == ([True] if state else [])
    assert [each.get("stroke-dasharray") is not None for each in lines] == ([dashed] if state else [])
    drawn_in_key = slashes
    assert len(elements(svg, "genogram__slash")) == slashes + drawn_in_key


def test_signs_of_people():
    people = [person("child", "male"), person("w", "female"), person("x"), person("d", "male", died=read("2014"))]
    svg = draw(people, [], on=ON)
    shapes = {
        each.get("data-person"): [sub.tag.removeprefix(SVG) for sub in each]
        for each in elements(svg, "genogram__person")
    }
    assert shapes["child"].count("rect") == 2
    assert shapes["w"].count("circle") == 1
    assert "?" in [each.text for each in ElementTree.fromstring(svg).iter(f"{SVG}text")]
    assert len(elements(svg, "genogram__died")) == 2


def test_a_death_after_the_date_is_not_yet_known():
    people = [person("d", "male", "1990", died=read("2016"))]
    assert as_list(people, [], ON) == ["D: male; 24 to 25 years."]


def test_bonds_and_carers_have_lines_of_their_own():
    people = [person(name) for name in ("child", "a", "b", "c")]
    ties = [
        tie("violence", "a", "b"),
        tie("conflict", "b", "c"),
        tie("close", "c", "child"),
        tie("foster_carer", "c", "child"),
    ]
    svg = draw(people, ties, on=ON)
    for name in ("violence", "conflict", "close", "foster"):
        assert elements(svg, f"genogram__{name}")


def test_bonds_run_where_no_name_stands():
    ties = (*TIES, tie("violence", "stepfather", "mother"), tie("conflict", "father", "stepfather"))
    layout = laid_out(PEOPLE, ties, on=ON)
    bodies = [(layout.wiring.row_top(row), layout.wiring.row_bottom(row)) for row in range(len(layout.rows))]
    for run in range(len(layout.wiring.runs)):
        assert not [1 for top, bottom in bodies if top < layout.wiring.y(run) < bottom]


# In sentences


def test_the_list_says_it_all_in_sentences():
    said = as_list(PEOPLE, TIES, ON)
    assert said[0] == "Child: female; 2 years."
    assert "Stepfather: male; 20 to 21 years; also called father in the record." in said
    assert "Mother and Father were partners and are separated (from 1 January 2012)." in said
    assert "Mother and Stepfather are partners (from 1 November 2013)." in said
    assert "Stepfather is a step-parent of Child." in said
    assert said[-1] == "In the household “Home” on 1 May 2015: Child, Sibling, Mother and Stepfather."


def test_a_parent_whom_the_record_does_not_name_is_missed():
    said = as_list([person("child"), person("mother")], [tie("parent", "mother", "child")], ON)
    assert "The record names no second parent of Child." in said


def test_labels_reach_picture_and_list():
    def label(text: str) -> str:
        return {"mother": "Jane Doe", "Father": "John Doe"}.get(text, text)

    said = " ".join(as_list(PEOPLE, TIES, ON, label))
    for words in (said, draw(PEOPLE, TIES, on=ON, label=label)):
        assert "Jane Doe" in words
        assert "John Doe" in words


def test_an_uncertain_stay_is_said_to_be_uncertain():
    people = [person("child", "", "", HOME), person("a", "", "", (Stay("home", read("from 20 May 2015")),))]
    on = read("May 2015")
    assert as_list(people, [], on)[-1] == "In the household “Home” in May 2015: Child; perhaps A."
    assert "may live here" in draw(people, [], on=on)


# Harmless


def test_hostile_words_stay_words():
    people = [Person(HOSTILE, HOSTILE, stays=(Stay(HOSTILE),), aliases=(HOSTILE,))]
    svg = draw(people, [], on=ON, household=HOSTILE)
    assert not [each for each in ElementTree.fromstring(svg).iter() if each.tag.endswith("script")]


def test_a_strict_content_policy_has_nothing_to_refuse():
    for each in ElementTree.fromstring(draw(PEOPLE, TIES, on=ON)).iter():
        assert "style" not in each.attrib
        assert not [name for name in each.attrib if name.startswith("on")]
        assert each.tag.removeprefix(SVG) not in ("style", "script")


def test_nobody_at_all_is_still_a_picture():
    assert ElementTree.fromstring(draw([], [], on=ON)).get("role") == "img"
    assert as_list([], [], ON) == []


# Whatever the family


@st.composite
def families(draw_: st.DrawFn) -> tuple[list[Person], list[Relationship]]:
    """Two or three generations: couples old and new, single parents, half siblings, friends, carers, households."""
    people: list[Person] = []
    ties: list[Relationship] = []

    def add(born: int) -> str:
        name = "child" if born > 2000 and not any(each.id == "child" for each in people) else f"p{len(people)}"
        sex = draw_(st.sampled_from(["male", "female", ""]))
        stays = HOME if draw_(st.booleans()) else ()
        people.append(Person(name, name, born=when.year(born + draw_(st.integers(0, 9))), sex=sex, stays=stays))
        return name

    def brood(parents: tuple[str, ...], born: int, most: int) -> list[str]:
        children = [add(born) for _ in range(draw_(st.integers(1, most)))]
        ties.extend(tie("parent", parent, child) for parent in parents for child in children)
        return children

    elders = [add(1950) for _ in range(draw_(st.integers(1, 4)))]
    grown = brood(tuple(elders[:2]), 1980, 3)
    if len(elders) > 2:
        grown += brood(tuple(elders[2:]), 1980, 2)
    for parent in grown[:3]:
        for _ in range(draw_(st.integers(0, 2))):
            partner = draw_(st.sampled_from([None, *grown])) if draw_(st.booleans()) else add(1980)
            if partner and partner != parent:
                ties.append(
                    tie(draw_(st.sampled_from(["married", "partner", "separated", "divorced"])), parent, partner)
                )
            pair = (parent, partner) if partner and partner != parent else (parent,)
            if draw_(st.booleans()):
                brood(pair, 2001, 3)
    if draw_(st.booleans()):
        add(1970)
    if draw_(st.booleans()) and len(people) > 2:
        a, b = draw_(st.permutations([each.id for each in people]))[:2]
        ties.append(tie(draw_(st.sampled_from(["violence", "close", "foster_carer", "step_parent", "sibling"])), a, b))
    return people, ties


@settings(derandomize=True, max_examples=60, deadline=None)
@given(families())
def test_a_family_is_drawn_whole_and_true(family: tuple[list[Person], list[Relationship]]):
    people, ties = family
    layout = laid_out(people, ties, on=ON, household="home")
    boxes = {each.id: layout.symbol(each.id) for each in people}
    assert sorted(name for row in rows(layout) for name in row) == sorted(boxes)
    for (left, top, right, bottom), other in combinations(boxes.values(), 2):
        assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
    for one in layout.kin.families:
        if one.manner == "birth":
            assert all(boxes[child][1] > boxes[parent][3] for child in one.children for parent in one.parents)
    for elder, younger in birth_order(layout.kin):
        same_row = boxes[elder][1] == boxes[younger][1]
        assert not same_row or boxes[elder][0] < boxes[younger][0]
    check_ground(layout)


def check_ground(layout: Layout) -> None:
    """Members inside the outline and nobody else; lines only where nobody stands."""
    names = {cell.name for row in layout.rows for cell in row}
    assert {name for name in names if symbol_inside(layout, name)} == {each.id for each, _ in layout.members}
    for row, x in layout.wiring.through:
        assert not [cell for cell in layout.rows[row] if cell.left < x < cell.right]
    for run in range(len(layout.wiring.runs)):
        y = layout.wiring.y(run)
        assert not [
            row for row in range(len(layout.rows)) if layout.wiring.row_top(row) < y < layout.wiring.row_bottom(row)
        ]


names = st.sampled_from(["child", "b", "c", "d", "e", "f"])
muddles = st.lists(st.builds(Relationship, st.sampled_from(RELATIONSHIPS), names, names), max_size=14)


@settings(derandomize=True, max_examples=60, deadline=None)
@given(muddles, st.sets(names))
def test_a_muddled_record_is_drawn_all_the_same(ties: list[Relationship], members: set[str]):
    people = [person(name, "", "", HOME if name in members else ()) for name in ("child", "b", "c", "d", "e", "f")]
    layout = laid_out(people, ties, on=ON, household="home")
    check_ground(layout)
    assert len(elements(draw(people, ties, on=ON), "genogram__person")) == len(people)
    assert as_list(people, ties, ON)


@settings(derandomize=True, max_examples=15, deadline=None)
@given(families())
def test_a_family_is_drawn_as_well_formed_svg(family: tuple[list[Person], list[Relationship]]):
    svg = draw(*family, on=ON)
    drawn = [each.get("data-person") for each in elements(svg, "genogram__person")]
    assert sorted(drawn) == sorted(each.id for each in family[0])


# Geometry


def test_the_edge_of_two_boxes_that_meet_is_one_concave_loop():
    (loop,) = traced([(0, 0, 10, 10), (0, 10, 30, 20)])
    assert len(loop) == 6
    assert set(loop) == {(0, 0), (10, 0), (10, 10), (30, 10), (30, 20), (0, 20)}


@pytest.mark.parametrize(
    ("wanted", "steps", "found"),
    [
        ([0, 10], [0, 4], [0, 10]),
        ([10, 0], [0, 4], [3, 7]),
        ([0, 0, 20], [0, 6, 6], [-3, 3, 20]),
    ],
)
def test_places_are_the_nearest_to_those_wanted_that_leave_room(
    wanted: list[float], steps: list[float], found: list[float]
):
    assert spaced(wanted, steps) == pytest.approx(found)
