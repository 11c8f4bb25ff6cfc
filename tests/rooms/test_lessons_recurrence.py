"""What has been learned before is found, with the reason; what only shares a word is not."""

from itertools import combinations
from pathlib import Path

import pytest
import yaml

from heed.lessons.expectations import expectations, expected_in
from heed.lessons.extraction import extract
from heed.lessons.likeness import Library
from heed.lessons.publications import Publication
from heed.lessons.reading import read_bytes
from heed.lessons.recurrence import Learned, alike, learned_from, recurring, recurring_lessons
from heed.lessons.themes import theme_names

EXAMPLES = Path(__file__).parents[2] / "examples"

# Lessons of the five examples that a reader would lay side by side, grouped by hand.
ALIKE = {
    "bruises": {
        *("bruising-in-babies-who-are-not-mobile", "avoid-relying-on-a-medical-explanation", "explanation-accepted"),
        *("discharge-rests-on-the-main-carer", "signs-missed-at-the-surgery", "four-entries-about-bruising"),
        *("childminder-says-she-stated-bruising", "report-every-bruise", "know-the-bruising-protocol"),
    },
    "disagreement": {
        *("challenge-and-escalation", "unresolved-disagreements", "assure-the-escalation-policy"),
        "conferences-did-not-settle-differences",
    },
    "sharing": {
        *("information-builds-a-picture-over-time", "sharing-across-borders", "routine-sharing-took-place"),
        *("notes-without-a-handover", "one-attempt-to-reach-the-new-area", "key-facts-not-shared", "support-assumed"),
    },
    "men": {
        *("too-much-trust-in-mother-to-manage-a-partner", "nobody-asked-about-father", "the-wider-network"),
        "what-to-record-about-fathers",
    },
    "closing": {
        *("known-to-health-services-only", "closing-summaries-say-why", "closing-was-not-well-communicated"),
        *("universal-services-only", "no-meeting-after-proceedings-were-withdrawn"),
    },
    "meeting": {
        *("a-conference-can-serve-when-a-child-is-accommodated", "conference-is-not-a-looked-after-review"),
        *("a-conference-would-have-helped", "no-multi-agency-process", "no-meeting-after-proceedings-were-withdrawn"),
        *("decide-on-this-case", "no-early-help-assessment-was-begun", "conferences-did-not-settle-differences"),
    },
    "before birth": {
        *("no-assessment-for-the-second-pregnancy", "assessment-protocols", "support-lost-to-an-early-birth"),
        "ask-about-ambivalence",
    },
    "optimism": {
        *("too-hopeful-of-parents", "sympathy-clouded-the-plan", "too-much-trust-in-mother-to-manage-a-partner"),
    },
    "physical abuse": {
        *("abuse-while-involved", "refocus-on-physical-abuse", "punishment-can-escalate", "slaps-seen-as-normal"),
        "practice-takes-it-seriously",
    },
    "voice": {"adults-heard-not-children", "court-without-delay", "keep-the-child-in-view"},
    "young parents": {
        *("look-further-before-deciding-on-a-referral", "pass-on-learning-about-young-parents"),
        "unprepared-and-unhappy",
    },
    "partners": {"foreseen-and-happened", "trouble-between-adults"},
}


def library() -> list[Learned]:
    found = []
    for path in sorted(EXAMPLES.glob("*/lessons.yaml")):
        written = yaml.safe_load(path.read_text(encoding="utf-8"))
        for each in [*written["lessons"], *written["recommendations"]]:
            review, safeguards = path.parent.name, tuple(each.get("safeguards", ()))
            found.append(
                Learned(review, each["id"], each["text"], tuple(each["themes"]), review, safeguards=safeguards)
            )
    return found


LIBRARY = library()


def lesson(id: str) -> Learned:
    return next(each for each in LIBRARY if each.id == id)


def side_by_side(one: str, other: str) -> bool:
    return any(one in group and other in group for group in ALIKE.values())


def test_lessons_grouped_by_hand_are_found_alike() -> None:
    found = [(each.id, like.lesson.id) for each in LIBRARY for like in alike(each, LIBRARY)]
    right = sum(side_by_side(one, other) for one, other in found)
    grouped = set().union(*ALIKE.values())
    met = {one for one, other in found if side_by_side(one, other)}
    precision, recall = right / len(found), len(met) / len(grouped)
    measured = (
        f"{len(found)} likenesses: precision {precision:.2f}; {recall:.2f} of the lessons meet one of their group"
    )
    assert precision >= 0.9, measured
    assert recall >= 0.5, measured


