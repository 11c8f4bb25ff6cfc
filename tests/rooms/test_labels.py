"""One label for each person, kept both ways."""

from __future__ import annotations

import copy
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heed.anonymity.labels import FAMILY, PLACE, Entry, Labels, for_review
from heed.chronology.people import Person

TABLE = Labels(
    (
        Entry("child", "Child K", ("Leo Clements", "Leo-Bear", "Leon")),
        Entry("mother", "Mother", ("Anna Marie Clements", "Annie", "A.C.")),
        Entry("gp", "GP 1", ("Farah O'Neill",)),
        Entry("hv", "Health Visitor", ("Zoë Marsh",)),
        Entry("friend", "Friend", ("May Hill",)),
        Entry("home", "Address 4", ("14 Alder Close",), PLACE),
    )
)
ONE_CLEMENTS = Labels((Entry("mother", "Mother", ("Anna Clements", "A.C.")),))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Leo Clements was seen.", "Child K was seen."),
        ("Anna Marie Clements rang.", "Mother rang."),
        ("ANNA CLEMENTS rang", "Mother rang"),
        ("anna clements rang", "Mother rang"),
        ("Anna\n  Clements rang", "Mother rang"),
        ("Clements, Anna", "Mother"),
        ("Mrs Anna Clements", "Mother"),
        ("Annie's sister", "Mother's sister"),
        ("Dr F. O’Neill’s note", "GP 1’s note"),
        ("Dr O'Neill and dr o'neill", "GP 1 and dr GP 1"),
        ("Zoe Marsh visited", "Health Visitor visited"),
        ("Leo-Bear laughed", "Child K laughed"),
        ("Leon, not Leonard or Galileo", "Child K, not Leonard or Galileo"),
        ("report_Leo_final.docx", "report_Child K_final.docx"),
        ("AC rang, then A. C. rang", "Mother rang, then Mother rang"),
        ("a cot, an ac unit", "a cot, an ac unit"),
        ("at 14  alder close", "at Address 4"),
        ("May came in May 2016 and in May", "Friend came in May 2016 and in May"),
        ("It may help to go uphill", "It may help to go uphill"),
        ("said 'Leo' and ‘Annie’", "said 'Child K' and ‘Mother’"),
        ("the Clements house", "the Child K or Mother house"),
        ("the O'Neills moved", "the family moved"),
    ],
)
def test_a_name_becomes_its_label_however_it_is_written(text: str, expected: str) -> None:
    assert TABLE.anonymised(text) == expected
    assert TABLE.named(TABLE.anonymised(text)) == text


def test_a_family_name_only_one_person_has_points_to_that_person() -> None:
    text = "Clements' bag, Dr A. Clements and A.C. again. PC 1234 Clements."
    assert ONE_CLEMENTS.anonymised(text) == "Mother's bag, Mother and Mother again. Mother."
    assert ONE_CLEMENTS.named(ONE_CLEMENTS.anonymised(text)) == text


ONLY_THE_FULL_NAME = Labels((Entry("mother", "Mother", ("Anna Clements",)), Entry("gp", "GP 1", ("Gail Price",))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Clements' bag, Dr A. Clements and A.C. rang.", "Mother's bag, Mother and Mother rang."),
        ("seen by A. C. at home", "seen by Mother at home"),
        ("A.C.'s bag", "Mother's bag"),
        ("the AC unit in the G.P. surgery", "the AC unit in the G.P. surgery"),
        ("a.c. and d.c. current", "a.c. and d.c. current"),
        ("annaclements@mail.example, ClementsAnna.docx", "Mother@mail.example, Mother.docx"),
        ("C l e m e n t s and A-n-n-a and A.N.N.A.", "Mother and Mother and Mother."),
        ("Ｃｌｅｍｅｎｔｓ and 𝐀𝐧𝐧𝐚 rang", "Mother and Mother rang"),
        ("plans A B C D and N.S.P.C.C.", "plans A B C D and N.S.P.C.C."),
    ],
)
def test_what_follows_from_a_full_name_is_replaced_and_what_only_looks_alike_is_not(text: str, expected: str) -> None:
    assert ONLY_THE_FULL_NAME.anonymised(text) == expected
    assert ONLY_THE_FULL_NAME.named(ONLY_THE_FULL_NAME.anonymised(text)) == text


