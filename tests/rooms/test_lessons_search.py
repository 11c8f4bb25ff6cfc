"""Lessons found by what was meant: forms of a word, synonyms, abbreviations, phrases, slips of the keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.lessons.search import Entry, Index, marked, read

TEXTS = {
    1: "NAI was not considered when the baby was bruised.",
    2: "Domestic violence between the parents; hidden men in the household.",
    3: "Nobody asked fathers about the MGM or the LAC review.",
    4: "The child in need plan drifted. DV was not named.",
    5: "He lacked a da and some lac of paint.",
    6: "Men were hidden from the visitor.",
}


@pytest.fixture
def index() -> Index:
    return Index(Entry(key, ((text, 3.0),)) for key, text in TEXTS.items())


def found(index: Index, typed: str, *, exact: bool = False) -> set[int]:
    result = index.search(read(typed, index.nearest, exact=exact), index.everything())
    return set() if result.some else set(result.keys)


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("non-accidental injury", {1}),
        ("nai", {1}),
        ("DV", {2, 4}),
        ("da", {2, 4, 5}),
        ("domestic abuse", {2, 4}),
        ("looked after child", {3}),
        ("cin", {4}),
        ("maternal grandmother", {3}),
        ("invisible fathers", {2, 3}),
        ("hidden men", {2, 3}),
        ('"hidden men"', {2}),
        ("plan -dv", set()),
        ("domestik violence", {2, 4}),
        ("", set(TEXTS)),
    ],
)
def test_what_was_meant_is_found(index: Index, typed: str, keys: set[int]) -> None:
    assert found(index, typed) == keys


def test_only_the_words_typed_are_found_where_that_is_asked_for(index: Index) -> None:
    assert found(index, "domestic abuse", exact=True) == set()
    assert found(index, "da", exact=True) == {5}


def test_where_none_holds_all_those_that_hold_most_are_found() -> None:
    entries = (Entry(1, (("plan plan visit", 1.0),)), Entry(2, (("plan conference", 1.0),)), Entry(3, (("plan", 1.0),)))
    index = Index(entries)
    assert index.search(read("plan conference", index.nearest), index.everything()).keys == (2,)
    most = index.search(read("conference visit", index.nearest), index.everything())
    assert (most.some, set(most.keys)) == (True, {1, 2})


def test_an_entry_put_in_again_is_found_by_its_new_words_alone(index: Index) -> None:
    index.put(Entry(1, (("A ladder.", 1.0),), {"theme": ("x",)}))
    assert (found(index, "ladder"), found(index, "nai"), len(index)) == ({1}, set(), len(TEXTS))
    assert index.facet("theme", "x").bit_count() == 1
    index.leave_out(1)
    assert found(index, "ladder") == set()
    assert index.facet("theme", "x") == 0


@given(st.text(max_size=60), st.sampled_from(sorted(TEXTS.values())))
def test_nothing_typed_is_an_error_and_marking_loses_nothing(typed: str, text: str) -> None:
    index = Index(Entry(key, ((each, 1.0),)) for key, each in TEXTS.items())
    asked = read(typed, index.nearest)
    index.search(asked, index.everything())
    assert "".join(piece.text for piece in marked(text, asked)) == text