def test_a_recurrence_holds_what_a_reader_would_group() -> None:
    recurrences = recurring_lessons(LIBRARY)
    pairs = [
        (one.id, other.id)
        for each in recurrences
        for one, other in combinations(each.lessons, 2)
        if one.publication != other.publication
    ]
    right = sum(side_by_side(*pair) for pair in pairs)
    assert right / len(pairs) >= 0.8, f"{right} of {len(pairs)} pairs"
    themes = {each.theme for each in recurrences}
    assert {"bruising-non-mobile", "escalation-challenge", "information-sharing", "case-closure-step-down"} <= themes


def test_an_unresolved_disagreement_is_recognised_and_an_unrelated_lesson_is_not() -> None:
    found = alike(lesson("unresolved-disagreements"), LIBRARY)
    assert found[0].lesson.id == "conferences-did-not-settle-differences"
    assert found[0].shared_themes == ("escalation-challenge",)
    assert "differed" in found[0].shared_words
    assert found[0].why == (
        "Both are about whether a disagreement between professionals is taken further, and share the words “settle” and"
        " “differed”."
    )
    assert all("escalation-challenge" in each.lesson.themes for each in found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nobody asked about the father.", "Practitioners should make sure that fathers are included in assessments."),
        ("It was good that the doctor challenged the decision.", "Dissent at conference was not escalated."),
        ("Five hospital appointments were missed.", "Services should follow up a child who was not brought to clinic."),
    ],
)
def test_one_lesson_is_known_in_other_words_and_with_another_stance(one: str, other: str) -> None:
    (found,) = alike(Learned("a", "1", one, ()), [Learned("b", "1", other, ())])
    assert found.shared_expectations
    assert found.why.startswith("Both are about whether ")


@pytest.mark.parametrize(
    ("one", "other", "theme"),
    [
        ("Coercive control was missed.", "The refuge had no room for older boys.", "domestic-abuse"),
        ("The children were not seen alone.", "Young people helped to write the questions.", "voice-of-the-child"),
        ("Midwives should ask about abuse.", "Midwives should ask about smoking.", "pre-birth"),
    ],
)
def test_a_shared_theme_alone_joins_nothing(one: str, other: str, theme: str) -> None:
    lessons = [Learned("a", "1", one, (theme,)), Learned("b", "1", other, (theme,))]
    assert alike(lessons[0], lessons) == ()
    assert recurring_lessons(lessons) == ()


def test_one_expectation_on_two_different_matters_joins_nothing() -> None:
    words = "The history was not considered."
    assert alike(Learned("a", "1", words, ("neglect",)), [Learned("b", "1", words, ("pre-birth",))]) == ()


def test_nearly_the_same_words_are_one_lesson_though_no_expectation_is_known() -> None:
    text = "Lifeguards did not recognise drowning in the shallow water."
    one, other = (Learned(name, "1", text, ("leadership-resources",)) for name in "ab")
    (found,) = alike(one, [other])
    assert not found.shared_expectations
    (group,) = recurring_lessons([one, other])
    assert group.why.startswith("All say nearly the same of ")


@pytest.mark.parametrize("id", sorted(expectations()))
def test_every_expectation_is_of_a_theme_of_the_list(id: str) -> None:
    assert expectations()[id].theme in theme_names()


@pytest.mark.parametrize("id", sorted(expectations()))
def test_every_expectation_yields_to_others_of_the_list(id: str) -> None:
    yields = expectations()[id].yields
    assert yields <= expectations().keys() - {id}


def test_what_is_more_particular_takes_the_place_of_what_is_general() -> None:
    assert "accounts-checked" in expected_in("Workers relied on what the mother told them.")
    assert expected_in("Her claim to be clean was never verified by testing.") == ("abstinence-tested",)


def test_a_short_lesson_of_two_sentences_says_one_thing() -> None:
    text = (
        "A four-month-old had a small mark on the jaw. The nurse wiped it, wrote it in the diary and said nothing more."
    )
    assert "mark-on-a-baby-referred" in expected_in(text)
    long = text.replace(". The", f". {'The family lived in a flat above a shop in the middle of the town. ' * 3}The")
    assert "mark-on-a-baby-referred" not in expected_in(long)


def test_what_asks_for_a_tool_expects_nothing_of_practice_save_where_the_table_says_so() -> None:
    assert expected_in("Training on bruising in babies should be offered to the doctors who see them.") == (
        "staff-trained",
    )


def test_an_empty_text_expects_nothing() -> None:
    assert expected_in("") == ()