def test_a_stop_after_initials_that_ends_the_sentence_stays() -> None:
    assert ONE_CLEMENTS.anonymised("It was A.C. She left. So did A.C.") == "It was Mother. She left. So did Mother."


def test_a_family_may_have_a_label_of_its_own() -> None:
    labels = Labels((*TABLE.entries, Entry("family", "Family K", ("Clements",), FAMILY)))
    assert labels.anonymised("the Clements home; all Clementses") == "the Family K home; all Family K"


def test_without_a_memory_of_the_text_a_label_becomes_the_name_in_full() -> None:
    assert TABLE.named("Mother took Child K's bag. A mother would.") == (
        "Anna Marie Clements took Leo Clements's bag. A mother would."
    )


def test_anonymising_twice_changes_nothing_more() -> None:
    once = TABLE.anonymised("Leo and Annie")
    assert TABLE.anonymised(once) == once == "Child K and Mother"


def test_the_text_remembers_where_labels_stand_so_that_a_page_can_mark_them() -> None:
    text = TABLE.anonymised("Then Annie rang")
    (only,) = text.replaced
    assert (text[only.start : only.end], only.before, only.id) == ("Mother", "Annie", "mother")


@pytest.mark.parametrize("carried", [copy.copy, copy.deepcopy, lambda text: pickle.loads(pickle.dumps(text))])
def test_no_name_travels_with_an_anonymised_text(carried) -> None:  # type: ignore[no-untyped-def]
    text = TABLE.anonymised("Annie rang")
    assert b"Annie" not in pickle.dumps(text)
    assert not hasattr(carried(text), "replaced")


PIECES = st.sampled_from(
    [
        *(
            "Leo",
            "Clements",
            "Leo Clements",
            "annie",
            "A.C.",
            "Mother",
            "Child K",
            "Child K or Mother",
            "family",
            "May",
        ),
        *("Hill", "Dr ", "'s", "’", "'", ".", " ", "\n", "-", "_", "14 Alder Close", "Address 4", "2016"),
        *("e\u0301", "İ", "ß", "🙂", "L e o", "A n n i e", "Ｌｅｏ", "A.M.C.", "leoclements", "ﬁ", "l.e.o.n"),
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=3), max_size=25).map("".join)


@settings(deadline=None, max_examples=60)
@given(TEXTS)
def test_there_and_back_restores_every_character(text: str) -> None:
    assert TABLE.named(TABLE.anonymised(text)) == text
    assert TABLE.anonymised(TABLE.named(text)) == text


@settings(deadline=None, max_examples=60)
@given(TEXTS)
def test_no_name_of_the_table_is_left_in_an_anonymised_text(text: str) -> None:
    assert list(TABLE.names_in(str(TABLE.anonymised(text)))) == []


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        ([Entry("a", "Child K"), Entry("b", "child k")], "label_of_two"),
        ([Entry("a", "Mother", ("Sam Reed",)), Entry("b", "Father", ("sam  reed",))], "name_of_two"),
        ([Entry("a", "Rowan"), Entry("b", "Father", ("Rowan Ash",))], "label_is_a_name"),
        ([Entry("a", "RA", ("Rowan Ash",))], "label_is_initials"),
        ([Entry("a", "Child R", ("Rowan Ash",))], "label_is_initials"),
        ([Entry("a", " ", ("Rowan Ash",))], "label_missing"),
    ],
)
def test_an_unsafe_table_says_so(entries: list[Entry], code: str) -> None:
    assert code in [problem.code for problem in Labels(tuple(entries)).problems]


def test_a_safe_table_has_no_problems() -> None:
    assert TABLE.problems == ()


def test_a_review_proposes_labels_from_roles() -> None:
    people = [
        Person("p1", "child", aliases=("Baby Leo", "the baby")),
        Person("p2", "maternal_grandmother"),
        Person("p3", "social_worker.2"),
    ]
    labels = for_review(people, {"p1": ["Leo Clements"]}, label="Child K")
    assert [entry.label for entry in labels.entries] == ["Child K", "MGM", "Social Worker 2"]
    assert labels.entries[0].names == ("Leo Clements", "Baby Leo")
    assert labels.label("p3") == "Social Worker 2"