def test_a_lesson_left_out_is_no_longer_found() -> None:
    kept = Library([dissent("a"), dissent("b")])
    kept.leave_out("b", "1")
    assert kept.alike(dissent("a"), 0.5) == []
    assert kept.expecting("disagreement-taken-further") == [dissent("a")]


def test_a_lesson_of_the_same_publication_never_recurs() -> None:
    one = Learned("a", "1", "Agencies did not share information.", ("information-sharing",))
    again = Learned("a", "2", "Agencies did not share information.", ("information-sharing",))
    assert alike(one, [one, again]) == ()
    assert recurring_lessons([one, again]) == ()


def test_a_score_is_between_nothing_and_one_and_ordered() -> None:
    found = alike(lesson("report-every-bruise"), LIBRARY, at_least=0.0)
    scores = [each.score for each in found]
    assert scores == sorted(scores, reverse=True)
    assert 0 <= scores[-1] <= scores[0] <= 1


@pytest.mark.parametrize("order", [1, -1])
def test_likeness_is_the_same_from_either_side(order: int) -> None:
    one, other = [lesson("closing-summaries-say-why"), lesson("closing-was-not-well-communicated")][::order]
    (found,) = alike(one, [other], at_least=0.0)
    (back,) = alike(other, [one], at_least=0.0)
    assert found.score == back.score


def dissent(publication: str, year: int | None = None, safeguards: tuple[str, ...] = ()) -> Learned:
    text = "Professional disagreements were left unresolved at conference."
    board = f"Board {publication}"
    return Learned(publication, "1", text, ("escalation-challenge",), board, year, safeguards=safeguards)


def test_a_recurrence_says_how_often_since_when_and_what_carries_it() -> None:
    (found,) = recurring_lessons([dissent("a", 2015), dissent("b", 2011), dissent("c", 2019), dissent("d")])
    assert found.title == "A disagreement between professionals is taken further"
    assert found.say == "learned four times since 2011, by four boards; no safeguard yet"
    assert (found.publications, found.authorities, found.first, found.last) == (4, 4, 2011, 2019)
    assert "disagreements" in found.why


def test_a_recurrence_names_its_safeguards_and_leaves_out_what_is_not_known() -> None:
    one = dissent("a", safeguards=("DIS-01",))
    other = Learned("b", "1", one.text, one.themes)
    (found,) = recurring_lessons([one, other])
    assert found.say == "learned twice, by one board; carried by DIS-01"
    assert found.as_json()["safeguards"] == ["DIS-01"]
    assert [each["publication"] for each in found.as_json()["lessons"]] == ["a", "b"]


def publication(name: str, board: str, lesson: str) -> Publication:
    head = f"{board} learning brief\n\nSerious Case Review: Child {name}\n\n"
    text = f"{head}What did we learn?\n\n- {lesson}\n- Staff were kind.\n"
    return extract(read_bytes(f"{name}.txt", text.encode()))


def test_publications_are_compared_through_their_lessons() -> None:
    one = publication("Q", "Avonmere Safeguarding Children Board", "Dissent at conference was not resolved.")
    other = publication("Z", "Lowmoor Safeguarding Children Board", "Professionals disagreed and nobody escalated it.")
    found = next(each for each in recurring([one, other]) if each.theme == "escalation-challenge")
    assert found.say == "learned twice, by two boards; no safeguard yet"


def test_two_publications_of_one_review_count_once() -> None:
    board, lesson = "Avonmere Safeguarding Children Board", "Dissent at conference was not resolved."
    short, long = publication("Q", board, lesson), publication("Q", board, lesson + " Nobody escalated it.")
    assert {one.publication for each in (short, long) for one in learned_from(each)} == {f"Child Q, {board}"}
    assert recurring([short, long]) == ()


def test_two_lessons_are_no_group_by_way_of_a_third_that_shares_a_theme_with_each() -> None:
    text = "Professional disagreements were left unresolved at conference."
    one = Learned("a", "1", text, ("escalation-challenge",))
    between = Learned("b", "1", text, ("escalation-challenge", "pre-birth"))
    other = Learned("c", "1", text, ("pre-birth",))
    (group,) = recurring_lessons([one, between, other])
    assert set(group.lessons) == {one, between}
    assert all(alike(first, [second]) for first, second in combinations(group.lessons, 2))


def test_an_empty_library_has_no_recurrence() -> None:
    assert recurring_lessons([]) == ()
    assert alike(lesson("report-every-bruise"), []) == ()
